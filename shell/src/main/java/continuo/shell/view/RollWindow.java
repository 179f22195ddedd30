package continuo.shell.view;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import java.util.OptionalInt;

/**
 * The part of a score that is drawn.
 *
 * @param firstBar counted from 0
 * @param lastBar counted from 0
 * @param startTick where the first bar begins
 * @param endTick first tick after the last bar
 * @param ticksPerColumn how much time a column stands for
 * @param columns how many there are
 */
record RollWindow(long firstBar, long lastBar, long startTick, long endTick, double ticksPerColumn, int columns) {
    /** A sixteenth note a column shows most music without gaps. */
    private static final int USUAL_COLUMNS_PER_QUARTER = 4;
    /** Nothing is gained by stretching a short piece further. */
    private static final int MOST_COLUMNS_PER_BEAT = 8;

    /**
     * Chooses bars and scale.
     *
     * @param firstBar counted from 0
     * @param lastBar counted from 0; empty: as many bars as there is room for at the usual scale, at least one
     * @param room columns there are
     */
    static RollWindow of(Score score, BarGrid grid, long firstBar, OptionalInt lastBar, int room) {
        long start = grid.startOf(firstBar);
        long last = lastBar.orElse((int) firstBar);
        if (lastBar.isEmpty()) {
            double ticks = (double) room / USUAL_COLUMNS_PER_QUARTER * score.ticksPerQuarter();
            while (last + 1 < grid.bars() && grid.startOf(last + 2) - start <= ticks) {
                last++;
            }
        }
        long end = Math.max(start + 1, grid.startOf(last + 1));
        double beat = 4.0 / grid.signatureOf(firstBar).beatUnit() * score.ticksPerQuarter();
        double columnsPerBeat = Math.min(MOST_COLUMNS_PER_BEAT, Math.floor(room * beat / (end - start)));
        // Whole columns for a beat keep bar lines and tones together; a long range takes what it gets.
        double scale = columnsPerBeat >= 1 ? beat / columnsPerBeat : (double) (end - start) / room;
        int columns = Math.min(room, Math.max(1, (int) Math.ceil((end - start) / scale - 1e-9)));
        return new RollWindow(firstBar, last, start, end, scale, columns);
    }

    /** The bars that follow, up to {@code last}: at the same scale where they fit at it. */
    RollWindow next(Score score, BarGrid grid, long last, int room) {
        RollWindow usual = of(score, grid, lastBar + 1, OptionalInt.empty(), room);
        long end = Math.min(usual.lastBar(), last);
        double needed = (grid.startOf(end + 1) - usual.startTick()) / ticksPerColumn;
        return needed > room + 1e-9
                ? usual
                : new RollWindow(
                        usual.firstBar(),
                        end,
                        usual.startTick(),
                        grid.startOf(end + 1),
                        ticksPerColumn,
                        Math.max(1, (int) Math.ceil(needed - 1e-9)));
    }

    /**
     * What there is room for from a tick on, at a scale.
     *
     * @param start on or behind a bar line
     */
    static RollWindow at(Score score, BarGrid grid, long start, double columnsPerQuarter, int room) {
        double scale = score.ticksPerQuarter() / columnsPerQuarter;
        long left = Math.max(1, grid.startOf(grid.bars()) - start);
        int columns = (int) Math.max(1, Math.min(room, Math.ceil(left / scale - 1e-9)));
        long end = start + Math.max(1, Math.round(columns * scale));
        return new RollWindow(
                grid.barAt(start), Math.min(grid.bars(), grid.barAt(end - 1) + 1) - 1, start, end, scale, columns);
    }

    /** Whether a note sounds or begins here. */
    boolean shows(Note note) {
        return note.onset() < endTick && (note.end() > startTick || note.onset() == startTick);
    }

    /** Every how many bars there is room for a line and a number. */
    long barStride() {
        long bars = lastBar - firstBar + 1;
        int needed = Math.max(4, Long.toString(lastBar + 1).length() + 1);
        long stride = 1;
        while (stride < bars && stride * columns / bars < needed) {
            stride *= 2;
        }
        return stride;
    }

    /** The column a tick falls into; below 0 or from {@code columns} on for ticks outside. */
    int columnOf(long tick) {
        double column = Math.floor((tick - startTick) / ticksPerColumn + 1e-9);
        return (int) Math.max(-1, Math.min(columns, column));
    }

    /** The first column after a tone that ends at {@code tick}: to the nearest edge between two. */
    int columnAfter(long tick) {
        return (int) Math.max(0, Math.min(columns, Math.rint((tick - startTick) / ticksPerColumn)));
    }
}
