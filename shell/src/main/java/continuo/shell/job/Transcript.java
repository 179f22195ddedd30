package continuo.shell.job;

import continuo.file.AtomicFile;
import continuo.shell.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a job says, line by line: kept, passed on to whoever watches, written to a file. Of a job that says very much only
 * the end is kept.
 */
final class Transcript {
    private static final int MOST_LINES = 10_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private Optional<Console> reader = Optional.empty();
    private Optional<Path> file = Optional.empty();
    /** Lines at the end of those kept that nobody has read. */
    private int unread;

    /** @param error whether it was said to standard error */
    private record Line(String text, boolean error) {}

    /** What is written to it, cut into lines. */
    OutputStream stream(boolean error) {
        return new PrintStream(new LineStream(error), false, StandardCharsets.UTF_8);
    }

    /** Passes on what was not read yet, and from now on every line as it is said. */
    synchronized void attach(Console console) {
        reader = Optional.of(console);
        lines.stream().skip(lines.size() - unread).forEach(line -> console.passOn(line.text(), line.error()));
        unread = 0;
    }

    synchronized void detach() {
        reader = Optional.empty();
    }

    /** Passes on everything, read or not. */
    synchronized void tell(Console console) {
        lines.forEach(line -> console.passOn(line.text(), line.error()));
        unread = 0;
    }

    /** Whether something was said that nobody has read. */
    synchronized boolean unread() {
        return unread > 0;
    }

    /** Appends what is kept to the file, and from now on every line. */
    synchronized void keepIn(Path path) {
        file = Optional.of(path);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(System.lineSeparator()));
        append(path, text.toString());
    }

    private synchronized void add(Line line) {
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.remove();
        }
        file.ifPresent(path -> append(path, line.text() + System.lineSeparator()));
        if (reader.isPresent()) {
            reader.get().passOn(line.text(), line.error());
        } else {
            unread = Math.min(lines.size(), unread + 1);
        }
    }

    private static void append(Path path, String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(path, e);
        }
    }

    private final class LineStream extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private final boolean error;

        LineStream(boolean error) {
            this.error = error;
        }

        @Override
        public void write(int b) {
            if (b == '\n') {
                String text = begun.toString(StandardCharsets.UTF_8);
                begun.reset();
                add(new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, error));
            } else {
                begun.write(b);
            }
        }
    }
}
