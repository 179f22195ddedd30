package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import java.util.OptionalDouble;

/** The scales of Mogren 2016 and how well a piece keeps to them. */
final class Scales {
    static final int PITCH_CLASSES = 12;

    /** Degrees as bits, bit d for d semitones above the root: major, natural minor, harmonic minor. */
    private static final int[] DEGREES = {
        bits(0, 2, 4, 5, 7, 9, 11), bits(0, 2, 3, 5, 7, 8, 10), bits(0, 2, 3, 5, 7, 8, 11)
    };

    private Scales() {}

    /** How the degree of a pitch class (0..11) above a root (0..11) is found; a negative one is outside every scale. */
    @FunctionalInterface
    interface DegreeRule {
        int degree(int pitchClass, int root);
    }

    /** The largest fraction of notes inside one scale on one of the 12 roots; empty without notes. */
    static OptionalDouble consistency(Score score, DegreeRule rule) {
        if (score.notes().isEmpty()) {
            return OptionalDouble.empty();
        }
        long[] notesOfClass = new long[PITCH_CLASSES];
        for (Note note : score.notes()) {
            notesOfClass[note.pitch() % PITCH_CLASSES]++;
        }
        long best = 0;
        for (int scale : DEGREES) {
            for (int root = 0; root < PITCH_CLASSES; root++) {
                best = Math.max(best, inside(notesOfClass, scale, root, rule));
            }
        }
        return OptionalDouble.of((double) best / score.notes().size());
    }

    private static long inside(long[] notesOfClass, int scale, int root, DegreeRule rule) {
        long inside = 0;
        for (int pitchClass = 0; pitchClass < PITCH_CLASSES; pitchClass++) {
            int degree = rule.degree(pitchClass, root);
            if (degree >= 0 && (scale >> degree & 1) == 1) {
                inside += notesOfClass[pitchClass];
            }
        }
        return inside;
    }

    private static int bits(int... degrees) {
        int bits = 0;
        for (int degree : degrees) {
            bits |= 1 << degree;
        }
        return bits;
    }
}
