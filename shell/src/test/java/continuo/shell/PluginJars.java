package continuo.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Puts plugins on the test's class path into a folder, as jars. */
final class PluginJars {
    private PluginJars() {}

    /** The plugin that a class belongs to, whether the build has packed it already or not. */
    static void add(String id, Class<?> member, Path folder) {
        try {
            Path source = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path jar = folder.resolve(id + ".jar");
            if (Files.isRegularFile(source)) {
                Files.copy(source, jar);
            } else {
                pack(id, source, jar);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A plugin of the extensions given, which are all in one package of the tests. */
    static void addExtensions(String id, Path folder, Class<?>... extensions) {
        try {
            Path tests = Path.of(extensions[0]
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path classes = Files.createTempDirectory(folder.getParent(), id);
            String packageFolder = extensions[0].getPackageName().replace('.', '/');
            Path copies = Files.createDirectories(classes.resolve(packageFolder));
            try (Stream<Path> members = Files.list(tests.resolve(packageFolder))) {
                for (Path member : members.toList()) {
                    Files.copy(member, copies.resolve(member.getFileName()));
                }
            }
            Path index = Files.createDirectory(classes.resolve("META-INF")).resolve("extensions.idx");
            Files.write(index, Stream.of(extensions).map(Class::getName).toList());
            pack(id, classes, folder.resolve(id + ".jar"));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pack(String id, Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", id);
        attributes.putValue("Plugin-Version", "0.2.0");
        attributes.putValue("Plugin-Description", "the plugin " + id);
        attributes.putValue("Plugin-Provider", "Continuo");
        attributes.putValue("Plugin-Requires", ">=0.2.0");
        attributes.putValue("Continuo-Api", "0.2");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            List<Path> content = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : content) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (!name.equals("META-INF/MANIFEST.MF")) {
                    packed.putNextEntry(new JarEntry(name));
                    Files.copy(file, packed);
                    packed.closeEntry();
                }
            }
        }
    }
}
