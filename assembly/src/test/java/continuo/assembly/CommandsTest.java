package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command of each sort, run by the distribution with its own plugins. */
class CommandsTest {
    @TempDir
    Path folder;

    @Test
    void helpListsTheCommands() {
        Continuo.Outcome outcome = run("-c", "help");
        assertThat(outcome.output()).contains("corpus", "train", "generate", "evaluate");
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void componentsComeFromThePlugins() {
        Continuo.Outcome outcome = run("-c", "components", "--json");
        assertThat(outcome.lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(outcome.output())
                .contains("\"id\":\"quadruplet\"", "\"id\":\"c-rnn\"", "\"id\":\"bi-lstm\"", "\"id\":\"minimax\"")
                .contains("\"id\":\"adversarial\"", "\"id\":\"polyphony\"");
    }

    @Test
    void mistakesOfTheUserExitWithTwo() {
        Continuo.Outcome option = run("--jsn");
        assertThat(option.errors()).contains("--jsn", "--json").hasLineCount(1);
        assertThat(option.exitCode()).isEqualTo(2);

        Continuo.Outcome file = run("-c", "roll no-such.mid");
        assertThat(file.errors()).contains("no-such.mid").hasLineCount(1);
        assertThat(file.output()).isEmpty();
        assertThat(file.exitCode()).isEqualTo(2);
    }

    @Test
    void aScriptsErrorNamesFileAndLine() throws IOException {
        Files.writeString(folder.resolve("song.continuo"), "# A song.\necho first\nencod x.mid\necho last\n");
        Continuo.Outcome outcome = run("run", "song.continuo");
        assertThat(outcome.output()).isEqualTo("first\n");
        assertThat(outcome.errors()).contains("song.continuo:3:", "encod", "encode");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    private Continuo.Outcome run(String... words) {
        return new Continuo(folder).run(words);
    }
}
