package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.BrokenRepresentation;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake: one clear line, and the right exit code. */
class ShellErrorsTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private void fails(String commands, int exitCode, String line) {
        Outcome outcome = shell.commands(commands);
        assertThat(outcome.err()).isEqualTo("continuo: " + line + System.lineSeparator());
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void missingFile() {
        fails("encode nowhere.mid", 2, "no such file or folder: nowhere.mid");
    }

    @Test
    void folderForAFile() throws IOException {
        Files.createDirectory(folder.resolve("songs"));
        fails("encode songs", 2, "songs is a folder; name a MIDI file in it");
    }

    @Test
    void textFileNamedMid() {
        shell.file("letter.mid", "Dear Ada,\n");
        Outcome outcome = shell.commands("encode letter.mid");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("letter.mid");
    }

    @Test
    void unknownCommandWithTheNearest() {
        fails("encod a.mid", 2, "unknown command \"encod\"; did you mean encode? (help lists the commands)");
        fails("plugin", 2, "plugin needs one of: info, load, unload, reload");
        fails(
                "plugin reloat x",
                2,
                "unknown plugin command \"reloat\"; did you mean reload? (there are: info, load, reload, unload)");
    }

    @Test
    void unknownIdWithTheNearest() {
        fails(
                "use representation quadruple",
                2,
                "use: unknown representation \"quadruple\"; did you mean quadruplet?"
                        + " (there are: quadruplet, quadruplet-levels)");
    }

    @Test
    void parameterOutOfRange() {
        fails("use representation quadruplet tones=9", 2, "use: tones=9 is not possible: tones is 1..4");
    }

    @Test
    void everyMistakeOfALineIsNamed() {
        fails(
                "use representation quadruplet tone=2 scale=lin --fast",
                2,
                "use: unknown option \"--fast\" (there are: --drums, --help, --json);"
                        + " unknown parameter \"tone\"; did you mean tones? (there are: scale, tones);"
                        + " scale=lin is not possible: scale is one of logarithmic, separated, linear, raw; did you mean linear?");
        fails(
                "set trainer.batch=0 trainer.optimiser=ada",
                2,
                "set: batch=0 is not possible: batch is 1..4096;"
                        + " optimiser=ada is not possible: optimiser is one of sgd, adam; did you mean adam?");
    }

    @Test
    void aComponentWithoutParametersSaysSo() {
        fails("set representation.tones=3", 2, "set: unknown parameter \"tones\" (there are none)");
    }

    @Test
    void openQuoteAndMissingVariable() {
        fails("echo 'a", 2, "a single quote (') is not closed");
        fails(
                "echo $NOPE",
                2,
                "$NOPE is not set (let NOPE=VALUE sets it; write '$' in single quotes or \\$ to mean the sign)");
    }

    @Test
    void wrongStart() {
        Outcome outcome = shell.run("--jason", "rnu");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("continuo: unknown option \"--jason\"; did you mean --json?; unknown word \"rnu\";"
                        + " did you mean run? (continuo --help tells how to start it)" + System.lineSeparator());
    }

    @Test
    void pluginThatIsNone() {
        shell.file("letter.jar", "Dear Ada,\n");
        Outcome outcome = shell.commands("plugin load letter.jar");
        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err()).startsWith("continuo: plugin letter.jar is not loaded: it is no jar");
    }

    @Test
    void badPluginIsNamedOnceAndTheOthersWork() {
        shell.file("distribution/plugins/bad.jar", "no zip");
        Outcome outcome = shell.commands("components representation; components representation");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).startsWith("continuo: plugin bad.jar is not loaded: ");
        assertThat(outcome.out()).contains("quadruplet");
    }

    @Test
    void aRepresentationThatBreaksIsItsPluginsFault() {
        PluginJars.addExtensions("first-try", shell.plugins(), BrokenRepresentation.class);
        shell.chordFile("chord.mid");
        String line = "the plugin first-try cannot encode with its representation broken:"
                + " IndexOutOfBoundsException: index 88 of 88 keys;"
                + " update the plugin or choose another representation (use representation ID)";
        Outcome encoding = shell.commands("use representation broken generator c-rnn; encode chord.mid");
        assertThat(encoding.exitCode()).isEqualTo(4);
        assertThat(encoding.err()).isEqualTo("continuo: " + line + System.lineSeparator());
        Outcome loading = shell.commands("use representation broken; corpus use scales; corpus info");
        assertThat(loading.exitCode()).isEqualTo(4);
        assertThat(loading.err()).contains(line).doesNotContain("damaged");
    }
}
