package continuo.plugin;

import continuo.fault.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;

/**
 * What a plugin's jar says about itself.
 *
 * @param descriptor id, version, dependencies and what it requires, from the manifest
 * @param api the version of the plugin API that it was built against, such as {@code 0.2}; empty before there was such a word
 * @param index the names of its components' classes, from pf4j's index; empty where it has none
 */
record PluginJar(PluginDescriptor descriptor, Optional<String> api, Optional<List<String>> index) {
    private static final String API = "Continuo-Api";

    /** In the source and in the distribution. */
    private static final String MIGRATION = "docs/migration-0.2.md";

    static final String INDEX = "META-INF/extensions.idx";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Semantic versioning 2.0: three numbers, then perhaps a pre-release and a build. */
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    /**
     * Reads as much as is needed to tell which plugin it is; {@link #check} tells whether it is sound.
     *
     * @throws IOException when it cannot be read or is no jar
     * @throws Failure of kind PLUGIN when it does not say which plugin it is
     */
    static PluginJar read(Path path) throws IOException {
        // Signatures are not checked: a plugin is as trusted as the folder it lies in.
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw fault("it has no META-INF/MANIFEST.MF; a plugin's manifest has Plugin-Id and Plugin-Version");
            }
            if (!hasId(manifest)) {
                throw fault("its manifest has no Plugin-Id");
            }
            return of(manifest, index(jar));
        }
    }

    /** Whether a jar with such a manifest was made as a plugin. */
    static boolean hasId(Manifest manifest) {
        return manifest.getMainAttributes().getValue(ManifestPluginDescriptorFinder.PLUGIN_ID) != null;
    }

    /** @throws Failure of kind PLUGIN when the id is odd */
    static PluginJar of(Manifest manifest, Optional<List<String>> index) {
        String id = manifest.getMainAttributes().getValue(ManifestPluginDescriptorFinder.PLUGIN_ID);
        if (!ID.matcher(id).matches()) {
            throw fault("its Plugin-Id \"" + id + "\" is not of letters, digits, dots and hyphens");
        }
        Optional<String> api =
                Optional.ofNullable(manifest.getMainAttributes().getValue(API)).map(String::strip);
        return new PluginJar(new ManifestReader().descriptor(manifest), api, index);
    }

    /**
     * @throws Failure of kind PLUGIN when it was built against other interfaces, its version is missing or odd, or it
     *     publishes nothing
     */
    void check() {
        checkApi();
        String version = descriptor.getVersion();
        if (version == null) {
            throw fault("its manifest has no Plugin-Version");
        }
        if (!VERSION.matcher(version).matches()) {
            throw fault("its Plugin-Version \"" + version + "\" is not three numbers such as 1.0.0");
        }
        // A plugin that only others build on has a class of its own to say that this is meant.
        if (componentClasses().isEmpty() && descriptor.getPluginClass().equals(Plugin.class.getName())) {
            throw fault("it publishes nothing: " + INDEX + (index.isEmpty() ? " is missing" : " is empty")
                    + "; annotate the components with org.pf4j.Extension and name pf4j as annotation processor");
        }
    }

    /** What an author wrote to {@code Plugin-Requires} years ago does not know of interfaces that changed since. */
    private void checkApi() {
        if (api.isEmpty()) {
            throw fault("its manifest has no " + API + ", so it was built against Continuo 0.1, and this is "
                    + PluginHost.API + "; " + MIGRATION + " lists the edits to make");
        }
        if (!api.get().equals(PluginHost.API)) {
            throw fault("it was built against Continuo " + api.get() + ", and this is " + PluginHost.API
                    + "; use another version of either");
        }
    }

    List<String> componentClasses() {
        return index.orElse(List.of());
    }

    private static Optional<List<String>> index(JarFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(INDEX);
        if (entry == null) {
            return Optional.empty();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            return Optional.of(classNames(lines));
        }
    }

    /** The names in an index, without its comments. */
    static List<String> classNames(BufferedReader index) {
        return index.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static Failure fault(String message) {
        return Failure.plugin(message, null);
    }

    /** Opens up pf4j's own reading of a manifest. */
    private static final class ManifestReader extends ManifestPluginDescriptorFinder {
        PluginDescriptor descriptor(Manifest manifest) {
            return createPluginDescriptor(manifest);
        }
    }
}
