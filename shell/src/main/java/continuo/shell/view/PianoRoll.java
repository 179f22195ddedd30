package continuo.shell.view;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.TimeSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    static final int LABEL_WIDTH = 4;
    static final int MAX_ROWS = 40;

    private PianoRoll() {}

    /**
     * What to draw, and with what.
     *
     * @param width columns of the terminal; at least 24 are used
     * @param firstBar the first bar drawn, counted from 1
     * @param lastBar the last one; empty: as many as there is room for at a sixteenth note a column, or to the end where
     *     there are several systems
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

        /** Columns for the tones, beside the labels and the wall. */
        int room() {
            return width - LABEL_WIDTH - 2;
        }

        Options withWidth(int columns) {
            return new Options(columns, firstBar, lastBar, unicode, colour);
        }

        /** The same up to another bar. */
        public Options to(OptionalInt bar) {
            return new Options(width, firstBar, bar, unicode, colour);
        }

        RollSymbols symbols() {
            return unicode ? RollSymbols.UNICODE : RollSymbols.ASCII;
        }
    }

    /** The bars as one system, none of its lines wider than {@code options.width()}. */
    public static List<String> render(Score score, Options options) {
        BarGrid grid = new BarGrid(score);
        Optional<List<String>> nothing = nothing(score, grid, options);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        OptionalInt last = options.lastBar().stream()
                .map(bar -> (int) Math.min(bar, grid.bars()) - 1)
                .findFirst();
        RollWindow window = RollWindow.of(score, grid, options.firstBar() - 1, last, options.room());
        List<String> lines = new ArrayList<>(headline(score, grid, window.firstBar(), window.lastBar(), options));
        lines.addAll(system(score, grid, window, options));
        return lines;
    }

    /**
     * The bars as systems one below the other, as a score has them; {@code options.lastBar()} empty: to the end.
     */
    public static List<String> systems(Score score, Options options) {
        BarGrid grid = new BarGrid(score);
        Optional<List<String>> nothing = nothing(score, grid, options);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        long last = Math.min(grid.bars(), options.lastBar().orElse(Integer.MAX_VALUE)) - 1;
        List<String> lines = new ArrayList<>(headline(score, grid, options.firstBar() - 1, last, options));
        RollWindow window = RollWindow.of(score, grid, options.firstBar() - 1, OptionalInt.empty(), options.room());
        if (window.lastBar() > last) {
            window = RollWindow.of(score, grid, window.firstBar(), OptionalInt.of((int) last), options.room());
        }
        lines.addAll(system(score, grid, window, options));
        while (window.lastBar() < last) {
            window = window.next(score, grid, last, options.room());
            lines.add("");
            lines.addAll(system(score, grid, window, options));
        }
        return lines;
    }

    private static Optional<List<String>> nothing(Score score, BarGrid grid, Options options) {
        if (score.notes().isEmpty()) {
            return Optional.of(List.of("no notes"));
        }
        return options.firstBar() > grid.bars()
                ? Optional.of(List.of("no notes in these bars", counted(grid.bars(), "bar") + " in all"))
                : Optional.empty();
    }

    private static List<String> system(Score score, BarGrid grid, RollWindow window, Options options) {
        List<Note> visible = score.notes().stream().filter(window::shows).toList();
        if (visible.isEmpty()) {
            return List.of(
                    window.firstBar() == window.lastBar()
                            ? "no notes in bar " + (window.firstBar() + 1)
                            : "no notes in bars " + (window.firstBar() + 1)
                                    + options.symbols().to() + (window.lastBar() + 1));
        }
        RollCanvas.Style style = RollCanvas.Style.of(visible, MAX_ROWS, options);
        return drawn(visible, grid, window, style);
    }

    /** A system: a line a row, the time axis, and the numbers of the bars. */
    static List<String> drawn(List<Note> visible, BarGrid grid, RollWindow window, RollCanvas.Style style) {
        RollCanvas canvas = new RollCanvas(visible, window, barLines(grid, window), style);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < canvas.rows(); row++) {
            String label = canvas.label(row);
            lines.add(" ".repeat(LABEL_WIDTH - label.length()) + label + " "
                    + style.symbols().wall() + canvas.line(row));
        }
        lines.addAll(axis(grid, window, style));
        return lines;
    }

    /** What one should know first, in as many lines as it takes. */
    private static List<String> headline(Score score, BarGrid grid, long firstBar, long lastBar, Options options) {
        RollSymbols symbols = options.symbols();
        List<String> facts = new ArrayList<>(facts(score, grid, firstBar, symbols));
        facts.add(shown(firstBar, lastBar, symbols));
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

    /** Notes, bars, time and tempo of a score. */
    static List<String> facts(Score score, BarGrid grid, long bar, RollSymbols symbols) {
        TimeSignature signature = grid.signatureOf(bar);
        String tempo = String.format(
                Locale.ROOT,
                "%s = %.0f%s",
                symbols.quarter(),
                score.initialTempo().quartersPerMinute(),
                score.tempos().size() > 1 ? " (varies)" : "");
        return List.of(
                counted(score.notes().size(), "note"),
                counted(grid.bars(), "bar") + " of " + signature.beats() + "/" + signature.beatUnit(),
                time(score.secondsAt(score.endTick())),
                tempo);
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

    private static String shown(long firstBar, long lastBar, RollSymbols symbols) {
        return firstBar == lastBar
                ? "bar " + (firstBar + 1) + " shown"
                : "bars " + (firstBar + 1) + symbols.to() + (lastBar + 1) + " shown";
    }

    private static boolean[] barLines(BarGrid grid, RollWindow window) {
        boolean[] lines = new boolean[window.columns()];
        for (long bar = window.firstBar(); bar <= window.lastBar(); bar += window.barStride()) {
            int column = window.columnOf(grid.startOf(bar));
            if (column >= 0 && column < window.columns()) {
                lines[column] = true;
            }
        }
        return lines;
    }

    /** The time axis, and the numbers of the bars below it. */
    private static List<String> axis(BarGrid grid, RollWindow window, RollCanvas.Style style) {
        RollSymbols symbols = style.symbols();
        StringBuilder axis = new StringBuilder();
        StringBuilder numbers = new StringBuilder();
        for (long bar = window.firstBar(); bar <= window.lastBar(); bar += window.barStride()) {
            int column = window.columnOf(grid.startOf(bar));
            if (column < axis.length() || column >= window.columns()) {
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
        if (style.cursor() >= 0) {
            axis.replace(style.cursor(), style.cursor() + 1, symbols.pointer());
        }
        String indent = " ".repeat(LABEL_WIDTH + 1);
        return List.of(indent + symbols.corner() + axis, indent + " " + numbers);
    }
}
