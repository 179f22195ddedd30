package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.Scripts;
import continuo.shell.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private static List<Command> commands() {
        Scripts none = new Scripts() {
            @Override
            public void run(Path file, List<String> arguments, Console console) {}

            @Override
            public void source(Path file, List<String> arguments, Console console) {}

            @Override
            public void rehearse(Path file, List<String> arguments, Console console) {}
        };
        return new Commands(none, List::of).all();
    }

    @Test
    void fitsAScreenAndNamesEveryCommand() {
        Outcome outcome = shell.commands("help");
        assertThat(outcome.lines()).hasSizeLessThanOrEqualTo(22).allMatch(line -> line.length() <= 80);
        for (Command command : commands()) {
            for (String word : command.syntax().name().split(" ")) {
                assertThat(outcome.out()).contains(word);
            }
        }
    }

    @Test
    void theFirstTryIsTheExampleWhereItIs() throws IOException {
        assertThat(shell.commands("help").lines().get(1))
                .isEqualTo("    train --pretrain 300 --epochs 120; generate --out songs; evaluate songs");
        Path examples = Files.createDirectories(folder.resolve("distribution/examples"));
        Files.writeString(examples.resolve("first-song.continuo"), "echo la la la");
        Outcome outcome = shell.commands("help");
        assertThat(outcome.lines().get(1)).isEqualTo("    source distribution/examples/first-song.continuo");
        assertThat(shell.commands(outcome.lines().get(1)).out().strip()).isEqualTo("la la la");
    }

    @Test
    void explainsACommand() {
        assertThat(shell.commands("help encode").out()).isEqualTo("""
                        encode FILE [--limit N] [--drums] [--salvage]
                            a piece as the network sees it, in physical units

                          FILE       a MIDI file
                          --limit N  how many steps (20 for people, all in JSON)
                          --drums    keep the percussion channel
                          --salvage  take what is sound of a damaged file
                          --json     print one JSON object a line
                          --help     tell what the command does

                        Uses the representation of the experiment; describe representation ID tells its
                        parameters.
                        """);
        assertThat(shell.commands("encode --help").out())
                .isEqualTo(shell.commands("help encode").out());
    }

    @Test
    void listsAFamily() {
        assertThat(shell.commands("help runs").out()).contains("runs list", "runs info", "runs rm");
    }

    @Test
    void namesTheNearestCommand() {
        Outcome outcome = shell.commands("help encod");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("did you mean encode?");
    }

    @Test
    void isAnObjectACommandInJson() {
        assertThat(shell.commands("help --json").lines()).hasSameSizeAs(commands());
    }

    @Test
    void everyCommandIsDocumentedOnOneLine() {
        for (Command command : commands()) {
            assertThat(command.syntax().summary()).hasSizeBetween(10, 70).doesNotEndWith(".");
        }
    }

    @Test
    void examplesRunAsTheyStand() {
        for (Command command : commands()) {
            for (String example : command.syntax().examples()) {
                Outcome outcome = shell.commands(example);
                assertThat(outcome.exitCode())
                        .as(example + ": " + outcome.err())
                        .isZero();
            }
        }
    }

    @Test
    void startTellsVersionAndUsage() {
        assertThat(shell.run("--version").out()).matches("continuo \\d+\\.\\d+\\.\\d+\\R");
        assertThat(shell.run("--help").out()).contains("run FILE", "-c", "Exit codes");
    }
}
