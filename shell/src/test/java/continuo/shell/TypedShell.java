package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import continuo.shell.language.Variables;
import continuo.shell.session.LogFile;
import continuo.shell.session.Session;
import continuo.shell.session.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

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
        terminal = new DumbTerminal(
                "test",
                type.equals(Terminal.TYPE_DUMB) ? "ansi" : type,
                new PipedInputStream(keyboard, 1 << 16),
                screen,
                StandardCharsets.UTF_8);
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(Attributes.ControlChar.VEOF, 4);
        attributes.setControlChar(Attributes.ControlChar.VINTR, 3);
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
        terminal.setSize(new Size(80, 24));
        exitCode = CompletableFuture.supplyAsync(this::run);
    }

    private int run() {
        Output output = new Output(screen, false);
        Streams streams = new Streams(InputStream.nullInputStream(), true, output, output);
        Variables variables = new Variables(shell.environment().variables(), "continuo", List.of());
        Faults faults = new Faults(new LogFile(shell.folder().resolve("log")), false);
        ScriptRunner scripts = new ScriptRunner(variables, shell.environment(), faults, output, false);
        try (Session session = new Session(Settings.read(shell.environment()), Optional.empty(), output::line)) {
            return Interactive.run(terminal, session, scripts, variables, faults, streams, false);
        }
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
