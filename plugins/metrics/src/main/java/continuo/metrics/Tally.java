package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import java.util.OptionalDouble;

/**
 * How many notes there are of each pitch, or of each pitch modulo something.
 *
 * @param counts by pitch or pitch class
 */
record Tally(long[] counts) {
    /** @param classes 128 for pitches, 12 for pitch classes */
    static Tally of(Score score, int classes) {
        long[] counts = new long[classes];
        for (Note note : score.notes()) {
            counts[note.pitch() % classes]++;
        }
        return new Tally(counts);
    }

    int used() {
        int used = 0;
        for (long count : counts) {
            used += count > 0 ? 1 : 0;
        }
        return used;
    }

    /** Shannon entropy in bits, -Σ p log2 p with 0 log2 0 = 0; empty without notes. */
    OptionalDouble entropy() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        if (total == 0) {
            return OptionalDouble.empty();
        }
        double entropy = 0;
        for (long count : counts) {
            if (count > 0) {
                double p = (double) count / total;
                entropy -= p * Math.log(p) / Math.log(2);
            }
        }
        // -0.0 for a single class.
        return OptionalDouble.of(Math.max(0, entropy));
    }
}
