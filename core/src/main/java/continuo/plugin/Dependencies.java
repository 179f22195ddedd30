package continuo.plugin;

import continuo.fault.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pf4j.PluginDependency;

/** In which order plugins are loaded, and why one cannot be. */
final class Dependencies {
    private Dependencies() {}

    /** Takes out the plugin to load next: the first that waits for no other; within a cycle, the first that can do without. */
    static InstalledPlugin takeNext(List<InstalledPlugin> waiting) {
        for (int i = 0; i < waiting.size(); i++) {
            if (all(waiting.get(i)).stream()
                    .noneMatch(d -> find(waiting, d.getPluginId()).isPresent())) {
                return waiting.remove(i);
            }
        }
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).needs().stream()
                    .noneMatch(id -> find(waiting, id).isPresent())) {
                return waiting.remove(i);
            }
        }
        return waiting.remove(0);
    }

    /**
     * Checks that everything a plugin needs is loaded.
     *
     * @param waiting plugins whose turn is still to come
     * @param done plugins that are loaded or have failed
     * @throws Failure of kind PLUGIN naming what is in the way
     */
    static void check(
            InstalledPlugin plugin,
            List<InstalledPlugin> waiting,
            Collection<InstalledPlugin> done,
            SingleJarManager versions) {
        for (PluginDependency dependency : all(plugin)) {
            String id = dependency.getPluginId();
            Optional<InstalledPlugin> loaded =
                    done.stream().filter(p -> p.loaded() && p.id().equals(id)).findFirst();
            if (loaded.isPresent()) {
                String range = dependency.getPluginVersionSupport();
                if (!versions.satisfies(loaded.get().version(), range)) {
                    throw fault("it needs the plugin " + id + " " + range + ", and "
                            + loaded.get().version() + " is installed");
                }
            } else if (!dependency.isOptional()) {
                throw fault(absence(plugin, id, waiting, done));
            }
        }
    }

    private static String absence(
            InstalledPlugin plugin, String id, List<InstalledPlugin> waiting, Collection<InstalledPlugin> done) {
        if (id.equals(plugin.id()) || find(waiting, id).isPresent()) {
            return "its dependencies run in a circle: " + circle(plugin, waiting);
        }
        return "it needs the plugin " + id
                + find(done, id)
                        .flatMap(InstalledPlugin::failure)
                        .map(reason -> ", which is not loaded (" + reason + ")")
                        .orElse(", which is not installed; put its jar beside this one");
    }

    private static String circle(InstalledPlugin start, List<InstalledPlugin> waiting) {
        List<String> path = new ArrayList<>();
        Optional<InstalledPlugin> at = Optional.of(start);
        while (at.isPresent() && !path.contains(at.get().id())) {
            path.add(at.get().id());
            at = at.get().needs().stream()
                    .flatMap(id -> id.equals(start.id()) ? Optional.of(start).stream() : find(waiting, id).stream())
                    .findFirst();
        }
        at.ifPresent(again -> path.add(again.id()));
        return String.join(" -> ", path);
    }

    private static Optional<InstalledPlugin> find(Collection<InstalledPlugin> plugins, String id) {
        return plugins.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    private static List<PluginDependency> all(InstalledPlugin plugin) {
        return plugin.content().map(c -> c.descriptor().getDependencies()).orElse(List.of());
    }

    private static Failure fault(String message) {
        return Failure.plugin(message, null);
    }
}
