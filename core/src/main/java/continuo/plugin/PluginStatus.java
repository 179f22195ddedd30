package continuo.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One plugin and how it fared.
 *
 * @param id its id; the file's name where the id could not be read
 * @param version its version; empty where it could not be read
 * @param description one line; may be empty
 * @param jar where it was found: a jar, or a folder of classes on the class path
 * @param sha256 of the jar as it was loaded, or of a folder's files, in hex; goes into {@code run.json}; empty where it
 *     could not be read
 * @param failure why it is not loaded; empty for a plugin that works
 */
public record PluginStatus(
        String id, String version, String description, Path jar, String sha256, Optional<String> failure) {
    public boolean loaded() {
        return failure.isEmpty();
    }
}
