package continuo.plugin;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a plugin on the spot, with pf4j's annotation processor as a plugin's author would, and packs its jar. */
final class PluginBuilder {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** What a plugin is compiled against, without the many jars that no test plugin uses. */
    private static final String CORE_CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(p -> !p.endsWith(".jar") || p.matches(".*(pf4j|slf4j-api|nd4j-api)[^/]*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<Path> classPath = new ArrayList<>();
    private String file;
    private boolean manifest = true;
    private int majorVersion;

    private PluginBuilder(String id) {
        file = id + ".jar";
        attribute("Plugin-Id", id).attribute("Plugin-Version", "1.0.0").attribute("Plugin-Requires", ">=0.1.0");
    }

    static PluginBuilder plugin(String id) {
        return new PluginBuilder(id);
    }

    /** A plugin with one metric, whose id is the plugin's. */
    static PluginBuilder metric(String id, String members) {
        String name = id.replace("-", "");
        return plugin(id)
                .source(
                        name + ".Measure",
                        metricSource(name, "@Component(id = \"" + id + "\", summary = \"a test\")", members));
    }

    /** A metric that answers 1; the members must contain its constructor. */
    static String metricSource(String packageName, String annotations, String members) {
        return """
                package %s;
                import continuo.fault.*;
                import continuo.music.*;
                import continuo.params.*;
                import continuo.spi.*;
                import java.util.OptionalDouble;
                @org.pf4j.Extension
                %s
                public class Measure implements Metric {
                    %s
                    @Override public OptionalDouble measure(Score score) { return OptionalDouble.of(answer()); }
                    @Override public String unit() { return "fraction"; }
                    double answer() { return 1; }
                }
                """.formatted(packageName, annotations, members);
    }

    PluginBuilder attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    PluginBuilder withoutAttribute(String name) {
        attributes.remove(name);
        return this;
    }

    PluginBuilder withoutManifest() {
        manifest = false;
        return this;
    }

    PluginBuilder source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    PluginBuilder entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    PluginBuilder index(String... classNames) {
        return entry("META-INF/extensions.idx", String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
    }

    PluginBuilder compiledAgainst(Path jar) {
        classPath.add(jar);
        return this;
    }

    PluginBuilder majorVersion(int version) {
        majorVersion = version;
        return this;
    }

    PluginBuilder file(String name) {
        file = name;
        return this;
    }

    Path write(Path folder) {
        try {
            Path classes = Files.createTempDirectory("continuo-test-plugin");
            compile(classes);
            Map<String, byte[]> content = classes(classes);
            delete(classes);
            content.putAll(entries);
            return pack(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
        classPath.forEach(p -> path.append(System.getProperty("path.separator")).append(p));
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                path.toString(),
                "--release",
                "17",
                "-processor",
                "org.pf4j.processor.ExtensionAnnotationProcessor");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        if (!compiler.getTask(messages, null, null, options, null, units).call()) {
            throw new IllegalArgumentException(messages.toString());
        }
    }

    private Map<String, byte[]> classes(Path folder) throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(path);
                if (majorVersion > 0 && path.toString().endsWith(".class")) {
                    bytes[6] = (byte) (majorVersion >> 8);
                    bytes[7] = (byte) majorVersion;
                }
                content.put(folder.relativize(path).toString().replace('\\', '/'), bytes);
            }
        }
        return content;
    }

    private Path pack(Path jar, Map<String, byte[]> content) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            if (manifest) {
                Manifest written = new Manifest();
                written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
                attributes.forEach((name, value) -> written.getMainAttributes().putValue(name, value));
                zip.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
                written.write(zip);
            }
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return jar;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
