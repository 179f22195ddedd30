package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.params.NoParameters;
import continuo.params.ParameterSchema;
import continuo.plugin.ComponentDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunManifestTest {
    @TempDir
    Path folder;

    private Path file;
    private final RunManifest manifest = ManifestFixture.manifest();

    @BeforeEach
    void write() {
        file = folder.resolve("run.json");
        manifest.write(file);
    }

    @Test
    void readsBackWhatWasWritten() {
        assertThat(RunManifest.read(file)).isEqualTo(manifest);
    }

    /** Runs from before there were measures have no word about them. */
    @Test
    void howOftenItMeasuresMayBeLeftOpen() {
        assertThat(file).content().doesNotContain("measure");
        assertThat(RunManifest.read(file).plan().measure()).isEmpty();
        TrainingPlan planned = new TrainingPlan(6, 20, -42, 2, false, OptionalInt.of(3));
        RunManifest.of(
                        manifest.created(),
                        ManifestFixture.VERSIONS,
                        planned,
                        ManifestFixture.CORPUS,
                        ManifestFixture.experiment(),
                        ManifestFixture.PLUGINS)
                .write(file);
        assertThat(RunManifest.read(file).plan()).isEqualTo(planned);
        assertThat(planned.withEpochs(40).measure()).hasValue(3);
    }

    @Test
    void restoresTheExperiment() {
        Experiment experiment = RunManifest.read(file).experiment(ManifestFixture::component);

        assertThat(experiment.toString()).isEqualTo(ManifestFixture.experiment().toString());
        assertThat(experiment.generator().parameters())
                .isEqualTo(new ManifestFixture.Parameters(
                        64, 0.30000000000000004, ManifestFixture.Feedback.TRUE_EVENT, ""));
        assertThat(experiment.corpora()).hasSize(2);
    }

    @Test
    void storesIdsAndTextsButNoClassNames() {
        assertThat(file)
                .content()
                .contains("\"kind\" : \"generator\",\n      \"id\" : \"c-rnn\",\n      \"plugin\" : \"c-rnn-gan\"")
                .contains("\"feedback\" : \"true-event\"")
                .contains("Für Elise")
                .doesNotContain("continuo.run")
                .endsWith("}\n");
    }

    @Test
    void keepsOnlyThePluginsThatAreUsed() {
        assertThat(manifest.plugins())
                .extracting(RunManifest.PluginJar::id)
                .containsExactlyInAnyOrder("corpora", "c-rnn-gan");
    }

    @Test
    void namesEveryMissingComponentWithItsPlugin() throws IOException {
        replace("\"c-rnn\"", "\"missing-g\"");
        replace("\"minimax\"", "\"missing-l\"");
        RunManifest read = RunManifest.read(file);

        Failure failure = catchThrowableOfType(Failure.class, () -> read.experiment(ManifestFixture::component));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USER);
        assertThat(failure)
                .hasMessageContaining("generator \"missing-g\" of the plugin c-rnn-gan")
                .hasMessageContaining("loss \"missing-l\" of the plugin c-rnn-gan")
                .hasMessageEndingWith("; load it");
    }

    @Test
    void namesAParameterThatTheComponentHasNoMore() {
        assertThatThrownBy(() -> manifest.experiment((kind, id) -> new ComponentDescriptor(
                        kind, id, "", "", "p", Object.class, ParameterSchema.of(NoParameters.class))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("folder")
                .hasMessageContaining("unknown parameter \"units\"")
                .hasMessageContaining("install the plugin corpora");
    }

    @Test
    void saysWhatChangedAboutThePlugins() {
        assertThat(manifest.pluginChanges(ManifestFixture.PLUGINS)).isEmpty();
        assertThat(manifest.pluginChanges(List.of(ManifestFixture.plugin("corpora", "0.1.1", "dd"))))
                .containsExactlyInAnyOrder(
                        "the plugin corpora was 0.1.0 and is 0.1.1 now, another jar",
                        "the plugin c-rnn-gan 0.2.0 is not installed any more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"train\" : 20 | \"train\" : \"six\" | plan.epochs.train should be a whole number",
                "\"train\" : 20 | \"train\" : -1 | plan.epochs.train should be a whole number from 0",
                "\"epochs\" : { | \"epoch\" : { | plan.epochs is missing",
                "\"drums\" : false | \"drums\" : 0 | plan.drums should be true or false",
                "\"drums\" : false | \"drums\" : false, \"drum\" : 1 | unknown field of plan \"drum\"; did you mean drums?",
                "\"kind\" : \"loss\" | \"kind\" : \"los\" | did you mean loss?",
                "\"kind\" : \"loss\" | \"kind\" : \"trainer\" | components should have one loss, not 0",
                "\"units\" : \"64\" | \"units\" : 64 | components[3].parameters.units should be a text",
                "\"format\" : 2 | \"format\" : 3 | made by a newer version of Continuo",
                "2026-01-31T12 | 31.1.26 | created should be an instant",
                "\"id\" : \"minimax\" | \"id\" : \"minimax\", \"id\" : \"x\" | not JSON",
                "\"versions\" : { | \"versions\" : | not JSON"
            })
    void namesWhatIsWrongInTheFile(String sound, String damaged, String message) throws IOException {
        replace(sound, damaged);

        Failure failure = catchThrowableOfType(Failure.class, () -> RunManifest.read(file));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA);
        assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining(message);
    }

    /** Format 1 knew two phases, each with a field of its own. */
    @Test
    void readsPlansOfContinuo01() throws IOException {
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace("\"format\" : 2", "\"format\" : 1")
                        .replaceFirst(
                                "\"epochs\" : \\{\\s*\"pretrain\" : (\\d+),\\s*\"train\" : (\\d+)\\s*}",
                                "\"pretrainEpochs\" : $1, \"epochs\" : $2"));
        assertThat(file).content().contains("pretrainEpochs");
        assertThat(RunManifest.read(file).plan()).isEqualTo(manifest.plan());
    }

    @Test
    void refusesFilesWithoutAnObject() throws IOException {
        for (String content : List.of("", "[]", "null", "{} {}", "\u0000\u0001")) {
            Files.writeString(file, content);

            assertThatThrownBy(() -> RunManifest.read(file))
                    .as(content)
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA));
        }
    }

    private void replace(String sound, String damaged) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(sound);
        Files.writeString(file, text.replace(sound, damaged));
    }
}
