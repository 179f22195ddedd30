package continuo.shell.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Dots on a terminal: eight a character with Braille patterns, two without Unicode.
 */
public final class DotCanvas {
    /** Bits of a Braille pattern, by column and by row from above (Unicode, block 2800). */
    private static final int[][] BRAILLE = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private static final char NO_DOTS = '\u2800';
    private static final String ASCII = " '.:";

    private final int columns;
    private final int rows;
    private final boolean unicode;
    private final boolean[][] dots;

    /**
     * An empty one.
     *
     * @param columns characters in a line
     * @param rows lines
     */
    public DotCanvas(int columns, int rows, boolean unicode) {
        this.columns = columns;
        this.rows = rows;
        this.unicode = unicode;
        this.dots = new boolean[height()][width()];
    }

    /** How many dots lie side by side. */
    public int width() {
        return columns * (unicode ? 2 : 1);
    }

    /** How many dots lie one above the other. */
    public int height() {
        return rows * (unicode ? 4 : 2);
    }

    /** Sets a dot; x to the right from 0, y downwards from 0. Nothing happens outside. */
    public void set(int x, int y) {
        if (y >= 0 && y < height() && x >= 0 && x < width()) {
            dots[y][x] = true;
        }
    }

    /** Sets the dots between two, those two included. */
    public void line(int fromX, int fromY, int toX, int toY) {
        int length = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
        for (int i = 0; i <= length; i++) {
            set((int) Math.round(fromX + (double) i * (toX - fromX) / length), (int)
                    Math.round(fromY + (double) i * (toY - fromY) / length));
        }
    }

    /** The lines from above, without blanks at their ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(unicode ? braille(column, row) : ascii(column, row));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private char braille(int column, int row) {
        char pattern = NO_DOTS;
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 4; y++) {
                if (dots[row * 4 + y][column * 2 + x]) {
                    pattern |= (char) BRAILLE[x][y];
                }
            }
        }
        return pattern == NO_DOTS ? ' ' : pattern;
    }

    private char ascii(int column, int row) {
        return ASCII.charAt((dots[row * 2][column] ? 1 : 0) + (dots[row * 2 + 1][column] ? 2 : 0));
    }
}
