package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits lines at the prompt. */
class EditingTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String CTRL_R = "\u0012";
    private static final String UP = "\u001b[A";
    private static final String RIGHT_OF_XTERM = "\u001bOC";
    private static final String LEFT = "\u001b[D";
    private static final String FAINT = "\u001b[2m";
    private static final String COLOURED = "\u001b[3";

    @TempDir
    Path folder;

    private ShellHarness harness;
    private TypedShell shell;

    @BeforeEach
    void prepare() {
        harness = new ShellHarness(folder);
    }

    @AfterEach
    void close() throws IOException {
        shell.close();
    }

    private void open(String type) throws IOException {
        shell = new TypedShell(harness, type);
    }

    @Test
    void tabOnAnEmptyLineListsTheCommandsByWhatTheyDo() throws Exception {
        open("ansi");
        shell.type("\t");
        shell.await("evaluate");
        shell.type(CTRL_C + "exit\n");
        assertThat(shell.end()).containsPattern("\n\\S[^\n]*  train  resume").contains("generate");
    }

    @Test
    void tabCompletesInTheMiddleOfAWord() throws Exception {
        open("ansi");
        shell.type("use gentor c-rnn units=7" + LEFT.repeat("tor c-rnn units=7".length()) + "\t\n");
        shell.type("set generator.un=8" + LEFT.repeat(2) + "\t\n" + CTRL_D);
        assertThat(shell.end()).contains("\ngenerator: c-rnn units=7\n", "\ngenerator: c-rnn units=8\n");
    }

    @Test
    void tabAfterANameOffersItsValues() throws Exception {
        open("ansi");
        shell.type("use generator c-rnn\nuse loss feature-matching comparison=\t");
        shell.await("pairs");
        shell.type("p\t\nset generator.\t");
        shell.await("dropout=");
        shell.type("de\t2\n" + CTRL_D);
        assertThat(shell.end())
                .contains("batches  default", "\nloss: feature-matching comparison=pairs\n")
                .contains("(1..4096; default 350)", "\ngenerator: c-rnn depth=2\n");
    }

    @Test
    void tabQuotesPathsAsTheyWereBegun() throws Exception {
        Files.createDirectories(folder.resolve("my music"));
        harness.chordFile("my music/étude no 1.mid");
        open("ansi");
        shell.type("encode my\té\t --limit 1\n");
        shell.type("encode \"my\té\t --limit 1\n");
        shell.type("encode ~/my\té\t --limit 1\n" + CTRL_D);
        String screen = shell.end();
        assertThat(screen).doesNotContain("continuo: ");
        assertThat(screen.split("… 3 more steps")).hasSize(4);
    }

    @Test
    void pastedLinesRunInOrder() throws Exception {
        open("ansi");
        StringBuilder pasted = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i <= 200; i++) {
            pasted.append(i % 7 == 0 ? "\tech\to\techo\t" : "echo ")
                    .append("line ")
                    .append(i)
                    .append("\r");
            expected.append(i % 7 == 0 ? "" : "line " + i + "\n");
        }
        shell.type("\u001b[200~" + pasted + "\u001b[201~\n");
        shell.type("echo after\n" + CTRL_D);
        String screen = shell.end();
        String results = screen.substring(screen.indexOf("\nline 1\n") + 1)
                .replaceAll("continuo: unknown command \"ech\"[^\n]*\n", "");
        assertThat(results).startsWith(expected);
        assertThat(screen.split("unknown command \"ech\"")).hasSize(29);
        assertThat(screen).contains("\nafter\n");
        assertThat(Files.readAllLines(folder.resolve(".continuo/history"))).hasSize(173);
    }

    @Test
    void hiddenLinesNeverComeBack() throws Exception {
        open("ansi");
        shell.type("echo shown\n echo hidden\n");
        shell.type(UP + "\n" + CTRL_R + "hidden\u0007" + CTRL_C);
        shell.type("history\nhistory hidden\n" + CTRL_D);
        assertThat(shell.end().split("\nhidden\n")).hasSize(2);
        assertThat(shell.screen()).contains("    1  echo shown\n    2  history\n");
        assertThat(Files.readString(folder.resolve(".continuo/history"))).doesNotContain("echo hidden");
    }

    @Test
    void withoutHistoryNothingIsKeptOrRead() throws Exception {
        Path file = Files.createDirectories(folder.resolve(".continuo")).resolve("history");
        Files.writeString(file, "1:echo before\n");
        harness.with("CONTINUO_NO_HISTORY", "1");
        open("ansi");
        shell.type("echo now\n" + UP + UP + "\nhistory\n" + CTRL_D);
        assertThat(shell.end().split("\nnow\n")).hasSize(2);
        assertThat(shell.screen()).doesNotContain("before", "  1  ");
        assertThat(Files.readString(file)).isEqualTo("1:echo before\n");
    }

    @Test
    void historyShowsAsManyLinesAsWantedOrThoseWithAText() throws Exception {
        open("ansi");
        shell.type("echo a\necho b\nhistory 2\nhistory echo\n" + CTRL_D);
        assertThat(shell.end())
                .contains("\n    2  echo b\n    3  history 2\n")
                .contains("\n    1  echo a\n    2  echo b\n    4  history echo\n");
    }

    @Test
    void endOfInputLeavesOnlyOnAnEmptyLine() throws Exception {
        open("ansi");
        shell.type("echo still" + CTRL_D + " here\n" + CTRL_D);
        assertThat(shell.end()).contains("\nstill here\n");
    }

    @Test
    void hintsAndColoursFollowWhatIsTyped() throws Exception {
        open("xterm-256color");
        shell.type("use loss ");
        shell.await("feature-matching, minimax");
        shell.type("minimx");
        shell.await("did you mean minimax?");
        assertThat(shell.raw()).contains(FAINT, "\u001b[4;31mminimx");
        shell.type(CTRL_C + "echo once more\n" + "ec" + RIGHT_OF_XTERM + "\n" + CTRL_D);
        assertThat(shell.end().split("\nonce more\n"))
                .as("Right takes the suggestion over")
                .hasSize(3);
    }

    @Test
    void hintsDoNotStayOnTheScreen() throws Exception {
        open("xterm-256color");
        shell.type("train");
        shell.await("[--epochs N]");
        shell.type("\u0015" + CTRL_D);
        shell.end();
        assertThat(shell.raw()).doesNotContain("[--epochs N] [--pretrain N]\r\n");
    }

    @Test
    void withoutColourThereAreNoHints() throws Exception {
        harness.with("NO_COLOR", "1");
        open("xterm-256color");
        shell.type("use loss minimx \u0015exit\n");
        assertThat(shell.end()).doesNotContain("did you mean");
        assertThat(shell.raw()).doesNotContain(FAINT, COLOURED);
    }

    @Test
    void aDumbTerminalGetsPlainLines() throws Exception {
        open("dumb");
        shell.type("use generator c-rn\t\t");
        shell.await("c-rnn-detached: ");
        shell.type("\u007fn units=7\ngenerate \t\t" + CTRL_C);
        shell.type("set trainer.ba\t5\necho 'a\nb' \\\nc\n" + UP + "\nexit" + CTRL_D + "\n");
        String screen = shell.end();
        assertThat(screen)
                .contains("\ngenerator: c-rnn units=7\n", "\ntrainer: adversarial batch=5\n")
                .contains("--count N: (1..10000; default 4) how many pieces")
                .contains("echo 'a\n        > b' \\\n        > c");
        assertThat(screen.split("\na\nb c\n")).hasSize(3);
        assertThat(shell.raw()).doesNotContain("\u001b");
    }

    @Test
    void aPluginThatFailsIsToldOfAboveTheLine() throws Exception {
        Files.writeString(harness.plugins().resolve("broken.jar"), "no jar");
        open("ansi");
        shell.await("plugin broken.jar is not loaded");
        shell.type("echo fine\n" + CTRL_D);
        assertThat(shell.end()).contains("\nfine\n");
    }
}
