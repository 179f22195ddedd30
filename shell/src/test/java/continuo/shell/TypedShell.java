package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.console.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;

/** The interactive shell on a terminal of 80 by 24 that a test types on. */
final class TypedShell implements AutoCloseable {
    private final ShellHarness shell;
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Terminal terminal;
    private final CompletableFuture<Integer> exitCode;

    /** @param type of the terminal, as in {@code $TERM} */
    TypedShell(ShellHarness harness, String type) throws IOException {
        shell = harness.with("TERM", type);
        terminal = ShellHarness.terminal(
                type.equals(Terminal.TYPE_DUMB) ? "ansi" : type, new PipedInputStream(keyboard, 1 << 16), screen);
        exitCode = CompletableFuture.supplyAsync(() -> shell.interactive(terminal, new Output(screen, false)));
    }

    void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Waits until something is on the screen. */
    void await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!screen.toString(StandardCharsets.UTF_8).contains(text)) {
            assertThat(System.nanoTime())
                    .as("waiting for " + text + " in " + screen())
                    .isLessThan(deadline);
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /** All that was written so far, with what steers the terminal. */
    String raw() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** All that was written so far, as text. */
    String screen() {
        return raw().replace("\r", "").replaceAll("\u001b[\\[][?0-9;]*[a-zA-Z]|\u001b[=>]|\u001b\\([B0]", "");
    }

    /** Waits for the shell to end and gives what was written. */
    String end() throws Exception {
        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isZero();
        return screen();
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
        terminal.close();
    }
}
