package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.SlowCorpus;
import continuo.shell.console.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types into the shell on a dumb terminal. */
class InteractiveTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    Path folder;

    private ShellHarness shell;
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Semaphore reading = new Semaphore(0);
    private Terminal terminal;
    private CompletableFuture<Integer> exitCode;

    @BeforeEach
    void start() throws IOException {
        shell = new ShellHarness(folder).with("TERM", "ansi");
        System.getProperties().put(SlowCorpus.READING, reading);
        terminal = ShellHarness.terminal("ansi", new PipedInputStream(keyboard, 1 << 16), screen);
        exitCode = CompletableFuture.supplyAsync(() -> shell.interactive(terminal, new Output(screen, false)));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        System.getProperties().remove(SlowCorpus.READING);
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Waits for the shell to end and gives the screen's content. */
    private String end() throws Exception {
        assertThat(exitCode.get(5, TimeUnit.SECONDS)).isZero();
        return screen.toString(StandardCharsets.UTF_8)
                .replace("\r", "")
                .replaceAll("\u001b[\\[][?0-9;]*[a-zA-Z]|\u001b[=>]", "");
    }

    @Test
    void runsWhatIsTypedUntilTheUserLeaves() throws Exception {
        type("echo one two\nnonsense\necho three\n" + CTRL_D);
        assertThat(end())
                .contains("continuo> ", "\none two\n", "\nthree\n")
                .contains("continuo: unknown command \"nonsense\" (help lists the commands)\n");
    }

    @Test
    void exitLeaves() throws Exception {
        type("exit\n");
        assertThat(end()).contains("Type help to see what there is to do");
    }

    @Test
    void aLineGoesOnWhileAQuoteIsOpen() throws Exception {
        type("echo 'one\ntwo' \\\nthree\n" + CTRL_D);
        assertThat(end()).contains("\none\ntwo three\n");
    }

    @Test
    void aBlockGoesOnUntilItsEnd() throws Exception {
        type("foreach x in a b do\nif $x == b do\necho got $x\nend\nend\nforeach x\necho $x\n" + CTRL_D);
        assertThat(end())
                .contains("        > ", "\ngot b\n", "continuo: foreach lacks its in: foreach NAME in WORD… do\n")
                .contains("continuo: $x is not set")
                .doesNotContain("\ngot a\n");
    }

    @Test
    void tabCompletesCommandsOptionsIdsParametersAndFiles() throws Exception {
        Files.writeString(folder.resolve("a song.mid"), "no music");
        type("ech\tdone\n");
        type("use disc\tuni\tdr\t0.5\n");
        type("use repr\tquadruplet tones=3 sc\tra\t\n");
        type("encode a\t--lim\t3\n" + CTRL_D);
        assertThat(end())
                .contains("\ndone\n", "\ndiscriminator: uni-lstm dropout=0.5\n")
                .contains("\nrepresentation: quadruplet tones=3 scale=raw\n")
                .contains("a song.mid: ");
    }

    @Test
    void ctrlCAtThePromptThrowsTheLineAway() throws Exception {
        type("echo lost" + CTRL_C + "echo kept\n" + CTRL_D);
        assertThat(end()).contains("\nkept\n").doesNotContain("\nlost");
    }

    @Test
    void ctrlCStopsTheCommandAndGivesThePromptBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            type("corpus use slow\n");
            assertThat(reading.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            terminal.raise(Terminal.Signal.INT);
        }
        type("echo back\n" + CTRL_D);
        assertThat(end()).containsSubsequence("cancelled", "cancelled", "cancelled", "\nback\n");
    }

    @Test
    void ctrlCStopsAScriptWithItsCommand() throws Exception {
        shell.file("long.continuo", "echo begun\ncorpus use slow\necho never\n");
        type("source long.continuo\n");
        assertThat(reading.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        terminal.raise(Terminal.Signal.INT);
        type("echo back\n" + CTRL_D);
        assertThat(end())
                .containsSubsequence("\nbegun\n", "long.continuo:2: ", "cancelled", "\nback\n")
                .doesNotContain("never");
    }

    @Test
    void historyIsKeptForTheNextTime() throws Exception {
        type("echo remembered\n echo hidden\nhistory\n" + CTRL_D);
        assertThat(end()).contains("    1  echo remembered\n");
        assertThat(Files.readString(folder.resolve(".continuo/history")))
                .contains("echo remembered")
                .doesNotContain("hidden");
    }

    @Test
    void exclamationMarksAreOrdinary() throws Exception {
        type("echo hi!1 !x\n" + CTRL_D);
        assertThat(end()).contains("\nhi!1 !x\n");
    }

    @Test
    void deletingARunIsAskedAboutFirst() throws Exception {
        Path run = Files.createDirectories(folder.resolve("runs/old"));
        Files.writeString(run.resolve("run.json"), "{}");
        type("runs rm old\nn\nrm\n" + "runs rm ol*\ny\n" + CTRL_D);
        assertThat(end())
                .containsSubsequence(
                        "delete 1 run with all checkpoints and pieces (old)? [y/N] ",
                        "\nnothing was deleted\n",
                        "(old)? [y/N] ",
                        "\ndeleted old\n");
        assertThat(run).doesNotExist();
        assertThat(Files.readString(folder.resolve(".continuo/history"))).doesNotContain(":y\n", ":n\n");
    }

    @Test
    void theStartupFileIsRunAndItsMistakesDoNoHarm() throws Exception {
        type("exit\n");
        end();
        Files.writeString(folder.resolve(".continuo/startup.continuo"), "echo begun\nnonsense\n");
        exitCode = CompletableFuture.supplyAsync(() -> shell.interactive(terminal, new Output(screen, false)));
        type("echo typed\nexit\n");
        assertThat(end()).containsSubsequence("\nbegun\n", "startup.continuo:2: unknown command", "\ntyped\n");
    }
}
