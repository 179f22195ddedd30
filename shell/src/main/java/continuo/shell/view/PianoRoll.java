package continuo.shell.view;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.TimeSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Draws a score as lines of text: time to the right, pitch upwards. A tone begins with a block whose shade is its velocity and
 * is held by a line, so that a repeated tone can be told from a long one. Bars have lines and numbers; above it stands
 * how many notes and bars there are, how long they take and how fast they go.
 *
 * <p>There are at most 40 rows: where more than 40 pitches lie between the lowest and the highest tone, a row holds two, as
 * half blocks without shades, or several, of which the loudest is drawn.
 */
public final class PianoRoll {
    private static final int MIN_WIDTH = 24;
    private static final int LABEL_WIDTH = 4;
    private static final int MAX_ROWS = 40;

    private PianoRoll() {}

    /**
     * What to draw, and with what.
     *
     * @param width columns of the terminal; at least 24 are used
     * @param firstBar the first bar drawn, counted from 1
     * @param lastBar the last one; empty: as many as there is room for at a sixteenth note a column
     * @param unicode whether shades and lines may be drawn with Unicode
     * @param colour whether to colour tones by their channel, with ANSI escapes
     */
    public record Options(int width, int firstBar, OptionalInt lastBar, boolean unicode, boolean colour) {
        public Options {
            width = Math.max(MIN_WIDTH, width);
            if (firstBar < 1 || lastBar.isPresent() && lastBar.getAsInt() < firstBar) {
                throw new IllegalArgumentException("no bars from " + firstBar + " to " + lastBar);
            }
        }

        /** From the beginning, in Unicode, without colour. */
        public static Options ofWidth(int width) {
            return new Options(width, 1, OptionalInt.empty(), true, false);
        }

        private RollSymbols symbols() {
            return unicode ? RollSymbols.UNICODE : RollSymbols.ASCII;
        }
    }

    /** The lines, none of them wider than {@code options.width()}. */
    public static List<String> render(Score score, Options options) {
        if (score.notes().isEmpty()) {
            return List.of("no notes");
        }
        BarGrid grid = new BarGrid(score);
        if (options.firstBar() > grid.bars()) {
            return List.of("no notes in these bars", counted(grid.bars(), "bar") + " in all");
        }
        OptionalInt last = options.lastBar().stream()
                .map(bar -> (int) Math.min(bar, grid.bars()) - 1)
                .findFirst();
        int room = options.width() - LABEL_WIDTH - 2;
        RollWindow window = RollWindow.of(score, grid, options.firstBar() - 1, last, room);
        List<Note> visible = score.notes().stream().filter(window::shows).toList();
        List<String> lines = new ArrayList<>(headline(score, grid, window, options));
        if (visible.isEmpty()) {
            lines.add("no notes in these bars");
            return lines;
        }
        RollCanvas canvas = new RollCanvas(visible, window, barLines(grid, window), MAX_ROWS, options);
        for (int row = 0; row < canvas.rows(); row++) {
            String label = canvas.label(row);
            lines.add(" ".repeat(LABEL_WIDTH - label.length()) + label + " "
                    + options.symbols().wall() + canvas.line(row));
        }
        lines.addAll(axis(grid, window, options.symbols()));
        return lines;
    }

    /** What one should know first, in as many lines as it takes. */
    private static List<String> headline(Score score, BarGrid grid, RollWindow window, Options options) {
        RollSymbols symbols = options.symbols();
        TimeSignature signature = grid.signatureOf(window.firstBar());
        String tempo = String.format(
                Locale.ROOT,
                "%s = %.0f%s",
                symbols.quarter(),
                score.initialTempo().quartersPerMinute(),
                score.tempos().size() > 1 ? " (varies)" : "");
        List<String> facts = List.of(
                counted(score.notes().size(), "note"),
                counted(grid.bars(), "bar") + " of " + signature.beats() + "/" + signature.beatUnit(),
                time(score.secondsAt(score.endTick())),
                tempo,
                shown(window, symbols));
        List<String> lines = new ArrayList<>();
        String line = facts.get(0);
        for (String fact : facts.subList(1, facts.size())) {
            if (line.length() + symbols.separator().length() + fact.length() > options.width()) {
                lines.add(line);
                line = fact;
            } else {
                line += symbols.separator() + fact;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String counted(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }

    private static String shown(RollWindow window, RollSymbols symbols) {
        long first = window.firstBar() + 1;
        long last = window.lastBar() + 1;
        return first == last ? "bar " + first + " shown" : "bars " + first + symbols.to() + last + " shown";
    }

    private static boolean[] barLines(BarGrid grid, RollWindow window) {
        boolean[] lines = new boolean[window.columns()];
        for (long bar = window.firstBar(); bar <= window.lastBar(); bar += window.barStride()) {
            lines[window.columnOf(grid.startOf(bar))] = true;
        }
        return lines;
    }

    /** The time axis, and the numbers of the bars below it. */
    private static List<String> axis(BarGrid grid, RollWindow window, RollSymbols symbols) {
        StringBuilder axis = new StringBuilder();
        StringBuilder numbers = new StringBuilder();
        for (long bar = window.firstBar(); bar <= window.lastBar(); bar += window.barStride()) {
            int column = window.columnOf(grid.startOf(bar));
            if (column < axis.length()) {
                continue;
            }
            axis.append(symbols.floor().repeat(column - axis.length())).append(symbols.tick());
            String number = Long.toString(bar + 1);
            boolean free = numbers.isEmpty() || column > numbers.length();
            if (free && column + number.length() <= window.columns()) {
                numbers.append(" ".repeat(column - numbers.length())).append(number);
            }
        }
        axis.append(symbols.floor().repeat(window.columns() - axis.length()));
        String indent = " ".repeat(LABEL_WIDTH + 1);
        return List.of(indent + symbols.corner() + axis, indent + " " + numbers);
    }
}
