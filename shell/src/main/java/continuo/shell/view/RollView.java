package continuo.shell.view;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import continuo.shell.console.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A window onto a piano roll that moves with the keys, or with the music that plays. All pitches are in it, several a row
 * where they must; or, for the asking, one a row, as many as there is room for.
 */
public final class RollView {
    private static final double USUAL_COLUMNS_PER_QUARTER = 4;
    private static final double MOST_COLUMNS_PER_QUARTER = 32;
    private static final double FEWEST_COLUMNS_PER_QUARTER = 0.03125;
    private static final int SCREEN_MIN_WIDTH = 12;
    /** A headline, the time axis, the numbers of the bars, and the keys. */
    private static final int LINES_AROUND = 4;

    private static final String MOVING_KEYS = "arrows PgUp PgDn Home End";

    private final Score score;
    private final BarGrid grid;
    private final String title;
    private final RollSymbols symbols;
    private final boolean colour;
    private final int low;
    private final int high;
    private double columnsPerQuarter = USUAL_COLUMNS_PER_QUARTER;
    private long start;
    private boolean rowAPitch;
    private int top;
    private OptionalLong cursor = OptionalLong.empty();
    private RollWindow window;
    private int room = SCREEN_MIN_WIDTH;
    private int rows = 1;

    /**
     * @param score with at least one note
     * @param title what it is called
     * @param unicode whether it may be drawn with more than ASCII
     */
    public RollView(Score score, String title, boolean unicode, boolean colour) {
        this.score = score;
        this.title = title;
        this.colour = colour;
        grid = new BarGrid(score);
        symbols = unicode ? RollSymbols.UNICODE : RollSymbols.ASCII;
        low = score.notes().stream().mapToInt(Note::pitch).min().orElseThrow();
        high = score.notes().stream().mapToInt(Note::pitch).max().orElseThrow();
        top = high;
        window = RollWindow.at(score, grid, start, columnsPerQuarter, room);
    }

    /** Begins with a bar, counted from 1; with the last one where there are fewer. */
    public void goTo(long bar) {
        start = grid.startOf(Math.max(0, Math.min(grid.bars(), bar) - 1));
    }

    /** Shows where the music is, and turns the page when it is behind the edge. */
    public void follow(long tick) {
        cursor = OptionalLong.of(tick);
        if (tick < window.startTick() || tick >= window.endTick()) {
            start = grid.startOf(Math.min(grid.bars() - 1, grid.barAt(tick)));
            if (tick >= start + (window.endTick() - window.startTick())) {
                start = tick;
            }
        }
    }

    /** Does what a key asks for; false when it is none of the view's. */
    public boolean press(Screen.Key key) {
        switch (key) {
            case RIGHT -> start = Math.min(lastStart(), Math.min(nextBar(start), start + span() / 2 + 1));
            case LEFT -> start = Math.max(0, Math.max(previousBar(start), start - span() / 2 - 1));
            case PAGE_DOWN -> start = Math.min(lastStart(), pageEnd());
            case PAGE_UP -> start = pageBefore();
            case HOME -> start = 0;
            case END -> start = lastStart();
            case PLUS -> zoom(2);
            case MINUS -> zoom(0.5);
            case UP -> top++;
            case DOWN -> top--;
            case ROWS -> rowAPitch = !rowAPitch;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void zoom(double factor) {
        double wanted = columnsPerQuarter * factor;
        if (wanted >= FEWEST_COLUMNS_PER_QUARTER && wanted <= MOST_COLUMNS_PER_QUARTER) {
            columnsPerQuarter = wanted;
        }
    }

    private long span() {
        return window.endTick() - window.startTick();
    }

    private long nextBar(long tick) {
        return grid.startOf(grid.barAt(tick) + 1);
    }

    private long previousBar(long tick) {
        long bar = grid.startOf(grid.barAt(tick));
        return bar < tick ? bar : grid.startOf(Math.max(0, grid.barAt(tick) - 1));
    }

    /** The bar line at or before the right edge, unless the bar is wider than the screen. */
    private long pageEnd() {
        long bar = grid.startOf(grid.barAt(window.endTick()));
        return bar > start ? bar : window.endTick();
    }

    private long pageBefore() {
        long earliest = Math.max(0, start - fullSpan());
        long bar = grid.startOf(grid.barAt(earliest));
        long next = bar < earliest ? nextBar(earliest) : bar;
        return next < start ? next : earliest;
    }

    /** Ticks on a whole screen. */
    private long fullSpan() {
        return Math.max(1, (long) (room * (score.ticksPerQuarter() / columnsPerQuarter)));
    }

    /** From where the last bars fill the screen. */
    private long lastStart() {
        long earliest = Math.max(0, grid.startOf(grid.bars()) - fullSpan());
        long bar = grid.startOf(grid.barAt(earliest));
        long next = bar < earliest ? nextBar(earliest) : bar;
        return next < grid.startOf(grid.bars()) ? next : earliest;
    }

    /**
     * The picture.
     *
     * @param status what stands in the last line before the keys; empty for the place
     * @return at most {@code height} lines; those wider than {@code width} are to be cut
     */
    public List<String> lines(int width, int height, String status) {
        room = Math.max(SCREEN_MIN_WIDTH, width - PianoRoll.LABEL_WIDTH - 2);
        start = Math.min(start, lastStart());
        window = RollWindow.at(score, grid, start, columnsPerQuarter, room);
        rows = Math.max(1, height - LINES_AROUND);
        List<String> lines = new ArrayList<>();
        List<String> facts = new ArrayList<>(List.of(title));
        facts.addAll(PianoRoll.facts(score, grid, window.firstBar(), symbols));
        lines.add(String.join(symbols.separator(), facts));
        List<String> system = system(rows);
        if (system.size() > rows + 2) {
            system = system(rows - 1);
        }
        lines.addAll(system);
        while (lines.size() < height - 1) {
            lines.add("");
        }
        lines.add(status(status));
        return lines;
    }

    private List<String> system(int maxRows) {
        int lowest = low;
        int highest = high;
        if (rowAPitch && high - low >= rows) {
            top = Math.max(low + rows - 1, Math.min(high, top));
            highest = top;
            lowest = top - rows + 1;
        }
        int column = cursor.isPresent() ? window.columnOf(cursor.getAsLong()) : -1;
        RollCanvas.Style style = new RollCanvas.Style(
                lowest, highest, Math.max(1, maxRows), symbols, colour, column < window.columns() ? column : -1);
        List<Note> visible = score.notes().stream().filter(window::shows).toList();
        return PianoRoll.drawn(visible, grid, window, style);
    }

    private String status(String text) {
        String place = "bars " + (window.firstBar() + 1) + symbols.to() + (window.lastBar() + 1) + " of " + grid.bars();
        List<String> parts = new ArrayList<>(List.of(text.isEmpty() ? place : text));
        if (text.isEmpty()) {
            parts.add(MOVING_KEYS);
            parts.add("+ - zoom");
            if (high - low >= rows) {
                parts.add("r rows");
            }
        }
        parts.add("q quits");
        return String.join(symbols.separator(), parts);
    }
}
