package continuo.shell.view;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;

/** Draws the beginnings of two pieces for comparison: at the same scale and with the same pitches. */
public final class RollPair {
    private static final int LEAST_WIDTH_OF_ONE = 60;
    private static final int COLUMNS_PER_QUARTER = 4;
    private static final String GAP = "   ";

    private RollPair() {}

    /** The two beside each other where there is room, else one above the other; bars of the options are not looked at. */
    public static List<String> render(Score left, Score right, PianoRoll.Options options) {
        boolean beside = options.width() >= 2 * LEAST_WIDTH_OF_ONE + GAP.length();
        PianoRoll.Options one = beside ? options.withWidth((options.width() - GAP.length()) / 2) : options;
        List<Note> all = new ArrayList<>(visible(left, one));
        all.addAll(visible(right, one));
        if (all.isEmpty()) {
            return List.of("no notes");
        }
        RollCanvas.Style style = RollCanvas.Style.of(all, PianoRoll.MAX_ROWS, one);
        List<String> first = drawn(left, one, style);
        List<String> second = drawn(right, one, style);
        List<String> lines = new ArrayList<>();
        if (beside) {
            for (int i = 0; i < first.size(); i++) {
                lines.add((padded(first.get(i), one.width()) + GAP + second.get(i)).stripTrailing());
            }
        } else {
            lines.addAll(first);
            lines.add("");
            lines.addAll(second);
        }
        return lines;
    }

    private static RollWindow window(Score score, PianoRoll.Options options) {
        return RollWindow.at(score, new BarGrid(score), 0, COLUMNS_PER_QUARTER, options.room());
    }

    private static List<Note> visible(Score score, PianoRoll.Options options) {
        return score.notes().stream().filter(window(score, options)::shows).toList();
    }

    private static List<String> drawn(Score score, PianoRoll.Options options, RollCanvas.Style style) {
        return PianoRoll.drawn(visible(score, options), new BarGrid(score), window(score, options), style);
    }

    private static String padded(String line, int width) {
        int shown = line.replaceAll("\u001b\\[[0-9;]*m", "").length();
        return line + " ".repeat(Math.max(0, width - shown));
    }
}
