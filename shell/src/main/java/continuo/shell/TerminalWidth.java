package continuo.shell;

import continuo.shell.console.Output;
import continuo.shell.session.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** How wide to write: {@code $COLUMNS}, else as wide as the terminal, else 80 columns. */
final class TerminalWidth implements IntSupplier {
    private static final int DEFAULT = 80;
    private static final int NARROWEST = 20;

    private final Environment environment;
    private final Output output;
    private int columns;

    TerminalWidth(Environment environment, Output output) {
        this.environment = environment;
        this.output = output;
    }

    @Override
    public synchronized int getAsInt() {
        if (columns == 0) {
            int found = number(environment.get("COLUMNS").orElse(""));
            if (found == 0 && output.terminal()) {
                found = askedOfTerminal();
            }
            columns = found == 0 ? DEFAULT : Math.max(NARROWEST, found);
        }
        return columns;
    }

    /** From {@code stty}, which any POSIX system has; 0 where it does not say. */
    private static int askedOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return number(answer.substring(answer.indexOf(' ') + 1).trim());
        } catch (IOException e) {
            return 0;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
