package continuo.plugin;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

/**
 * Compiles a plugin on the spot and packs its jar. The index of components is written from the sources' annotations,
 * or, slowly, by pf4j's annotation processor as an author's build does it.
 */
public final class PluginBuilder {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Classes by the sources they come from: many test plugins differ in their manifest only. */
    private static final Map<List<Object>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

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
    private boolean processor;
    private int majorVersion;

    private PluginBuilder(String id) {
        file = id + ".jar";
        attribute("Plugin-Id", id)
                .attribute("Plugin-Version", "1.0.0")
                .attribute("Plugin-Requires", ">=0.2.0")
                .attribute("Continuo-Api", "0.2");
    }

    public static PluginBuilder plugin(String id) {
        return new PluginBuilder(id);
    }

    /** A plugin whose code does not matter. */
    static PluginBuilder stub(String id) {
        return plugin(id)
                .source(
                        "stub.Measure",
                        metricSource(
                                "stub",
                                "@Component(id = \"stub\", summary = \"a test\")",
                                "public Measure(NoParameters none) {}"));
    }

    /** A plugin with one metric, whose id is the plugin's. */
    static PluginBuilder metric(String id, String members) {
        String name = id.replace("-", "");
        return plugin(id)
                .source(
                        name + ".Measure",
                        metricSource(name, "@Component(id = \"" + id + "\", summary = \"a test\")", members));
    }

    /** A metric that answers 1 unless the members say otherwise; they must contain its constructor. */
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
                public class Measure implements Metric<Score> {
                    %s
                    @Override public OptionalDouble measure(Score score) { return OptionalDouble.of(answer()); }
                    @Override public String unit() { return "fraction"; }
                    %s
                }
                """.formatted(
                packageName, annotations, members, members.contains("answer()") ? "" : "double answer() { return 1; }");
    }

    /** Source that implements every method of some interfaces by returning nothing much. */
    public static String stubs(Class<?>... interfaces) {
        return Arrays.stream(interfaces)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(PluginBuilder::stub)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String stub(Method method) {
        AtomicInteger number = new AtomicInteger();
        String parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(type -> source(type) + " p" + number.getAndIncrement())
                .collect(Collectors.joining(", "));
        Class<?> result = method.getReturnType();
        String value = result == boolean.class ? "false" : result.isPrimitive() ? "0" : "null";
        return "public " + source(method.getGenericReturnType()) + " " + method.getName() + "(" + parameters + ") {"
                + (result == void.class ? "" : " return " + value + ";") + " }";
    }

    /** The name of an interface; one that works on content is of scores. */
    public static String name(Class<?> type) {
        return type.getSimpleName() + (type.getTypeParameters().length == 0 ? "" : "<continuo.music.Score>");
    }

    private static String source(Type type) {
        // What works on content is of scores.
        return type.getTypeName().replace('$', '.').replaceAll("\\bX\\b", "continuo.music.Score");
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

    public PluginBuilder source(String className, String text) {
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

    PluginBuilder withAnnotationProcessor() {
        processor = true;
        return this;
    }

    public Path write(Path folder) {
        Map<String, byte[]> content = new LinkedHashMap<>();
        if (!sources.isEmpty()) {
            COMPILED.computeIfAbsent(List.of(sources, classPath, processor), key -> compile())
                    .forEach((name, bytes) -> content.put(name, patched(name, bytes)));
        }
        String index = sources.entrySet().stream()
                .filter(e -> e.getValue().contains("@org.pf4j.Extension"))
                .map(e -> e.getKey() + "\n")
                .collect(Collectors.joining());
        if (!processor && !index.isEmpty()) {
            content.put("META-INF/extensions.idx", index.getBytes(StandardCharsets.UTF_8));
        }
        content.putAll(entries);
        try {
            return pack(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> compile() {
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        StringBuilder path = new StringBuilder(CORE_CLASS_PATH);
        classPath.forEach(p -> path.append(File.pathSeparator).append(p));
        StringWriter messages = new StringWriter();
        try {
            Path classes = Files.createTempDirectory("continuo-test-plugin");
            List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-cp", path.toString()));
            options.addAll(
                    processor
                            ? List.of("-processor", "org.pf4j.processor.ExtensionAnnotationProcessor")
                            : List.of("-proc:none"));
            if (!COMPILER.getTask(messages, null, null, options, null, units).call()) {
                throw new IllegalArgumentException(messages.toString());
            }
            Map<String, byte[]> compiled = filesIn(classes);
            delete(classes);
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> filesIn(Path folder) throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                content.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return content;
    }

    /** The class as if a compiler for another Java had written it: bytes 6 and 7 are its major version. */
    private byte[] patched(String name, byte[] original) {
        byte[] bytes = original.clone();
        if (majorVersion > 0 && name.endsWith(".class")) {
            bytes[6] = (byte) (majorVersion >> 8);
            bytes[7] = (byte) majorVersion;
        }
        return bytes;
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
