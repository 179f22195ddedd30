package continuo.plugin;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.Plugin;

/**
 * The plugins of a class path: each jar or folder on it that has an index of components. A jar made as a plugin has the id
 * of its manifest; what has no such manifest, as a folder of classes, is called {@code class-path}, a second one {@code
 * class-path-2}.
 */
final class ClassPath {
    private static final String ID = "class-path";

    /** A folder of classes was not packed, so nothing says which version it is. */
    private static final String NO_VERSION = "0.0.0";

    private ClassPath() {}

    /**
     * Everything found, in the order of the class path; what cannot be read has failed.
     *
     * @throws IOException when the class path cannot be searched
     */
    static List<InstalledPlugin> plugins(ClassLoader loader) throws IOException {
        List<InstalledPlugin> plugins = new ArrayList<>();
        int nameless = 0;
        for (URL index : Collections.list(loader.getResources(PluginJar.INDEX))) {
            String root = index.toExternalForm();
            root = root.substring(0, root.length() - PluginJar.INDEX.length());
            Path place = place(root);
            try {
                List<String> classes = lines(index);
                Optional<PluginJar> jar = jar(root, classes);
                if (jar.isPresent()) {
                    plugins.add(InstalledPlugin.onClassPath(place, jar.get()));
                } else if (!classes.isEmpty()) {
                    // The annotation processor writes an index even where it found nothing.
                    nameless++;
                    String id = nameless == 1 ? ID : ID + "-" + nameless;
                    plugins.add(InstalledPlugin.onClassPath(place, unpacked(id, classes)));
                }
            } catch (Throwable fault) {
                plugins.add(InstalledPlugin.failed(place, Optional.empty(), fault));
            }
        }
        return plugins;
    }

    /** What was made as a plugin's jar; empty for everything else. */
    private static Optional<PluginJar> jar(String root, List<String> classes) throws IOException {
        try (InputStream in = open(URI.create(root + "META-INF/MANIFEST.MF").toURL())) {
            Manifest manifest = new Manifest(in);
            return PluginJar.hasId(manifest)
                    ? Optional.of(PluginJar.of(manifest, Optional.of(classes)))
                    : Optional.empty();
        } catch (FileNotFoundException noManifest) {
            return Optional.empty();
        }
    }

    private static PluginJar unpacked(String id, List<String> classes) {
        return new PluginJar(
                new DefaultPluginDescriptor(
                        id, "classes that are not packed as a plugin", Plugin.class.getName(), NO_VERSION, "*", "", ""),
                // It was compiled against what it runs with, or its class path is at fault.
                Optional.of(PluginHost.API),
                Optional.of(classes));
    }

    private static List<String> lines(URL index) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(index), StandardCharsets.UTF_8))) {
            return PluginJar.classNames(lines);
        }
    }

    /** Jars that a cache kept open could not be replaced. */
    private static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** The jar or folder; where it is neither, as a jar inside a jar, words that say so. */
    private static Path place(String root) {
        String file = root.startsWith("jar:") ? root.substring("jar:".length(), root.length() - "!/".length()) : root;
        return file.startsWith("file:") ? Path.of(URI.create(file)) : Path.of("a jar inside another");
    }
}
