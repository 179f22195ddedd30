package continuo.shell;

import continuo.shell.console.Output;
import continuo.shell.session.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * How much there is to write on: {@code $COLUMNS} and {@code $LINES}, else what the terminal says, else 80 columns and 24
 * lines. The terminal is asked again now and then: its window may be resized.
 */
final class TerminalSize {
    private static final int COLUMNS = 80;
    private static final int LINES = 24;
    private static final int NARROWEST = 20;
    private static final long BETWEEN_QUESTIONS = 1_000_000_000L;

    private final Environment environment;
    private final Output output;
    private final LongSupplier clock = System::nanoTime;
    private boolean asked;
    private long askedAt;
    private int columns = COLUMNS;
    private int lines = LINES;

    TerminalSize(Environment environment, Output output) {
        this.environment = environment;
        this.output = output;
    }

    synchronized int columns() {
        ask();
        return columns;
    }

    synchronized int lines() {
        ask();
        return lines;
    }

    private void ask() {
        if (asked && (!output.terminal() || clock.getAsLong() - askedAt < BETWEEN_QUESTIONS)) {
            return;
        }
        asked = true;
        int wide = number(environment.get("COLUMNS").orElse(""));
        int high = number(environment.get("LINES").orElse(""));
        if ((wide == 0 || high == 0) && output.terminal()) {
            String[] answer = askedOfTerminal().split(" ");
            if (answer.length == 2) {
                high = high == 0 ? number(answer[0]) : high;
                wide = wide == 0 ? number(answer[1]) : wide;
            }
        }
        columns = wide == 0 ? COLUMNS : Math.max(NARROWEST, wide);
        lines = high == 0 ? LINES : high;
        askedAt = clock.getAsLong();
    }

    /** Lines and columns from {@code stty}, which any POSIX system has; empty where it does not say. */
    private static String askedOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            return "";
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
