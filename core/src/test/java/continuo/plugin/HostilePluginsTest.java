package continuo.plugin;

import static continuo.plugin.PluginBuilder.metric;
import static continuo.plugin.PluginBuilder.metricSource;
import static continuo.plugin.PluginBuilder.plugin;
import static continuo.plugin.PluginBuilder.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.music.Score;
import continuo.spi.Kind;
import continuo.spi.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way a plugin can be bad that we know of, all in one folder together with a good one. */
class HostilePluginsTest {
    private static final String CONSTRUCTOR = "public Measure(NoParameters none) {}";

    @TempDir
    static Path folder;

    private static PluginHost host;

    @BeforeAll
    static void openThemAll() throws IOException {
        metric("good", CONSTRUCTOR).file("n-good.jar").write(folder);
        damagedJars();
        badManifests();
        badDependencies();
        badCode();
        badComponents();
        host = PluginHost.open(List.of(folder));
    }

    private static void damagedJars() throws IOException {
        Files.writeString(folder.resolve("text.jar"), "not a jar at all");
        Files.write(folder.resolve("empty.jar"), new byte[0]);
        byte[] whole = Files.readAllBytes(stub("truncated").write(folder));
        Files.write(folder.resolve("truncated.jar"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Files.write(folder.resolve("zipped.zip"), whole);
        plugin("garbled")
                .index("garbled.Nothing")
                .entry("garbled/Nothing.class", new byte[] {1, 2, 3, 4})
                .write(folder);
    }

    private static void badManifests() {
        stub("no-manifest").withoutManifest().write(folder);
        stub("no-id").withoutAttribute("Plugin-Id").write(folder);
        stub("no-version").withoutAttribute("Plugin-Version").write(folder);
        stub("odd-version").attribute("Plugin-Version", "latest").write(folder);
        stub("odd-requires").attribute("Plugin-Requires", ">>=x.y").write(folder);
        stub("of-0.1-range")
                .withoutAttribute("Continuo-Api")
                .attribute("Plugin-Requires", ">=0.1.0")
                .write(folder);
        stub("of-0.1-any")
                .withoutAttribute("Continuo-Api")
                .attribute("Plugin-Requires", "*")
                .write(folder);
        stub("of-0.1-none")
                .withoutAttribute("Continuo-Api")
                .withoutAttribute("Plugin-Requires")
                .write(folder);
        stub("of-0.3").attribute("Continuo-Api", "0.3").write(folder);
        stub("from-the-future").attribute("Plugin-Requires", ">=99.0.0").write(folder);
        stub("good").file("z-another-good.jar").write(folder);
        plugin("empty-index").index("# generated").write(folder);
        plugin("no-index")
                .entry("readme.txt", "hello".getBytes(StandardCharsets.UTF_8))
                .write(folder);
    }

    private static void badDependencies() {
        stub("lonely").attribute("Plugin-Dependencies", "nobody").write(folder);
        stub("circle-a").attribute("Plugin-Dependencies", "circle-b").write(folder);
        stub("circle-b").attribute("Plugin-Dependencies", "circle-a").write(folder);
        stub("circle-self").attribute("Plugin-Dependencies", "circle-self").write(folder);
        stub("needs-bad").attribute("Plugin-Dependencies", "no-index").write(folder);
        stub("needs-newer").attribute("Plugin-Dependencies", "good@>=2.0.0").write(folder);
        stub("garbage-range").attribute("Plugin-Dependencies", "good@((").write(folder);
        metric("can-do-without", CONSTRUCTOR)
                .attribute("Plugin-Dependencies", "nobody?")
                .write(folder);
    }

    private static void badCode() {
        stub("newer-java").majorVersion(99).write(folder);
        metric("bad-static", "static { if (true) throw new IllegalStateException(\"no luck\"); } " + CONSTRUCTOR)
                .write(folder);
        metric(
                        "bad-constructor",
                        "public Measure(NoParameters none) { throw new IllegalStateException(\"no\\nluck\"); }")
                .write(folder);
        starter("throwing-plugin", "public Starter() { throw new IllegalStateException(\"not today\"); }");
        starter("throwing-start", "@Override public void start() { throw new AssertionError(\"not today\"); }");
        starter("static-plugin", "static int x = 1 / Integer.parseInt(\"0\");");
        stub("no-plugin-class").attribute("Plugin-Class", "somewhere.Else").write(folder);
        stub("odd-plugin-class").attribute("Plugin-Class", "java.lang.String").write(folder);
        metric("rude", "public Measure(NoParameters none) { throw new Rude(); }")
                .source("rude.Rude", """
                        package rude;
                        public class Rude extends RuntimeException {
                            private static final long serialVersionUID = 1L;
                            @Override public String getMessage() { throw new Rude(); }
                        }
                        """)
                .write(folder);
    }

    private static void starter(String id, String members) {
        metric(id, CONSTRUCTOR)
                .source(
                        "start.Starter",
                        "package start; public class Starter extends org.pf4j.Plugin {" + members + "}")
                .attribute("Plugin-Class", "start.Starter")
                .write(folder);
    }

    private static void badComponents() {
        String component = "@Component(id = \"%s\", summary = \"a test\")";
        metric("twin", CONSTRUCTOR)
                .source("other.Measure", metricSource("other", component.formatted("good"), CONSTRUCTOR))
                .write(folder);
        annotated("anonymous", "", CONSTRUCTOR);
        annotated("shouting", component.formatted("SHOUTING"), CONSTRUCTOR);
        annotated("silent", "@Component(id = \"silent\", summary = \" \")", CONSTRUCTOR);
        annotated("same-twice", component.formatted("same") + component.formatted("same"), CONSTRUCTOR);
        annotated("two-constructors", component.formatted("two"), CONSTRUCTOR + " public Measure() {}");
        annotated("odd-constructor", component.formatted("odd"), "public Measure(String name) {}");
        String numbers = "public Measure(Numbers numbers) {} public record Numbers(%s int n) {}";
        annotated("undeclared", component.formatted("undeclared"), numbers.formatted(""));
        annotated(
                "odd-default",
                component.formatted("odd-default"),
                numbers.formatted("@Parameter(help = \"how many\", value = \"7\", max = 5)"));
        annotated(
                "odd-preset",
                "@Component(id = \"odd-preset\", summary = \"a test\", preset = {\"m=1\", \"n=nine\"})",
                numbers.formatted("@Parameter(help = \"how many\", value = \"1\")"));
        plugin("ghost").index("ghost.Nobody").write(folder);
        plugin("borrowed").index("continuo.params.NoParameters").write(folder);
        plugin("kindless")
                .source(
                        "kindless.Thing",
                        "package kindless; @org.pf4j.Extension public class Thing implements org.pf4j.ExtensionPoint {}")
                .write(folder);
        plugin("abstract")
                .index("abstracted.Measure")
                .source(
                        "abstracted.Measure",
                        "package abstracted; public abstract class Measure implements continuo.spi.Metric<continuo.music.Score> {}")
                .write(folder);
    }

    private static void annotated(String id, String annotations, String members) {
        String name = id.replace("-", "");
        plugin(id)
                .source(name + ".Measure", metricSource(name, annotations, members))
                .write(folder);
    }

    @AfterAll
    static void close() {
        host.close();
    }

    private static String failure(String file) {
        return host.plugins().stream()
                .filter(p -> p.jar().equals(folder.resolve(file)))
                .findFirst()
                .orElseThrow()
                .failure()
                .orElse("loaded");
    }

    private static String constructing(String id) {
        try {
            host.create(Metric.class, Selection.defaults(host.component(Kind.METRIC, id)));
            return "made";
        } catch (Failure failure) {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PLUGIN);
            return failure.getMessage();
        }
    }

    @Test
    void theGoodOneWorks() {
        Metric<Score> metric = host.metric(Selection.defaults(host.component(Kind.METRIC, "good")), ContentKinds.SCORE);
        assertThat(metric.measure(Score.of(384, List.of()))).hasValue(1);
        assertThat(host.plugins())
                .filteredOn(PluginStatus::loaded)
                .extracting(PluginStatus::id)
                .containsExactly("bad-constructor", "bad-static", "can-do-without", "good", "rude");
        assertThat(host.components(Kind.METRIC))
                .extracting(ComponentDescriptor::id)
                .containsExactly("bad-constructor", "bad-static", "can-do-without", "good", "rude");
    }

    @Test
    void everyReasonIsOneLine() {
        assertThat(host.failedPlugins())
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        p -> assertThat(p.failure().orElseThrow()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void aJarThatIsNoneOrDamagedSaysSo() {
        assertThat(failure("text.jar")).contains("no jar, or a damaged one");
        assertThat(failure("empty.jar")).contains("no jar, or a damaged one");
        assertThat(failure("truncated.jar")).contains("no jar, or a damaged one");
        assertThat(failure("zipped.zip")).contains("a single file that ends in .jar");
        assertThat(failure("garbled.jar")).contains("garbled.Nothing: ClassFormatError");
    }

    @Test
    void aManifestSaysWhatItLacks() {
        assertThat(failure("no-manifest.jar")).contains("no META-INF/MANIFEST.MF");
        assertThat(failure("no-id.jar")).contains("no Plugin-Id");
        assertThat(failure("no-version.jar")).contains("no Plugin-Version");
        assertThat(failure("odd-version.jar")).contains("\"latest\"", "1.0.0");
        assertThat(failure("empty-index.jar")).contains("META-INF/extensions.idx is empty", "org.pf4j.Extension");
        assertThat(failure("no-index.jar")).contains("META-INF/extensions.idx is missing", "annotation processor");
    }

    @Test
    void whatItWasBuiltAgainstCountsWhateverItsRangeSays() {
        assertThat(List.of(failure("of-0.1-range.jar"), failure("of-0.1-any.jar"), failure("of-0.1-none.jar")))
                .containsOnly("its manifest has no Continuo-Api, so it was built against Continuo 0.1, and this is 0.2;"
                        + " docs/migration-0.2.md lists the edits to make");
        assertThat(failure("of-0.3.jar"))
                .isEqualTo("it was built against Continuo 0.3, and this is 0.2; use another version of either");
    }

    @Test
    void requirementsAreHeldAgainstThisVersion() {
        assertThat(failure("odd-requires.jar")).contains("\">>=x.y\" is not a range of versions");
        assertThat(failure("from-the-future.jar")).contains("requires Continuo >=99.0.0", "this is 0.2.0");
    }

    @Test
    void theSecondOfTwoPluginsWithOneIdIsRefused() {
        assertThat(failure("z-another-good.jar")).contains("id is taken by", "n-good.jar");
    }

    @Test
    void dependenciesThatCannotBeMetAreNamed() {
        assertThat(failure("lonely.jar")).contains("needs the plugin nobody, which is not installed");
        assertThat(failure("needs-bad.jar")).contains("needs the plugin no-index, which is not loaded (it publishes");
        assertThat(failure("needs-newer.jar")).contains("needs the plugin good >=2.0.0, and 1.0.0 is installed");
        assertThat(failure("garbage-range.jar")).contains("is not a range of versions");
    }

    @Test
    void circularDependenciesAreNamed() {
        assertThat(failure("circle-a.jar")).contains("circle-a -> circle-b -> circle-a");
        assertThat(failure("circle-b.jar")).contains("needs the plugin circle-a, which is not loaded");
        assertThat(failure("circle-self.jar")).contains("circle-self -> circle-self");
    }

    @Test
    void classesOfANewerJavaAreNamed() {
        assertThat(failure("newer-java.jar")).contains("built for Java 55", "--release 17");
    }

    @Test
    void aPluginClassThatThrowsKeepsItsReason() {
        assertThat(failure("throwing-plugin.jar")).contains("start.Starter", "IllegalStateException: not today");
        assertThat(failure("throwing-start.jar")).contains("AssertionError: not today");
        assertThat(failure("static-plugin.jar")).contains("static initialiser failed: ArithmeticException: / by zero");
        assertThat(failure("no-plugin-class.jar")).contains("somewhere.Else is neither in the jar nor in Continuo");
        assertThat(failure("odd-plugin-class.jar")).contains("java.lang.String does not extend org.pf4j.Plugin");
    }

    @Test
    void aComponentThatThrowsIsThePluginsFaultWhenItIsMade() {
        assertThat(constructing("bad-constructor"))
                .isEqualTo("the plugin bad-constructor cannot make its metric bad-constructor:"
                        + " IllegalStateException: no luck");
        assertThat(constructing("bad-static")).contains("static initialiser failed: IllegalStateException: no luck");
        assertThat(constructing("bad-static")).as("the second time").contains("static initialiser failed");
        assertThat(constructing("rude")).contains("rude.Rude");
    }

    @Test
    void componentIdsMustBeWellFormedAndFree() {
        assertThat(failure("twin.jar")).contains("metric good is there already, from the plugin good");
        assertThat(failure("anonymous.jar")).contains("anonymous.Measure: it lacks the annotation @Component");
        assertThat(failure("shouting.jar")).contains("\"SHOUTING\": an id is of small letters");
        assertThat(failure("silent.jar")).contains("the summary is empty");
        assertThat(failure("same-twice.jar")).contains("\"same\": the id is taken");
        assertThatThrownBy(() -> host.component(Kind.METRIC, "twin")).isInstanceOf(Failure.class);
    }

    @Test
    void aComponentHasOneConstructorWithItsParameters() {
        assertThat(failure("two-constructors.jar")).contains("exactly one public constructor, not 2");
        assertThat(failure("odd-constructor.jar")).contains("takes the record of its parameters");
    }

    @Test
    void parametersMustBeDeclaredSoundly() {
        assertThat(failure("undeclared.jar")).contains("Numbers.n lacks the annotation @Parameter");
        assertThat(failure("odd-default.jar")).contains("n=7 is not possible");
        assertThat(failure("odd-preset.jar")).contains("unknown parameter \"m\"", "n=nine is not possible");
    }

    @Test
    void theIndexMustNameComponentsOfThisJar() {
        assertThat(failure("ghost.jar")).contains("the class ghost.Nobody is neither in the jar nor in Continuo");
        assertThat(failure("borrowed.jar")).contains("in the index of components but not in the jar");
        assertThat(failure("kindless.jar")).contains("implements exactly one of", "Metric", "not 0");
        assertThat(failure("abstract.jar")).contains("must not be abstract");
    }
}
