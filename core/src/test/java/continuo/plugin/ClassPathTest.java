package continuo.plugin;

import static continuo.plugin.PluginBuilder.metric;
import static continuo.plugin.PluginBuilder.metricSource;
import static continuo.plugin.PluginBuilder.plugin;
import static continuo.plugin.PluginBuilder.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.music.Score;
import continuo.params.Parameters;
import continuo.spi.Kind;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    private static final String CONSTRUCTOR = "public Measure(NoParameters none) {}";

    /** A metric that answers its parameter, published twice. */
    private static final String COUNTING = metricSource(
            "counting",
            "@Component(id = \"count-1\", summary = \"one\")"
                    + "@Component(id = \"count-2\", summary = \"two\", preset = \"how-many=2\")",
            """
            private final Numbers numbers;
            public Measure(Numbers numbers) { this.numbers = numbers; }
            double answer() { return numbers.howMany(); }
            public record Numbers(@Parameter(help = "how many", value = "1", min = 0, max = 9) int howMany) {}
            """);

    @TempDir
    Path folder;

    private Path onClassPath;
    private Path plugins;

    @BeforeEach
    void makeFolders() throws IOException {
        onClassPath = Files.createDirectory(folder.resolve("lib"));
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    private static PluginHost host(List<Path> folders, Path... classPath) throws IOException {
        return PluginHost.ofClassPath(loader(classPath), folders);
    }

    private static ClassLoader loader(Path... classPath) throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ClassPathTest.class.getClassLoader());
    }

    private static double measure(PluginHost host, String id) {
        return host.metric(Selection.defaults(host.component(Kind.METRIC, id)), ContentKinds.SCORE)
                .measure(Score.of(384, List.of()))
                .orElseThrow();
    }

    /** What an IDE puts on the class path: no jar, no manifest. */
    private static Path unpacked(Path jar, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().endsWith(".MF")) {
                    Path file = folder.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
        return folder;
    }

    @Test
    void aPluginsJarOnTheClassPathIsThePluginOfItsManifest() throws Exception {
        Path jar =
                metric("half", CONSTRUCTOR + " double answer() { return 0.5; }").write(onClassPath);
        try (PluginHost host = host(List.of(), jar)) {
            assertThat(measure(host, "half")).isEqualTo(0.5);
            assertThat(host.component(Kind.METRIC, "half").pluginId()).isEqualTo("half");
            assertThat(host.plugins()).singleElement().satisfies(plugin -> {
                assertThat(plugin.version()).isEqualTo("1.0.0");
                assertThat(plugin.jar()).isEqualTo(jar);
                assertThat(plugin.sha256()).hasSize(64);
            });
        }
        assertThat(jar).exists();
    }

    @Test
    void aFolderOfClassesHoldsComponents() throws Exception {
        Path classes = unpacked(
                plugin("counting").source("counting.Measure", COUNTING).write(plugins), folder.resolve("classes"));
        Path others = unpacked(stub("any").write(plugins), folder.resolve("others"));
        try (PluginHost host = host(List.of(), classes, others)) {
            assertThat(measure(host, "count-2")).isEqualTo(2);
            assertThat(measure(host, "stub")).isEqualTo(1);
            assertThat(host.plugins())
                    .extracting(PluginStatus::id, PluginStatus::jar)
                    .containsExactly(tuple("class-path", classes), tuple("class-path-2", others));
            String before = host.plugins().get(0).sha256();
            Files.writeString(classes.resolve("more"), "more");
            try (PluginHost changed = host(List.of(), classes)) {
                assertThat(changed.plugins().get(0).sha256()).hasSize(64).isNotEqualTo(before);
            }
        }
        assertThat(classes).isNotEmptyDirectory();
    }

    @Test
    void jarsOfAFolderAreLoadedBesideTheClassPathAndMayNeedIt() throws Exception {
        Path base = stub("base").write(onClassPath);
        metric("more", CONSTRUCTOR)
                .attribute("Plugin-Dependencies", "base@>=1.0.0")
                .write(plugins);
        try (PluginHost host = host(List.of(plugins), base)) {
            assertThat(host.components(Kind.METRIC))
                    .extracting(ComponentDescriptor::id)
                    .containsExactly("more", "stub");
        }
    }

    @Test
    void theJarOfAFolderWinsOverThePluginOfTheSameIdOnTheClassPath() throws Exception {
        Path old =
                metric("half", CONSTRUCTOR + " double answer() { return 0.4; }").write(onClassPath);
        Path jar =
                metric("half", CONSTRUCTOR + " double answer() { return 0.5; }").write(plugins);
        try (PluginHost host = host(List.of(plugins), old)) {
            assertThat(measure(host, "half")).isEqualTo(0.5);
            assertThat(host.plugins()).extracting(PluginStatus::jar).containsExactly(jar);
            assertThat(host.reload("half").loaded()).isTrue();
        }
    }

    @Test
    void anIdThatAnotherPluginOfTheClassPathHasIsRefusedByName() throws Exception {
        Path classes = unpacked(
                metric("half", CONSTRUCTOR + " double answer() { return 0.4; }").write(onClassPath),
                folder.resolve("classes"));
        metric("half", CONSTRUCTOR).attribute("Plugin-Id", "other").write(plugins);
        try (PluginHost host = host(List.of(plugins), classes)) {
            assertThat(measure(host, "half")).isEqualTo(0.4);
            assertThat(host.failedPlugins())
                    .singleElement()
                    .satisfies(other -> assertThat(other.failure().orElseThrow())
                            .isEqualTo(
                                    "its metric half is there already, from the plugin class-path; choose another id"));
        }
    }

    @Test
    void classesAndTheJarMadeOfThemAreTheSameComponents() throws Exception {
        Path jar = stub("any").write(onClassPath);
        Path classes = unpacked(jar, folder.resolve("classes"));
        try (PluginHost host = host(List.of(), classes, jar)) {
            assertThat(host.failedPlugins()).isEmpty();
            assertThat(host.components(Kind.METRIC)).hasSize(1);
        }
    }

    @Test
    void extensionsOfAnotherProgramAreLeftOut() throws Exception {
        Path jar = plugin("mixed")
                .withoutAttribute("Plugin-Id")
                .source(
                        "stub.Measure",
                        metricSource("stub", "@Component(id = \"stub\", summary = \"a test\")", CONSTRUCTOR))
                .index("java.lang.StringBuilder", "stub.Measure")
                .write(onClassPath);
        try (PluginHost host = host(List.of(), jar)) {
            assertThat(host.failedPlugins()).isEmpty();
            assertThat(measure(host, "stub")).isEqualTo(1);
        }
    }

    @Test
    void aBadOneSaysWhyAndHarmsNoOther() throws Exception {
        Path old = stub("old").withoutAttribute("Continuo-Api").write(onClassPath);
        Path missing = plugin("missing").index("no.Such").write(onClassPath);
        Path sound = metric("sound", CONSTRUCTOR).write(onClassPath);
        try (PluginHost host = host(List.of(), old, missing, sound)) {
            assertThat(measure(host, "sound")).isEqualTo(1);
            assertThat(host.failedPlugins())
                    .extracting(plugin -> plugin.id() + ": " + plugin.failure().orElseThrow())
                    .containsExactly(
                            "missing: no.Such: the class no.Such is neither in the jar nor in Continuo; pack it into the jar",
                            "old: its manifest has no Continuo-Api, so it was built against Continuo 0.1, and this is 0.2;"
                                    + " docs/migration-0.2.md lists the edits to make");
        }
    }

    @Test
    void whatIsOnTheClassPathStaysLoaded() throws Exception {
        Path jar = stub("any").write(onClassPath);
        try (PluginHost host = host(List.of(), jar)) {
            assertThatThrownBy(() -> host.unload("any"))
                    .isInstanceOf(Failure.class)
                    .hasMessage("the plugin any is on the class path, and stays loaded");
            assertThatThrownBy(() -> host.reload("any")).hasMessageContaining("is on the class path");
        }
    }

    @Test
    void parametersMadeInJavaChooseTheComponentThatTakesThem() throws Exception {
        Path jar = plugin("counting").source("counting.Measure", COUNTING).write(onClassPath);
        ClassLoader loader = loader(jar);
        Class<? extends Record> numbers =
                Class.forName("counting.Measure$Numbers", true, loader).asSubclass(Record.class);
        try (PluginHost host = PluginHost.ofClassPath(loader, List.of())) {
            Selection seven = Selection.of(host, Parameters.of(numbers, "how-many=7"));
            assertThat(seven).hasToString("count-1 how-many=7");
            assertThat(host.component(Kind.METRIC, "count-2").with(Parameters.of(numbers)))
                    .hasToString("count-2 how-many=1");
            Record ten = numbers.getConstructor(int.class).newInstance(10);
            assertThatThrownBy(() -> Selection.of(host, ten))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("how-many=10 is not possible: how-many is 0..9");
            assertThatThrownBy(() -> Selection.of(host, new Unknown()))
                    .isInstanceOf(Failure.class)
                    .hasMessage("no component that is installed takes a continuo.plugin.ClassPathTest$Unknown");
        }
    }

    record Unknown() {}
}
