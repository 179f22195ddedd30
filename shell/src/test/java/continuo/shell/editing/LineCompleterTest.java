package continuo.shell.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCompleterTest {
    @TempDir
    static Path folder;

    private static EditingFixture editing;

    @BeforeAll
    static void open() {
        editing = new EditingFixture(folder);
        editing.file("my music/a song.mid");
        editing.file("my music/été.MIDI");
        editing.file("my music/notes.txt");
        editing.file("my music/first.continuo");
        editing.file("my music/tools.jar");
    }

    @AfterAll
    static void close() {
        editing.close();
    }

    private static List<String> values(String line) {
        return editing.offers(line).stream().map(Offer::value).toList();
    }

    private static String description(String line, String value) {
        return editing.offers(line).stream()
                .filter(offer -> offer.value().equals(value))
                .findFirst()
                .orElseThrow()
                .description();
    }

    @Test
    void commandsAreGroupedByWhatTheyDo() {
        List<Offer> commands = editing.offers("|");
        assertThat(commands)
                .extracting(Offer::value)
                .contains("train", "use", "corpus", "help")
                .doesNotHaveDuplicates();
        assertThat(commands).allSatisfy(offer -> {
            assertThat(offer.group()).isNotEmpty();
            assertThat(offer.description()).isNotEmpty();
        });
        assertThat(values("show; |")).isEqualTo(values("|"));
        assertThat(values("corpus |")).containsExactly("list", "use", "info");
        assertThat(values("help corpus |")).startsWith("list", "use", "info");
    }

    @Test
    void aStudyVariesComponentsParametersAndFiles() {
        assertThat(values("study s |"))
                .contains("loss=", "generator.", "my music/")
                .doesNotContain("metric=");
        assertThat(values("study s loss=minimax,|"))
                .contains("loss=minimax,feature-matching")
                .doesNotContain("loss=minimax,minimax");
        assertThat(values("study s generator.|")).contains("generator.units=");
        assertThat(values("study s loss=minimax trainer.optimiser=sgd,|")).contains("trainer.optimiser=sgd,adam");
    }

    @Test
    void optionsThatWereGivenAreNotOfferedAgain() {
        assertThat(values("train --epochs 3 -|"))
                .contains("--pretrain", "--json")
                .doesNotContain("--epochs");
        assertThat(values("train --epochs=3 -|")).doesNotContain("--epochs");
        assertThat(values("train |")).contains("--epochs").doesNotContain("--json");
        assertThat(values("encode |")).doesNotContain("--limit");
    }

    @Test
    void componentsComeWithTheirSummaries() {
        assertThat(values("use generator |")).containsExactly("c-rnn", "c-rnn-detached", "c-rnn-memory", "lstm");
        assertThat(description("use generator |", "c-rnn")).contains("LSTM");
        assertThat(values("use loss minimax smoothing=0 ge|"))
                .contains("generator")
                .doesNotContain("loss", "smoothing=");
        assertThat(values("use loss minimax generator |")).startsWith("c-rnn");
        assertThat(values("use loss minimax generator c-rnn |")).startsWith("units=");
        assertThat(values("use |")).contains("generator").doesNotContain("metric");
        assertThat(values("describe |")).contains("metric");
        assertThat(values("plugin info |")).contains("metrics", "training");
    }

    @Test
    void parametersComeWithRangesAndDefaults() {
        assertThat(values("use generator c-rnn depth=1 |")).startsWith("units=", "dropout=", "range=");
        assertThat(description("use generator c-rnn |", "units=")).startsWith("(1..4096; default 350)");
        assertThat(values("set generator.|")).startsWith("generator.units=", "generator.depth=");
        assertThat(values("set gen|")).contains("generator.").doesNotContain("metric.");
        assertThat(values("set |")).hasSize(6);
    }

    @Test
    void valuesOfParametersAreOffered() {
        assertThat(values("use loss feature-matching comparison=|"))
                .startsWith("comparison=batches", "comparison=pairs");
        assertThat(description("use loss feature-matching comparison=|", "comparison=batches"))
                .isEqualTo("default");
        assertThat(values("use generator c-rnn units=|")).startsWith("units=1", "units=350", "units=4096");
        assertThat(description("use generator c-rnn units=|", "units=350")).isEqualTo("default");
        assertThat(values("set trainer.optimiser=|"))
                .containsExactly("trainer.optimiser=sgd", "trainer.optimiser=adam");
        assertThat(values("corpus use folder drums=|")).containsExactly("drums=true", "drums=false");
    }

    @Test
    void settingsAndParametersToUnsetAreOffered() {
        assertThat(values("config |")).contains("colour=", "threads=");
        assertThat(values("config colour=|")).containsExactly("colour=on", "colour=off");
        assertThat(values("unset |")).contains("generator", "trainer").doesNotContain("metric");
        assertThat(values("unset generator.|")).contains("generator.units");
        assertThat(values("runs best |")).contains("polyphony");
    }

    @Test
    void metricsAreListedEachOnce() {
        assertThat(values("evaluate --metrics |")).contains("polyphony", "notes");
        assertThat(values("evaluate --metrics notes,|"))
                .contains("notes,polyphony")
                .doesNotContain("notes,notes");
    }

    @Test
    void musicIsACorpusAFolderOrAFile() {
        assertThat(values("corpus use |")).contains("blues", "starter", "my music/");
        assertThat(values("corpus use blues |")).contains("chords", "choruses=");
        assertThat(values("corpus use blues chords |")).doesNotContain("choruses=");
    }

    @Test
    void onlyFilesOfTheKindWantedAreOffered() {
        assertThat(values("encode my\\ music/|")).containsExactly("my music/a song.mid", "my music/été.MIDI");
        assertThat(values("source my\\ music/|")).containsExactly("my music/first.continuo");
        assertThat(values("source my\\ music/no|"))
                .as("unless none of them fits")
                .contains("my music/notes.txt");
        assertThat(values("plugin load my\\ music/|")).containsExactly("my music/tools.jar");
        assertThat(values("generate --out |")).contains("my music/").noneMatch(value -> value.endsWith(".mid"));
    }

    @Test
    void variablesAreOfferedAfterADollar() {
        assertThat(values("echo $|")).containsExactly("$HOME", "$MUSIC");
        assertThat(values("echo \"x ${|")).containsExactly("\"x ${HOME}", "\"x ${MUSIC}");
        assertThat(values("echo '$|")).isEmpty();
        assertThat(values("echo \\$|")).isEmpty();
    }

    @Test
    void nothingIsOfferedInACommentOrAfterAnUnknownCommand() {
        assertThat(values("show # tr|")).isEmpty();
        assertThat(values("frobnicate |")).isEmpty();
        assertThat(values("exit |")).isEmpty();
    }
}
