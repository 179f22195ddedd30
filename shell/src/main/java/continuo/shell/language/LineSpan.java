package continuo.shell.language;

/**
 * Where something stands in a script.
 *
 * @param line the whole command line
 * @param start first character of it in the line's text
 * @param end first place after it
 */
public record LineSpan(CommandLines.Line line, int start, int end) {
    static LineSpan of(CommandLines.Line line) {
        return new LineSpan(line, 0, line.text().length());
    }

    /** The text as it was written. */
    public String text() {
        return line.text().substring(start, end);
    }
}
