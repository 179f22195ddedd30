package continuo.shell.console;

import java.util.List;

/**
 * Lines at the end of a terminal's text that are drawn again and again. The cursor stays behind the last of them, so that
 * whatever is written next begins where {@link #wipe} left the cursor: at the place of the first.
 */
final class LiveArea {
    private static final String ESCAPE = "\u001b[";
    private static final String TO_END_OF_LINE = ESCAPE + "K";
    private static final String TO_END_OF_SCREEN = ESCAPE + "J";

    private final Output output;
    private List<String> drawn = List.of();

    LiveArea(Output output) {
        this.output = output;
    }

    /**
     * Draws the lines in the place of those drawn before.
     *
     * @param lines at least one, none as wide as the terminal
     * @param width columns of the terminal now
     */
    synchronized void draw(List<String> lines, int width) {
        StringBuilder text = new StringBuilder(toBeginning(width));
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(TO_END_OF_LINE);
        }
        output.print(text + TO_END_OF_SCREEN);
        output.flush();
        drawn = List.copyOf(lines);
    }

    /** Takes the lines away. */
    synchronized void wipe(int width) {
        if (!drawn.isEmpty()) {
            output.print(toBeginning(width) + TO_END_OF_SCREEN);
            output.flush();
            drawn = List.of();
        }
    }

    /** A terminal that has become narrower since has broken lines that were drawn: they take more rows now. */
    private String toBeginning(int width) {
        int rows = 0;
        for (String line : drawn) {
            rows += Math.max(1, (line.length() + width - 1) / width);
        }
        return rows > 1 ? "\r" + ESCAPE + (rows - 1) + "A" : "\r";
    }
}
