package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import continuo.shell.ShellHarness.Outcome;
import continuo.shell.command.Command;
import continuo.shell.command.Scripts;
import continuo.shell.command.script.Topic;
import continuo.shell.session.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private static List<Command> commands() {
        Scripts none = Scripts.none();
        return BuiltInCommands.of(none, List::of).all();
    }

    @Test
    void fitsAScreenAndNamesEveryCommand() {
        Outcome outcome = shell.commands("help");
        // Of 24, one is for the line that asked and one for the next prompt.
        assertThat(outcome.lines()).hasSizeLessThanOrEqualTo(22).allMatch(line -> line.length() <= 80);
        for (Command command : commands()) {
            for (String word : command.syntax().name().split(" ")) {
                assertThat(outcome.out()).contains(word);
            }
        }
    }

    @Test
    void theFirstTryIsTheExampleWhereItIs() throws IOException {
        assertThat(shell.commands("help").lines().get(1)).isEqualTo("    train; generate --out songs; evaluate songs");
        Path examples = Files.createDirectories(folder.resolve("distribution/examples"));
        Files.writeString(examples.resolve("first-song.continuo"), "echo la la la");
        Outcome outcome = shell.commands("help");
        assertThat(outcome.lines().get(1)).startsWith("    source first-song  ");
        // The folder that the example writes to has its name.
        Files.createDirectory(folder.resolve("first-song"));
        assertThat(shell.commands(outcome.lines().get(1)).out().strip()).isEqualTo("la la la");
        assertThat(shell.run("run", "first-song").out().strip()).isEqualTo("la la la");
    }

    @Test
    void explainsACommand() {
        assertThat(shell.commands("help encode").out()).isEqualTo("""
                        encode FILE [--limit N] [--drums] [--salvage]
                            a piece as the network sees it, in physical units

                          FILE       a MIDI file
                          --limit N  how many steps [a whole number from 0; default 20 for people, all
                                     in JSON]
                          --drums    keep the percussion channel
                          --salvage  take what is sound of a damaged file
                          --json     print one JSON object a line
                          --help     tell what the command does

                        Uses the representation that you have chosen, and before that the paper's,
                        quadruplet, which rounds nothing; describe representation ID tells its
                        parameters.

                        Examples:
                            encode song.mid
                            encode song.mid --limit 3 --json
                        """);
        assertThat(shell.commands("encode --help").out())
                .isEqualTo(shell.commands("help encode").out());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void explainsTopicsOnAScreen(Topic topic) {
        Outcome outcome = shell.commands("help " + topic.word());
        assertThat(outcome.lines()).hasSizeBetween(5, 22).allMatch(line -> line.length() <= 80);
        assertThat(shell.commands("help").out()).contains(topic.word());
        assertThat(shell.commands("help " + topic.word() + " --json").out())
                .startsWith("{\"topic\":\"" + topic.word() + "\",\"summary\":");
    }

    @Test
    void everyExitCodeIsExplained() {
        String codes = shell.commands("help exit-codes").out();
        for (Failure.Kind kind : Failure.Kind.values()) {
            assertThat(codes).containsPattern("(?m)^ *" + kind.exitCode() + "  ");
        }
    }

    @Test
    void everySettingsVariableIsExplained() {
        String variables = shell.commands("help environment").out();
        for (Setting setting : Setting.values()) {
            assertThat(variables).contains(setting.variable());
        }
    }

    @Test
    void defaultsAndRangesStandBesideAnOption() {
        assertThat(shell.commands("help evaluate").out().replaceAll("\\s+", " "))
                .contains("--seed N for the random windows [a whole number; default 1]");
        assertThat(shell.commands("help generate").out().replaceAll("\\s+", " "))
                .contains("--count N how many pieces [1..10000; default 4]");
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
        assertThat(shell.commands("help corpus us").err()).contains("did you mean corpus use?");
        assertThat(shell.commands("help kyes").err())
                .isEqualTo("continuo: there is no help on \"kyes\"; did you mean keys? (help lists commands and"
                        + " topics)" + System.lineSeparator());
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
    void startTellsVersionAndUsage() {
        assertThat(shell.run("--version").out()).matches("continuo \\d+\\.\\d+\\.\\d+\\R");
        assertThat(shell.run("--help").out()).contains("run FILE", "-c", "exit codes");
    }
}
