package continuo.shell.console;

import continuo.fault.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text on its way to a person or another program, as UTF-8; buffered until {@link #flush()}. */
public final class Output {
    private final OutputStream stream;
    private final boolean terminal;

    /** Set by the first failure, which is the one that is told; nothing more is written then. */
    private boolean broken;

    /** @param terminal whether a person reads it on a terminal */
    public Output(OutputStream stream, boolean terminal) {
        this.stream = stream instanceof PrintStream ? stream : new BufferedOutputStream(stream, 1 << 14);
        this.terminal = terminal;
    }

    /** Says that nobody reads any more, as {@code head} does when it has enough: no error, only a reason to stop. */
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(IOException cause) {
            super(cause);
        }
    }

    public boolean terminal() {
        return terminal;
    }

    public synchronized void line(String text) {
        print(text + System.lineSeparator());
    }

    /** @throws Failure of kind RESOURCE when it cannot be written */
    public synchronized void print(String text) {
        if (broken) {
            return;
        }
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    public synchronized void flush() {
        if (broken) {
            return;
        }
        try {
            stream.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(IOException e) {
        broken = true;
        String reason = String.valueOf(e.getMessage());
        if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
            return new Closed(e);
        }
        return Failure.resource("cannot write the output: " + reason, e);
    }
}
