package continuo.shell;

import org.jline.utils.WCWidth;

/**
 * A line with ANSI colours as much of it as a terminal's width holds.
 *
 * @param text the line, its colours ended where it was cut
 * @param columns how many columns it takes
 */
record FittingLine(String text, int columns) {
    private static final char ESCAPE = '\u001b';
    private static final String PLAIN = "\u001b[0m";

    static FittingLine of(String line, int width) {
        StringBuilder text = new StringBuilder();
        int columns = 0;
        boolean coloured = false;
        int at = 0;
        while (at < line.length()) {
            int character = line.codePointAt(at);
            if (character == ESCAPE) {
                int end = line.indexOf('m', at) + 1;
                String colour = line.substring(at, end == 0 ? line.length() : end);
                text.append(colour);
                coloured = !colour.equals(PLAIN);
                at += colour.length();
                continue;
            }
            int wide = Math.max(0, WCWidth.wcwidth(character));
            if (columns + wide > width) {
                return new FittingLine(coloured ? text + PLAIN : text.toString(), columns);
            }
            text.appendCodePoint(character);
            columns += wide;
            at += Character.charCount(character);
        }
        return new FittingLine(text.toString(), columns);
    }
}
