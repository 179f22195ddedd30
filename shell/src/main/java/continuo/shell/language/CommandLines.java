package continuo.shell.language;

import continuo.fault.Failure;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines that belong together (backslash at the end, open quotes) as one; holds one of them at a time. */
public final class CommandLines {
    /** A longer line is no command but a wrong file. */
    private static final int LONGEST = 1 << 20;

    /** More lines in one quote: it was most likely forgotten to close it. */
    private static final int MOST_JOINED = 1000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final char[] buffer = new char[1 << 13];
    /** The line of the file read last; reused, so that reading comments allocates nothing. */
    private final StringBuilder physical = new StringBuilder();

    private int filled;
    private int at;
    private int line;

    public CommandLines(Reader reader) {
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
        while (readPhysical()) {
            if (!isBlank(physical)) {
                String text = physical.toString();
                int number = line;
                return Optional.of(new Line(needsMore(text) ? joined(text) : text, number));
            }
        }
        return Optional.empty();
    }

    /** The number of the line read last, from 1. */
    public int line() {
        return line;
    }

    private String joined(String first) throws IOException {
        StringBuilder text = new StringBuilder(first);
        int begun = line;
        while (readPhysical()) {
            text.append('\n').append(physical);
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
        }
        return text.toString();
    }

    /** Reads one line of the file, without its end; false where there is none. Of a comment only the beginning is kept. */
    private boolean readPhysical() throws IOException {
        physical.setLength(0);
        if (!fill()) {
            return false;
        }
        line++;
        boolean ended = false;
        while (!ended && fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            physical.append(buffer, at, Math.min(end - at, LONGEST + 1 - physical.length()));
            ended = end < filled;
            at = ended ? end + 1 : end;
        }
        boolean overlong = physical.length() > LONGEST;
        trim(physical);
        if (overlong && !isBlank(physical)) {
            throw tooLong();
        }
        return true;
    }

    /** Whether there is anything left to read. */
    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return at < filled;
    }

    private void trim(StringBuilder text) {
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == '\r') {
            text.setLength(length - 1);
        }
        if (line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.deleteCharAt(0);
        }
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
            if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
