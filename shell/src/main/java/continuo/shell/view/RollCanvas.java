package continuo.shell.view;

import continuo.music.Note;
import continuo.shell.view.PianoRoll.Options;
import java.util.List;

/** The tones of a window on a raster of pitches and columns, and how they look. */
final class RollCanvas {
    private static final int SHADES = 4;
    private static final String[] CHANNEL_COLOURS = {"36", "33", "32", "35", "34", "31"};
    private static final String GRID_COLOUR = "2";
    private static final String CURSOR_COLOUR = "7";
    private static final String[] NAMES = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

    /** What a cell of the raster holds: nothing, a tone that is held, or one that begins, in one of four shades. */
    private static final int NOTHING = 0;

    private static final int HELD = 1;

    private final RollWindow window;
    private final RollSymbols symbols;
    private final boolean colour;
    private final boolean[] barLines;
    private final int pitchesPerRow;
    private final int lowest;
    private final int rows;
    /** By pitch above the lowest and by column. */
    private final int[][] cells;

    private final int[][] channels;

    private final int cursor;

    /**
     * How notes are drawn.
     *
     * @param low the lowest pitch drawn
     * @param high the highest
     * @param maxRows how many rows there may be; where a row holds several pitches there may be one more
     * @param cursor the column where one listens; -1 for none
     */
    record Style(int low, int high, int maxRows, RollSymbols symbols, boolean colour, int cursor) {
        /** All the pitches of some notes, without a cursor. */
        static Style of(List<Note> notes, int maxRows, Options options) {
            int low = notes.stream().mapToInt(Note::pitch).min().orElseThrow();
            int high = notes.stream().mapToInt(Note::pitch).max().orElseThrow();
            return new Style(low, high, maxRows, options.symbols(), options.colour(), -1);
        }
    }

    RollCanvas(List<Note> notes, RollWindow window, boolean[] barLines, Style style) {
        this.window = window;
        this.barLines = barLines;
        colour = style.colour();
        symbols = style.symbols();
        cursor = style.cursor();
        pitchesPerRow = (style.high() - style.low()) / style.maxRows() + 1;
        // An octave is a multiple of 2, 3 and 4 rows: each C begins a row.
        lowest = style.low() / pitchesPerRow * pitchesPerRow;
        rows = (style.high() - lowest) / pitchesPerRow + 1;
        cells = new int[rows * pitchesPerRow][window.columns()];
        channels = new int[rows * pitchesPerRow][window.columns()];
        List<Note> drawn = notes.stream()
                .filter(note -> note.pitch() >= style.low() && note.pitch() <= style.high())
                .toList();
        drawn.forEach(this::hold);
        drawn.forEach(this::begin);
    }

    int rows() {
        return rows;
    }

    /** The pitch a row is named after, from the top: the lowest that sounds in it, or its C; empty for none. */
    String label(int row) {
        int base = (rows - 1 - row) * pitchesPerRow;
        for (int pitch = base; pitch < base + pitchesPerRow; pitch++) {
            if (sounds(pitch)) {
                return name(lowest + pitch);
            }
        }
        return isC(row) ? name(lowest + base) : "";
    }

    /** A row from the top, without the blanks at its end. */
    String line(int row) {
        int base = (rows - 1 - row) * pitchesPerRow;
        StringBuilder line = new StringBuilder();
        String style = "";
        for (int column = 0; column < window.columns(); column++) {
            String symbol = symbol(row, base, column);
            String wanted = colour ? style(base, column, symbol) : "";
            if (!wanted.equals(style)) {
                line.append(style.isEmpty() ? "" : "\u001b[0m");
                line.append(wanted.isEmpty() ? "" : "\u001b[" + wanted + "m");
                style = wanted;
            }
            line.append(symbol);
        }
        return line.append(style.isEmpty() ? "" : "\u001b[0m").toString().stripTrailing();
    }

    private String symbol(int row, int base, int column) {
        int loudest = NOTHING;
        for (int pitch = base; pitch < base + pitchesPerRow; pitch++) {
            loudest = Math.max(loudest, cells[pitch][column]);
        }
        if (loudest == NOTHING && column == cursor) {
            return symbols.cursor();
        }
        if (loudest == NOTHING) {
            return barLines[column] ? symbols.bar() : isC(row) ? symbols.octave() : " ";
        }
        if (pitchesPerRow == 2 && symbols.halves()) {
            return symbols.half(cells[base + 1][column], cells[base][column]);
        }
        return symbols.tone(loudest);
    }

    private String style(int base, int column, String symbol) {
        if (column == cursor) {
            return CURSOR_COLOUR;
        }
        for (int pitch = base + pitchesPerRow - 1; pitch >= base; pitch--) {
            if (cells[pitch][column] != NOTHING) {
                return CHANNEL_COLOURS[channels[pitch][column] % CHANNEL_COLOURS.length];
            }
        }
        return symbol.equals(" ") ? "" : GRID_COLOUR;
    }

    private void hold(Note note) {
        int from = Math.max(0, window.columnOf(note.onset()));
        int to = window.columnAfter(note.end());
        for (int column = from; column < to; column++) {
            paint(note, column, HELD);
        }
    }

    private void begin(Note note) {
        int column = window.columnOf(note.onset());
        if (column >= 0 && column < window.columns()) {
            paint(note, column, HELD + 1 + (note.velocity() - 1) * SHADES / 127);
        }
    }

    private void paint(Note note, int column, int content) {
        int pitch = note.pitch() - lowest;
        if (content >= cells[pitch][column]) {
            cells[pitch][column] = content;
            channels[pitch][column] = note.channel();
        }
    }

    private boolean sounds(int pitch) {
        for (int cell : cells[pitch]) {
            if (cell != NOTHING) {
                return true;
            }
        }
        return false;
    }

    private boolean isC(int row) {
        return (lowest + (rows - 1 - row) * pitchesPerRow) % 12 == 0;
    }

    /** Scientific pitch notation: 60 is C4. */
    private static String name(int pitch) {
        return NAMES[pitch % 12] + (pitch / 12 - 1);
    }
}
