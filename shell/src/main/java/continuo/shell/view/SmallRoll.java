package continuo.shell.view;

import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;

/** A whole piece in a few lines, to see its shape: time to the right, pitch upwards, a dot where something sounds. */
public final class SmallRoll {
    private static final int LABEL_WIDTH = 4;
    private static final int OCTAVE = 12;
    private static final String[] NAMES = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

    private SmallRoll() {}

    /**
     * Draws a piece.
     *
     * @param width columns there are
     * @param height lines there are, at least 1
     * @return as many lines, the first labelled with the highest pitch there is room for and the last with the lowest; one that says so where
     *     there are no notes
     */
    public static List<String> render(Score score, int width, int height, boolean unicode) {
        List<Note> notes = score.notes();
        if (notes.isEmpty()) {
            return List.of("no notes");
        }
        int lowest = notes.stream().mapToInt(Note::pitch).min().orElseThrow();
        int highest = notes.stream().mapToInt(Note::pitch).max().orElseThrow();
        // Less than an octave is not stretched: a trill had better look like one.
        int margin = Math.max(0, OCTAVE - (highest - lowest));
        int low = Math.max(0, lowest - margin / 2);
        int high = Math.min(127, highest + (margin + 1) / 2);
        DotCanvas canvas = new DotCanvas(Math.max(1, width - LABEL_WIDTH - 2), height, unicode);
        double ticks = Math.max(1, score.endTick());
        for (Note note : notes) {
            int y = (int) Math.round((double) (high - note.pitch()) * (canvas.height() - 1) / (high - low));
            int from = (int) (note.onset() / ticks * canvas.width());
            int to = (int) (note.end() / ticks * canvas.width()) - 1;
            canvas.line(from, y, Math.max(from, to), y);
        }
        List<String> drawn = canvas.lines();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < drawn.size(); row++) {
            String label = row == 0 ? name(high) : row == drawn.size() - 1 ? name(low) : "";
            lines.add(" ".repeat(LABEL_WIDTH - label.length()) + label + (unicode ? " │" : " |") + drawn.get(row));
        }
        return lines;
    }

    /** Middle C, 60, is C4. */
    private static String name(int pitch) {
        return NAMES[pitch % 12] + (pitch / 12 - 1);
    }
}
