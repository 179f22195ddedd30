package continuo.shell.language;

import continuo.fault.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** Reads lines that belong together (backslash at the end, open quotes) as one; holds one of them at a time. */
public final class CommandLines {
    /** A longer line is no command but a wrong file. */
    private static final int LONGEST = 1 << 20;

    /** More lines in one quote: it was most likely forgotten to close it. */
    private static final int MOST_JOINED = 1000;

    private final BufferedReader reader;
    private int line;

    public CommandLines(BufferedReader reader) {
        this.reader = reader;
    }

    /**
     * A command line.
     *
     * @param text may hold line ends
     * @param line the number of its first line, from 1
     */
    public record Line(String text, int line) {}

    /**
     * The next line that is not blank or a comment.
     *
     * @throws Failure of kind USER where a line is far too long
     */
    public Optional<Line> next() throws IOException {
        while (true) {
            Optional<String> first = physical();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            String text = first.get();
            int number = line;
            if (isBlank(text)) {
                continue;
            }
            if (!needsMore(text)) {
                return Optional.of(new Line(text, number));
            }
            return Optional.of(new Line(joined(text), number));
        }
    }

    /** The number of the line read last, from 1. */
    public int line() {
        return line;
    }

    private String joined(String first) throws IOException {
        StringBuilder text = new StringBuilder(first);
        int begun = line;
        Optional<String> more = physical();
        while (more.isPresent()) {
            text.append('\n').append(more.get());
            if (text.length() > LONGEST) {
                throw tooLong();
            }
            if (line - begun > MOST_JOINED) {
                throw Failure.user("the quote or backslash in line " + begun + " joins more than " + MOST_JOINED
                        + " lines; is it closed?");
            }
            if (!needsMore(text.toString())) {
                break;
            }
            more = physical();
        }
        return text.toString();
    }

    /** One line of the file, its end taken off; characters beyond the limit of a comment are not kept. */
    private Optional<String> physical() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return Optional.empty();
        }
        line++;
        while (c >= 0 && c != '\n') {
            if (text.length() <= LONGEST) {
                text.append((char) c);
            }
            c = reader.read();
        }
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == '\r') {
            text.setLength(length - 1);
        }
        if (length > LONGEST && !isBlank(text)) {
            throw tooLong();
        }
        return Optional.of(length > LONGEST ? "" : text.toString());
    }

    private static Failure tooLong() {
        return Failure.user("the line is longer than " + LONGEST + " characters; is this a file of commands?");
    }

    private static boolean needsMore(String text) {
        boolean mayBeOpen = text.indexOf('\'') >= 0 || text.indexOf('"') >= 0 || text.endsWith("\\");
        return mayBeOpen && !Lexer.cut(text).complete();
    }

    private static boolean isBlank(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#') {
                return true;
            }
            if (c != ' ' && c != '\t' && c != '\uFEFF') {
                return false;
            }
        }
        return true;
    }
}
