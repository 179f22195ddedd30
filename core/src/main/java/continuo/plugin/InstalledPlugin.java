package continuo.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pf4j.PluginDescriptor;

/**
 * A jar that was found, or a folder of classes on the class path, and how far it got.
 *
 * @param jar where it was found
 * @param copy the session's copy; empty when it could not be copied, and for what is on the class path
 * @param content what the jar says about itself; empty when it could not be read
 * @param failure why it is not loaded
 * @param onClassPath whether its classes are the class path's own, so that it stays loaded
 */
record InstalledPlugin(
        Path jar, Optional<Path> copy, Optional<PluginJar> content, Optional<String> failure, boolean onClassPath) {
    static InstalledPlugin staged(Path jar, Path copy, PluginJar content) {
        return new InstalledPlugin(jar, Optional.of(copy), Optional.of(content), Optional.empty(), false);
    }

    static InstalledPlugin onClassPath(Path place, PluginJar content) {
        return new InstalledPlugin(place, Optional.empty(), Optional.of(content), Optional.empty(), true);
    }

    static InstalledPlugin failed(Path jar, Optional<Path> copy, Throwable fault) {
        return new InstalledPlugin(jar, copy, Optional.empty(), Optional.of(Reason.of(fault)), false);
    }

    InstalledPlugin because(Throwable fault) {
        return new InstalledPlugin(jar, copy, content, Optional.of(Reason.of(fault)), onClassPath);
    }

    boolean loaded() {
        return failure.isEmpty();
    }

    String id() {
        return content.map(c -> c.descriptor().getPluginId())
                .orElse(jar.getFileName().toString());
    }

    String version() {
        return content.map(c -> c.descriptor().getVersion()).orElse("");
    }

    /** The ids of the plugins it cannot do without. */
    List<String> needs() {
        return content.map(PluginJar::descriptor).map(PluginDescriptor::getDependencies).orElse(List.of()).stream()
                .filter(d -> !d.isOptional())
                .map(d -> d.getPluginId())
                .toList();
    }

    PluginStatus status(SessionFolder session) {
        String description =
                content.map(c -> c.descriptor().getPluginDescription()).orElse("");
        Optional<Path> hashed = onClassPath ? Optional.of(jar).filter(Files::exists) : copy;
        return new PluginStatus(
                id(), version(), description, jar, hashed.map(session::sha256).orElse(""), failure);
    }
}
