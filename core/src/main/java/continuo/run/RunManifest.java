package continuo.run;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.file.AtomicFile;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginStatus;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is and what it was made with: {@code run.json}. Holds ids and parameter texts, never class names, so that it
 * can be read and shown where the plugins are not installed.
 *
 * @param created when the run was begun
 * @param versions what it was begun with
 * @param plan how it is trained
 * @param corpus what it learns from
 * @param components every component with all its parameters; corpora first
 * @param plugins the plugins the components came from
 */
public record RunManifest(
        Instant created,
        Versions versions,
        TrainingPlan plan,
        CorpusSummary corpus,
        List<Component> components,
        List<PluginJar> plugins) {
    public RunManifest {
        components = List.copyOf(components);
        plugins = List.copyOf(plugins);
    }

    /**
     * @param continuo this program's version
     * @param java the virtual machine's
     * @param system operating system and processor
     */
    public record Versions(String continuo, String java, String system) {
        /** Those of the running process. */
        public static Versions current(String continuo) {
            return new Versions(
                    continuo,
                    System.getProperty("java.version"),
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"));
        }
    }

    /**
     * @param digest SHA-256 of the loaded music, in hex: the census's
     * @param pieces how many pieces were loaded
     * @param notes how many notes they have
     */
    public record CorpusSummary(String digest, int pieces, long notes) {}

    /**
     * A component as files store it.
     *
     * @param kind what it is
     * @param id its id
     * @param plugin the plugin it came from
     * @param parameters every parameter with its value as a user would type it
     */
    public record Component(Kind kind, String id, String plugin, Map<String, String> parameters) {
        public Component {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        static Component of(Selection selection) {
            ComponentDescriptor component = selection.component();
            return new Component(component.kind(), component.id(), component.pluginId(), selection.texts());
        }
    }

    /**
     * @param id the plugin's id
     * @param version its version
     * @param sha256 of its jar, in hex
     */
    public record PluginJar(String id, String version, String sha256) {}

    /** Finds installed components: {@code host::component}. */
    @FunctionalInterface
    public interface Installed {
        /** @throws Failure of kind USER when none of this id is installed */
        ComponentDescriptor component(Kind kind, String id);
    }

    /** @param installed all plugins; only those that the experiment's components come from are kept */
    public static RunManifest of(
            Instant created,
            Versions versions,
            TrainingPlan plan,
            CorpusSummary corpus,
            Experiment experiment,
            List<PluginStatus> installed) {
        List<Component> choices = Stream.concat(
                        experiment.corpora().stream(), singleKinds().map(experiment::get))
                .map(Component::of)
                .toList();
        Set<String> used = choices.stream().map(Component::plugin).collect(Collectors.toSet());
        List<PluginJar> jars = installed.stream()
                .filter(plugin -> plugin.loaded() && used.contains(plugin.id()))
                .map(plugin -> new PluginJar(plugin.id(), plugin.version(), plugin.sha256()))
                .toList();
        return new RunManifest(created, versions, plan, corpus, choices, jars);
    }

    /**
     * The experiment, of the components that are installed now.
     *
     * @throws Failure of kind USER naming each component that is missing and the plugin it came from; of kind DATA where a
     *     component no longer takes its parameters
     */
    public Experiment experiment(Installed installed) {
        List<String> problems = new ArrayList<>();
        Map<Component, ComponentDescriptor> found = new LinkedHashMap<>();
        for (Component choice : components) {
            try {
                found.put(choice, installed.component(choice.kind(), choice.id()));
            } catch (Failure failure) {
                problems.add(choice.kind().word() + " \"" + choice.id() + "\" of the plugin " + choice.plugin());
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.user("the run needs what is not installed: " + String.join(", ", problems) + "; load it")
                    .with(new Remedy.LoadPlugin(Optional.empty()));
        }
        List<Selection> selections = components.stream()
                .map(choice -> select(choice, Objects.requireNonNull(found.get(choice))))
                .toList();
        return new Experiment(
                selections.stream()
                        .filter(s -> s.component().kind() == Kind.CORPUS)
                        .toList(),
                only(selections, Kind.REPRESENTATION),
                only(selections, Kind.GENERATOR),
                only(selections, Kind.DISCRIMINATOR),
                only(selections, Kind.LOSS),
                only(selections, Kind.TRAINER));
    }

    /** What is different now about the plugins the run was made with, a line each; empty when nothing is. */
    public List<String> pluginChanges(List<PluginStatus> installed) {
        List<String> changes = new ArrayList<>();
        for (PluginJar jar : plugins) {
            Optional<PluginStatus> now =
                    installed.stream().filter(p -> p.id().equals(jar.id())).findFirst();
            if (now.isEmpty()) {
                changes.add("the plugin " + jar.id() + " " + jar.version() + " is not installed any more");
            } else if (!now.get().sha256().equals(jar.sha256())) {
                changes.add("the plugin " + jar.id() + " was " + jar.version() + " and is "
                        + now.get().version() + " now, another jar");
            }
        }
        return changes;
    }

    /** @throws Failure of kind DATA naming the file and what is wrong in it; of kind RESOURCE when it cannot be read */
    public static RunManifest read(Path file) {
        return RunManifestJson.read(file);
    }

    /** @throws Failure of kind RESOURCE naming the path and the way out */
    public void write(Path file) {
        AtomicFile.write(file, RunManifestJson.bytes(this));
    }

    /** The kinds of which an experiment has one component, in the order of the data's way. */
    static Stream<Kind> singleKinds() {
        return Stream.of(Kind.REPRESENTATION, Kind.GENERATOR, Kind.DISCRIMINATOR, Kind.LOSS, Kind.TRAINER);
    }

    private static Selection select(Component choice, ComponentDescriptor component) {
        try {
            return Selection.of(component, choice.parameters());
        } catch (Failure failure) {
            throw Failure.data("the run's " + choice.kind().word() + " " + choice.id()
                    + " does not take its parameters any more: " + failure.getMessage() + "; install the plugin "
                    + choice.plugin() + " in the version it was made with");
        }
    }

    private static Selection only(List<Selection> selections, Kind kind) {
        return selections.stream()
                .filter(s -> s.component().kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a manifest without " + kind.word()));
    }
}
