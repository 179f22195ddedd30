package continuo.shell.language;

/**
 * Where something stands in a script.
 *
 * @param line the whole command line
 * @param start first character of it in the line's text
 * @param end first place after it
 */
public record Place(CommandLines.Line line, int start, int end) {
    static Place of(CommandLines.Line line) {
        return new Place(line, 0, line.text().length());
    }

    /** The text as it was written. */
    public String text() {
        return line.text().substring(start, end);
    }
}
