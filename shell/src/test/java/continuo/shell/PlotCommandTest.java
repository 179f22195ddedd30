package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotCommandTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    /** A run of which there is a log only. */
    @BeforeEach
    void log() throws IOException {
        shell = new ShellHarness(folder);
        StringBuilder log = new StringBuilder();
        for (int step = 1; step <= 60; step++) {
            log.append(String.format(
                    Locale.ROOT,
                    "{\"step\":%d,\"phase\":\"train\",\"epoch\":%d,\"loss.d\":%.3f,\"loss.g\":1,\"frozen.d\":%d}%n",
                    step,
                    step,
                    2 - step / 60.0,
                    step % 2));
        }
        Files.createDirectories(folder.resolve("runs/first"));
        Files.writeString(folder.resolve("runs/first/run.json"), "{}");
        Files.writeString(folder.resolve("runs/first/log.jsonl"), log);
    }

    @Test
    void drawsTheLossesUnlessFiguresAreNamed() {
        Outcome outcome = shell.commands("plot first --height 4 --ascii; plot first frozen loss.g --height 2");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                loss.d: 1.967 to 1.017, mean of 5 steps
                    |''''...........
                1.6 +               '''''''''''...........
                    |                                     ''''''''''''...........
                  1 +                                                            '''''''''''....
                    +-----------+------------+-----------+------------+-----------+------------+
                                10           20          30           40          50          60
                loss.g: 1 to 1, mean of 10 steps
                    |'''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''
                0.6 +
                    |
                  0 +
                    +-----------+------------+-----------+------------+-----------+------------+
                                10           20          30           40          50          60
                frozen.d: 0.500 to 0.500, mean of 10 steps
                  | .  . .  .  . .  . .  . .  .  . .  . .  .  . .  . .  . .  .  . .  . .
                0 +' '' ' '' '' ' '' ' '' ' '' '' ' '' ' '' '' ' '' ' '' ' '' '' ' '' ' ''''''''
                  +------------+-----------+------------+------------+------------+------------+
                               10          20           30           40           50          60
                loss.g: 1 to 1, mean of 10 steps
                  |'''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''
                0 +
                  +------------+-----------+------------+------------+------------+------------+
                               10          20           30           40           50          60
                """);
    }

    @Test
    void jsonGivesWhatWasLogged() {
        Outcome outcome = shell.commands("plot first loss.d --json");
        assertThat(outcome.out())
                .startsWith("{\"run\":\"first\",\"figure\":\"loss.d\",\"steps\":[1,2,3,")
                .contains("\"values\":[1.983,1.967,1.95,");
    }

    @Test
    void aFigureThatIsNotThereIsRefusedWithTheNearest() {
        Outcome outcome = shell.commands("plot first los.d lost");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("unknown figure \"los.d\"; did you mean loss.d? (there are: frozen.d, loss.d, loss.g)");
    }

    @Test
    void aRunWithoutStepsIsSaidToHaveNone() throws IOException {
        Files.delete(folder.resolve("runs/first/log.jsonl"));
        assertThat(shell.commands("plot first").err()).contains("first has no step in its log yet");
    }
}
