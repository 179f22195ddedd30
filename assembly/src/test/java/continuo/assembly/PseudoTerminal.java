package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jline.builtins.ScreenTerminal;

/**
 * The distribution in a real pseudo-terminal, made by util-linux' {@code script}: types keys, waits for the prompt, and
 * shows the screen as a person would see it.
 */
final class PseudoTerminal implements AutoCloseable {
    static final String PROMPT = "continuo> ";

    static final String ENTER = "\r";
    static final String TAB = "\t";
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";

    /** So tall that nothing scrolls away: the screen is the whole transcript. */
    static final int TALL = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final OutputStream keyboard;
    private final ScreenTerminal screen;
    private final int columns;
    private final int rows;
    private final StringBuilder received = new StringBuilder();
    private boolean ended;

    private PseudoTerminal(Process process, int columns, int rows) {
        this.process = process;
        this.keyboard = process.getOutputStream();
        this.columns = columns;
        this.rows = rows;
        this.screen = new ScreenTerminal(columns, rows);
        Thread reader = new Thread(this::read, "pseudo-terminal");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts {@code bin/continuo} with the words given.
     *
     * @throws org.opentest4j.TestAbortedException where the system has no {@code script} that can do it
     */
    static PseudoTerminal open(Continuo continuo, int columns, int rows, String... words) throws IOException {
        Path script = Path.of("/usr/bin/script");
        if (!Files.isExecutable(script)) {
            abort("no pseudo-terminal: " + script + " of util-linux is missing");
        }
        // Whoever runs the tests in the background has them ignore Ctrl-C, which everything they start inherits.
        StringBuilder command = new StringBuilder("stty rows " + rows + " cols " + columns
                + "; env --default-signal=INT true 2>/dev/null && set -- env --default-signal=INT; exec \"$@\" ");
        command.append(quoted(continuo.launcher().toString()));
        for (String word : words) {
            command.append(' ').append(quoted(word));
        }
        Continuo within = continuo.withLauncher(script)
                .withVariable("TERM", continuo.variables().getOrDefault("TERM", "screen-256color"));
        if (!continuo.variables().containsKey("LC_ALL")) {
            within = within.withVariable("LC_ALL", "C.UTF-8");
        }
        return new PseudoTerminal(within.start("-qefc", command.toString(), "/dev/null"), columns, rows);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void read() {
        try (Reader output = new InputStreamReader(process.getInputStream(), UTF_8)) {
            char[] some = new char[4096];
            for (int n = output.read(some); n >= 0; n = output.read(some)) {
                String text = new String(some, 0, n);
                synchronized (this) {
                    received.append(text);
                    screen.write(text);
                    // What a terminal answers when it is asked where its cursor is.
                    String answer = screen.read();
                    if (!answer.isEmpty()) {
                        keyboard.write(answer.getBytes(UTF_8));
                        keyboard.flush();
                    }
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // The terminal is gone, as it is when the process has ended.
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /** Presses keys and does not wait for what comes of it. */
    void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    /** Types a command and waits until the prompt is back. */
    void command(String line) throws IOException, InterruptedException {
        int before;
        synchronized (this) {
            before = received.length();
        }
        type(line + ENTER);
        await(
                () -> {
                    int newline = received.indexOf("\n", before);
                    return newline >= 0 && received.indexOf(PROMPT, newline) >= 0 && atPrompt();
                },
                "the prompt after " + line);
    }

    void awaitPrompt() throws InterruptedException {
        await(this::atPrompt, "the prompt");
    }

    void awaitText(String text) throws InterruptedException {
        await(() -> String.join("\n", lines()).contains(text), "\"" + text + "\"");
    }

    private synchronized void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // First the condition: it may have come true with the last that was said.
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || ended) {
                throw new AssertionError(
                        "waited in vain for " + what + "; the screen shows:\n" + String.join("\n", lines()));
            }
            wait(left);
        }
    }

    /** Waits for its end and returns the exit code. */
    int exitCode() throws InterruptedException {
        await(() -> ended, "its end");
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }

    /** The screen's lines without blanks at their ends, up to the last that shows something. */
    synchronized List<String> lines() {
        long[] cells = new long[columns * rows];
        screen.dump(cells, 0, 0, rows, columns, new int[2]);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lines.add(text(cells, row, columns).stripTrailing());
        }
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        return lines.subList(0, last);
    }

    /** All that came, escape sequences included. */
    synchronized String raw() {
        return received.toString();
    }

    private boolean atPrompt() {
        long[] cells = new long[columns * rows];
        int[] cursor = new int[2];
        screen.dump(cells, 0, 0, rows, columns, cursor);
        return cursor[0] == PROMPT.length() && text(cells, cursor[1], columns).startsWith(PROMPT);
    }

    private String text(long[] cells, int row, int length) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < length; column++) {
            int character = (int) (cells[row * columns + column] & 0xffffffffL);
            text.appendCodePoint(character == 0 ? ' ' : character);
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
