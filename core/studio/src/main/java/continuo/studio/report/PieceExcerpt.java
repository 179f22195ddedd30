package continuo.studio.report;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece in seconds, as far as the report shows and plays it.
 *
 * @param notes in the order of their onsets
 * @param bars where bars begin, in seconds; empty where there are more than can be drawn
 * @param seconds how long it is, at least 1
 * @param wholeSeconds how long the whole piece is
 */
record PieceExcerpt(List<TimedNote> notes, List<Double> bars, double seconds, double wholeSeconds) {
    /** More neither fits a page nor is looked at. */
    private static final double MAX_SECONDS = 600;

    private static final int MAX_NOTES = 6_000;
    private static final int MAX_BARS = 1_500;

    /**
     * @param onset in seconds
     * @param duration in seconds
     * @param pitch MIDI key number
     * @param velocity 1..127
     */
    record TimedNote(double onset, double duration, int pitch, int velocity) {}

    /** The beginning of a score; its percussion, which has no pitches, is left out. */
    static PieceExcerpt of(Score score) {
        Score pitched = score.withoutDrums();
        List<TimedNote> notes = new ArrayList<>();
        double end = 0;
        for (Note note : pitched.notes()) {
            double onset = pitched.secondsAt(note.onset());
            if (onset >= MAX_SECONDS || notes.size() == MAX_NOTES) {
                break;
            }
            double duration = Math.min(pitched.secondsAt(note.end()), MAX_SECONDS) - onset;
            notes.add(new TimedNote(onset, duration, note.pitch(), note.velocity()));
            end = Math.max(end, onset + duration);
        }
        double seconds = Math.max(1, end);
        return new PieceExcerpt(notes, bars(pitched, seconds), seconds, pitched.secondsAt(pitched.endTick()));
    }

    boolean isWhole(Score score) {
        return notes.size() == score.withoutDrums().notes().size() && wholeSeconds <= MAX_SECONDS;
    }

    private static List<Double> bars(Score score, double seconds) {
        BarGrid grid = new BarGrid(score);
        List<Double> starts = new ArrayList<>();
        for (long bar = 0; bar < grid.bars(); bar++) {
            double start = score.secondsAt(grid.startOf(bar));
            if (start >= seconds) {
                break;
            }
            if (starts.size() == MAX_BARS) {
                return List.of();
            }
            starts.add(start);
        }
        return starts;
    }
}
