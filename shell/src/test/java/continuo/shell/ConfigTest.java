package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's settings: the file, the environment, and the command that tells and changes them. */
class ConfigTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private Path config(String text) throws IOException {
        Path file = folder.resolve(".continuo/config");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void tellsEverySettingAndWhereItComesFrom() throws IOException {
        config("# mine\n\nruns = ~/music/my runs\nthreads=2\ncolour = off\n");
        Outcome outcome = shell.with("CONTINUO_THREADS", "3").commands("config");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .containsExactly(
                        "setting     from              value",
                        "runs        file              ~/music/my runs",
                        "plugins     default           the user's folder plugins",
                        "sound-font  default           the sounds that come with Java",
                        "threads     CONTINUO_THREADS  3",
                        "colour      file              off",
                        "ascii       default           off, unless the locale is not UTF-8",
                        "history     default           on",
                        "startup     default           the user's file startup.continuo, if there is one",
                        "",
                        "runs: folder in which runs are kept; $CONTINUO_RUNS goes before the file",
                        "plugins: folders of more plugins, separated by :; $CONTINUO_PLUGINS goes before",
                        "the file",
                        "sound-font: SoundFont file that render uses; $CONTINUO_SOUND_FONT goes before",
                        "the file",
                        "threads: how many threads train and load music; $CONTINUO_THREADS goes before",
                        "the file",
                        "colour: whether a terminal that can show colours does; $NO_COLOR goes before the",
                        "file",
                        "ascii: whether drawings keep to ASCII; $CONTINUO_ASCII goes before the file",
                        "history: whether what is typed is remembered; $CONTINUO_NO_HISTORY goes before",
                        "the file",
                        "startup: file of commands that the interactive shell begins with;",
                        "$CONTINUO_STARTUP goes before the file",
                        "",
                        "file: .continuo/config");
        assertThat(shell.commands("config threads --json").lines())
                .containsExactly("{\"setting\":\"threads\",\"value\":\"3\",\"origin\":\"CONTINUO_THREADS\","
                        + "\"default\":\"all processors\",\"variable\":\"CONTINUO_THREADS\","
                        + "\"help\":\"how many threads train and load music\"}");
    }

    @Test
    void whatIsChangedHoldsAtOnceAndKeepsTheRestOfTheFile() throws IOException {
        Path file = config("# mine\nruns = here\r\n\n# yours\nthreads = 2\n");
        Outcome outcome = shell.commands("config runs=there history=off; show; config threads=; config runs");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .startsWith("runs = there", "history = off, from the next start on")
                .contains("threads = all processors (the default)", "runs     file  there");
        assertThat(outcome.out()).contains("kept in there");
        assertThat(file).hasContent("# mine\nruns = there\n\n# yours\nhistory = off\n");
    }

    @Test
    void optionBeforeEnvironmentBeforeFileBeforeDefault() throws IOException {
        assertThat(shell.commands("runs list").err()).contains("no runs in runs");
        config("runs = of-file\n");
        assertThat(shell.commands("runs list").err()).contains("no runs in of-file");
        shell.with("CONTINUO_RUNS", "of-environment");
        assertThat(shell.commands("runs list").err()).contains("no runs in of-environment");
        assertThat(shell.commands("config runs=again").lines())
                .containsExactly(
                        "runs = of-environment (as $CONTINUO_RUNS says, which goes before the file, where",
                        "it is again now)");
        assertThat(shell.run("--runs", "of-option", "-c", "runs list").err()).contains("no runs in of-option");
    }

    @Test
    void everyMistakeOfTheFileHasItsLine() throws IOException {
        Path file = config("thread = 2\n# fine\ncolour = red\nruns = \"here\"\nruns = there\nthreads\nascii =\n");
        Outcome outcome = shell.commands("show");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .containsExactly("continuo: "
                        + file + ":1: unknown setting \"thread\"; did you mean threads? (there are: ascii, colour,"
                        + " history, plugins, runs, sound-font, startup, threads); "
                        + file + ":3: colour is on or off, not red; "
                        + file + ":4: runs is written without quotes, not \"here\"; "
                        + file + ":5: runs is given twice; "
                        + file + ":6: \"threads\" is not of the form name = value; "
                        + file + ":7: ascii has no value; leave the line out for the default");
        assertThat(shell.run("--version").exitCode()).isZero();
    }

    @Test
    void mistakesOfCommandAndEnvironment() {
        assertThat(shell.commands("config thread=2 colour=red runs").err().lines())
                .containsExactly(
                        "continuo: config: unknown setting \"thread\"; did you mean threads? (there are: ascii,"
                                + " colour, history, plugins, runs, sound-font, startup, threads); colour is on or off, not"
                                + " red; \"runs\" is not of the form NAME=VALUE");
        assertThat(folder.resolve(".continuo/config")).doesNotExist();
        assertThat(shell.with("CONTINUO_THREADS", "many").commands("show").err().lines())
                .containsExactly("continuo: CONTINUO_THREADS is a whole number from 1 to 1024, not \"many\"");
    }

    @Test
    void aLinkedFileStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfile"), "threads = 2\n");
        Files.createDirectories(folder.resolve(".continuo"));
        Path link = Files.createSymbolicLink(folder.resolve(".continuo/config"), real);
        assertThat(shell.commands("config threads=4").exitCode()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("threads = 4\n");
    }

    @Test
    void aRunIsTrainedOnTheThreadsSet() throws IOException {
        config("threads = 1\n");
        Outcome outcome = shell.commands("use corpus scales pieces=8 notes=40;"
                + " set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10;"
                + " train --name x --epochs 1 --pretrain 0");
        assertThat(outcome.exitCode()).isZero();
        assertThat(folder.resolve("runs/x/run.json")).content().contains("\"threads\" : 1");
    }
}
