package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The features of Yang and Lerch 2020 (On the evaluation of generative models in music, the toolbox mgeval) whose
 * distances are looked at, one after the other in one row; percussion is left out, successive notes are in the order of
 * onset and pitch. Their note count is not among them: all windows have as many.
 */
final class DistanceFeatures {
    private static final int CLASSES = Scales.PITCH_CLASSES;

    /** Whole to sixteenth, the same dotted from the half on, and triplets of half to eighth, in quarters. */
    private static final double[] LENGTHS = {4, 2, 1, 0.5, 0.25, 3, 1.5, 0.75, 0.375, 4 / 3.0, 2 / 3.0, 1 / 3.0};

    /**
     * One feature: a number or a histogram.
     *
     * @param from its first place in the row
     * @param to the place after its last
     */
    record Feature(String name, int from, int to) {}

    /** All of them, in order. */
    static final List<Feature> ALL = List.of(
            new Feature("pitch-count", 0, 1),
            new Feature("pitch-range", 1, 2),
            new Feature("mean-interval", 2, 3),
            new Feature("mean-onset-gap", 3, 4),
            new Feature("pitch-classes", 4, 16),
            new Feature("note-lengths", 16, 28),
            new Feature("pitch-class-transitions", 28, 28 + CLASSES * CLASSES),
            new Feature("note-length-transitions", 172, 172 + LENGTHS.length * LENGTHS.length));

    private static final int SIZE = ALL.get(ALL.size() - 1).to();

    private DistanceFeatures() {}

    /** Empty for a window without notes. */
    static Optional<double[]> of(Score window) {
        List<Note> notes = window.withoutDrums().notes().stream()
                .sorted(Comparator.comparingLong(Note::onset).thenComparingInt(Note::pitch))
                .toList();
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        double[] row = new double[SIZE];
        int last = notes.size() - 1;
        double pairs = Math.max(1, last);
        row[0] = notes.stream().mapToInt(Note::pitch).distinct().count();
        row[1] = notes.stream().mapToInt(Note::pitch).max().orElseThrow()
                - notes.stream().mapToInt(Note::pitch).min().orElseThrow();
        double quarter = window.ticksPerQuarter();
        row[3] = (notes.get(last).onset() - notes.get(0).onset()) / pairs / quarter;
        double sounding = Math.max(1, notes.stream().mapToDouble(Note::duration).sum());
        int[] lengths = notes.stream()
                .mapToInt(note -> nearest(note.duration() / quarter))
                .toArray();
        for (int i = 0; i <= last; i++) {
            Note note = notes.get(i);
            row[4 + note.pitch() % CLASSES] += note.duration() / sounding;
            row[16 + lengths[i]] += 1.0 / notes.size();
            if (i > 0) {
                int before = notes.get(i - 1).pitch();
                row[2] += Math.abs(note.pitch() - before) / pairs;
                row[28 + before % CLASSES * CLASSES + note.pitch() % CLASSES]++;
                row[172 + lengths[i - 1] * LENGTHS.length + lengths[i]]++;
            }
        }
        return Optional.of(row);
    }

    private static int nearest(double quarters) {
        int nearest = 0;
        for (int i = 1; i < LENGTHS.length; i++) {
            if (Math.abs(LENGTHS[i] - quarters) < Math.abs(LENGTHS[nearest] - quarters)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
