package continuo.plugin;

import static continuo.plugin.PluginBuilder.metric;
import static continuo.plugin.PluginBuilder.metricSource;
import static continuo.plugin.PluginBuilder.plugin;
import static continuo.plugin.PluginBuilder.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.music.Score;
import continuo.spi.Column;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.Kind;
import continuo.spi.Loss;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {
    private static final String COMPONENT = "@Component(id = \"%s\", summary = \"a test\")";
    private static final String CONSTRUCTOR = "public Measure(NoParameters none) {}";

    /** A metric published twice, which answers its parameter. */
    private static final String COUNTING = metricSource(
            "counting",
            "@Component(id = \"count-1\", summary = \"one\", source = \"Mogren 2016\")"
                    + "@Component(id = \"count-2\", summary = \"two\", preset = \"how-many=2\")",
            """
            private final Numbers numbers;
            public Measure(Numbers numbers) { this.numbers = numbers; }
            double answer() { return numbers.howMany(); }
            record Numbers(@Parameter(help = "how many", value = "1", min = 0, max = 9) int howMany) {}
            """);

    @TempDir
    Path folder;

    private static double measure(PluginHost host, String id) {
        return measure(host, Selection.defaults(host.component(Kind.METRIC, id)));
    }

    private static double measure(PluginHost host, Selection selection) {
        return host.metric(selection, ContentKinds.SCORE)
                .measure(Score.of(384, List.of()))
                .orElseThrow();
    }

    @Test
    void aFolderThatDoesNotExistHoldsNoPlugins() {
        try (PluginHost host = PluginHost.open(List.of(folder.resolve("nowhere")))) {
            assertThat(host.plugins()).isEmpty();
            assertThat(host.components(Kind.METRIC)).isEmpty();
            assertThatThrownBy(() -> host.component(Kind.LOSS, "minimax"))
                    .isInstanceOf(Failure.class)
                    .hasMessage("unknown loss \"minimax\"; none is installed");
        }
    }

    @Test
    void componentsArePublishedWithTheirParameters() {
        plugin("counting")
                .source("counting.Measure", COUNTING)
                .withAnnotationProcessor()
                .write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(host.components(Kind.METRIC))
                    .extracting(ComponentDescriptor::id)
                    .containsExactly("count-1", "count-2");
            ComponentDescriptor one = host.component(Kind.METRIC, "count-1");
            assertThat(one.summary()).isEqualTo("one");
            assertThat(one.source()).isEqualTo("Mogren 2016");
            assertThat(one.pluginId()).isEqualTo("counting");
            assertThat(one.parameters().find("how-many").orElseThrow().range()).isEqualTo("0..9");
            assertThat(measure(host, "count-1")).isEqualTo(1);
            assertThat(measure(host, "count-2")).isEqualTo(2);
            assertThat(measure(host, Selection.of(one, Map.of("how-many", "7"))))
                    .isEqualTo(7);
        }
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        plugin("counting").source("counting.Measure", COUNTING).write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThatThrownBy(() -> host.component(Kind.METRIC, "cuont-1"))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                    .hasMessageContaining("did you mean count-1?");
            assertThatThrownBy(() -> host.component(Kind.LOSS, "count-1"))
                    .hasMessage("unknown loss \"count-1\"; none is installed; count-1 is a metric");
        }
    }

    @Test
    void aStatusTellsVersionDescriptionAndHash() throws Exception {
        Path jar = stub("described")
                .attribute("Plugin-Description", "A plugin for tests")
                .write(folder);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(host.plugins())
                    .containsExactly(
                            new PluginStatus("described", "1.0.0", "A plugin for tests", jar, hash, Optional.empty()));
            assertThat(host.failedPlugins()).isEmpty();
        }
    }

    @Test
    void aModelIsGivenItsContext() {
        plugin("models").source("models.Model", GENERATOR).write(folder);
        Column column = new Column("length", "s", 0, 1, Column.Type.CONTINUOUS, Scaling.identity());
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            Selection selection = Selection.defaults(host.component(Kind.GENERATOR, "modest"));
            ModelContext context = new ModelContext(List.of(column, column), 42, 1);
            try (Generator generator = host.create(Generator.class, selection, context)) {
                assertThat(generator.description()).isEqualTo("2 features, seed 42");
            }
            assertThatThrownBy(() -> host.create(Generator.class, selection))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> host.create(Loss.class, selection)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static final String GENERATOR = """
            package models;
            import continuo.params.*;
            import continuo.spi.*;
            import java.util.List;
            import java.util.random.RandomGenerator;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;
            @org.pf4j.Extension
            @Component(id = "modest", summary = "a test")
            @Requires(columns = Column.Type.CONTINUOUS)
            public final class Model implements Generator, Differentiable {
                private final ModelContext context;
                public Model(NoParameters none, ModelContext context) { this.context = context; }
                static INDArray zeros() { return Nd4j.zeros(1); }
                @Override public String description() {
                    return context.features() + " features, seed " + context.seed();
                }
                %s
            }
            """.formatted(PluginBuilder.stubs(Generator.class, Differentiable.class)
            .replaceFirst("public java.lang.String description.*", ""));

    @Test
    void aFailureOfTheConstructorPassesThrough() {
        metric("strict", "public Measure(NoParameters none) { throw Failure.user(\"no such folder\"); }")
                .write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThatThrownBy(() -> measure(host, "strict"))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                    .hasMessage("no such folder");
        }
    }

    @Test
    void privateLibrariesAreEachPluginsOwn() {
        for (int version = 1; version <= 2; version++) {
            String library = "package library; public class Version { public static int number() { return %d; } }";
            metric("uses-" + version, CONSTRUCTOR + "double answer() { return library.Version.number(); }")
                    .source("library.Version", library.formatted(version))
                    .write(folder);
        }
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(measure(host, "uses-1")).isEqualTo(1);
            assertThat(measure(host, "uses-2")).isEqualTo(2);
        }
    }

    @Test
    void theHostsClassesAreNeverTakenFromAPlugin() {
        // Classes that would fail if anybody loaded them.
        byte[] broken = {0};
        metric("fat", CONSTRUCTOR)
                .entry("continuo/music/Score.class", broken)
                .entry("continuo/spi/Metric.class", broken)
                .entry("org/pf4j/Extension.class", broken)
                .entry("org/slf4j/Logger.class", broken)
                .entry("org/nd4j/linalg/api/ndarray/INDArray.class", broken)
                .write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(measure(host, "fat")).isEqualTo(1);
        }
    }

    @Test
    void aPluginMayHavePackagesBelowContinuo() {
        plugin("inside")
                .source(
                        "continuo.measures.Measure",
                        metricSource("continuo.measures", COMPONENT.formatted("inside"), CONSTRUCTOR))
                .write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(measure(host, "inside")).isEqualTo(1);
        }
    }

    @Test
    void theHostsPackagesAreKnownToTheClassLoader() throws IOException, URISyntaxException {
        Path core = Path.of(PluginHost.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var packages = Files.list(core.resolve("continuo"))) {
            assertThat(packages.map(p -> p.getFileName().toString())).isSubsetOf(HostFirstClassLoader.HOST_PACKAGES);
        }
    }

    @Test
    void aPluginSeesTheClassesOfThoseItDependsOn() {
        Path base = plugin("z-base")
                .source(
                        "base.Base",
                        "package base; public class Base extends org.pf4j.Plugin"
                                + " { public static int number() { return 5; } }")
                .attribute("Plugin-Class", "base.Base")
                .write(folder);
        metric("a-user", CONSTRUCTOR + "double answer() { return base.Base.number(); }")
                .compiledAgainst(base)
                .attribute("Plugin-Dependencies", "z-base@>=1.0.0")
                .write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(measure(host, "a-user")).isEqualTo(5);
            assertThatThrownBy(() -> host.unload("z-base"))
                    .isInstanceOf(Failure.class)
                    .hasMessage("the plugin z-base is needed by a-user; unload what needs it first");
            host.unload("a-user");
            host.unload("z-base");
            assertThat(host.plugins()).isEmpty();
        }
    }

    @Test
    void aJarMayBeReplacedWhileItIsLoaded() throws IOException {
        String lazily = CONSTRUCTOR + "double answer() { return Later.number(); }";
        String later = "package changing; class Later { static int number() { return %d; } }";
        metric("changing", lazily).source("changing.Later", later.formatted(1)).write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            Selection old = Selection.defaults(host.component(Kind.METRIC, "changing"));
            metric("changing", lazily)
                    .source("changing.Later", later.formatted(2))
                    .write(folder);
            assertThat(measure(host, old))
                    .as("a class first used after the change")
                    .isEqualTo(1);
            String oldHash = host.plugins().get(0).sha256();

            assertThat(host.reload("changing").loaded()).isTrue();
            assertThat(measure(host, "changing")).isEqualTo(2);
            assertThat(host.plugins().get(0).sha256()).isNotEqualTo(oldHash);
            assertThatThrownBy(() -> measure(host, old))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("was reloaded since metric changing was chosen");

            Files.writeString(folder.resolve("changing.jar"), "half a jar", StandardCharsets.UTF_8);
            assertThat(host.reload("changing").failure().orElseThrow()).contains("no jar, or a damaged one");
            assertThat(host.components(Kind.METRIC)).isEmpty();
        }
    }

    @Test
    void anUnloadedPluginIsRememberedWithTheWayBack() throws IOException {
        Path jar = metric("leaving", CONSTRUCTOR).write(folder);
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            host.unload("leaving");
            assertThatThrownBy(() -> host.reload("leaving"))
                    .isInstanceOf(Failure.class)
                    .hasMessage("the plugin leaving was unloaded")
                    .satisfies(failure -> assertThat(((Failure) failure).remedy())
                            .contains(new Remedy.LoadPlugin(Optional.of(jar.toString()))));
            assertThat(host.load(jar).loaded()).isTrue();
            assertThat(host.reload("leaving").loaded()).isTrue();
        }
    }

    @Test
    void pluginsAreLoadedAndUnloadedAtRunTime() {
        try (PluginHost host = PluginHost.open(List.of())) {
            assertThatThrownBy(() -> host.load(folder.resolve("late.jar"))).isInstanceOf(Failure.class);
            Path jar = metric("late", CONSTRUCTOR)
                    .attribute("Plugin-Dependencies", "missing")
                    .write(folder);
            assertThat(host.load(jar).failure()).isPresent();
            assertThat(host.load(jar).failure()).isPresent();
            assertThat(host.plugins()).as("the same fault is kept once").hasSize(1);

            metric("late", CONSTRUCTOR).write(folder);
            assertThat(host.reload("late").loaded()).isTrue();
            assertThat(measure(host, "late")).isEqualTo(1);
            assertThat(host.load(jar).failure().orElseThrow()).contains("id is taken");
            host.unload("late");
            assertThat(host.components(Kind.METRIC)).isEmpty();
            assertThatThrownBy(() -> host.unload("lat"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("unknown plugin \"lat\"; did you mean late?");
        }
    }

    @Test
    void closingStopsPluginsAndRemovesTheCopies() throws URISyntaxException {
        plugin("starting")
                .source("starting.Measure", metricSource("starting", COMPONENT.formatted("starting"), CONSTRUCTOR))
                .source("starting.Starter", """
                        package starting;
                        public class Starter extends org.pf4j.Plugin {
                            @Override public void start() { System.setProperty("continuo.test.starting", "started"); }
                            @Override public void stop() {
                                System.clearProperty("continuo.test.starting");
                                throw new IllegalStateException("not now");
                            }
                        }
                        """)
                .attribute("Plugin-Class", "starting.Starter")
                .write(folder);
        Path copy;
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            Class<?> type = host.component(Kind.METRIC, "starting").type();
            copy = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            assertThat(copy).exists().isNotEqualTo(folder.resolve("starting.jar"));
            assertThat(System.getProperty("continuo.test.starting")).isEqualTo("started");
        }
        assertThat(System.getProperty("continuo.test.starting")).isNull();
        assertThat(copy).doesNotExist();
        assertThat(copy.getParent()).doesNotExist();
    }
}
