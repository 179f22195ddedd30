package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import java.util.Arrays;
import java.util.List;

/** Sequences of pitches and how often they come again. */
final class PitchSequences {
    /** A pitch has seven bits, so nine of them are one positive {@code long}, and equal numbers are equal sequences. */
    static final int MAX_LENGTH = 9;

    private static final int PITCH_BITS = 7;

    private PitchSequences() {}

    /** The pitches in the order of the score: by onset, and within one onset as the score was given. */
    static int[] inScoreOrder(Score score) {
        List<Note> notes = score.notes();
        int[] pitches = new int[notes.size()];
        for (int i = 0; i < pitches.length; i++) {
            pitches[i] = notes.get(i).pitch();
        }
        return pitches;
    }

    /** The pitches by onset, and within one onset from the lowest, whatever order the notes came in. */
    static int[] tiesByPitch(Score score) {
        List<Note> notes = score.notes();
        int[] pitches = inScoreOrder(score);
        int from = 0;
        for (int i = 1; i <= pitches.length; i++) {
            if (i == pitches.length || notes.get(i).onset() != notes.get(from).onset()) {
                if (i - from > 1) {
                    Arrays.sort(pitches, from, i);
                }
                from = i;
            }
        }
        return pitches;
    }

    /**
     * The pairs of positions i &lt; j with j ≥ i + L, so that the two do not overlap, at which sequences of L pitches are
     * equal.
     *
     * @param length L, in 2..{@value #MAX_LENGTH}
     */
    static long repetitions(int[] pitches, int length) {
        return repetitions(pitches, length, PITCH_BITS);
    }

    /**
     * The same for any numbers.
     *
     * <p>Exact, in time O(n) on average: when j is reached, the sequences that began at j - L or before have been entered
     * in a hash table under their packed numbers, and the entries equal to the one at j are its partners. Overlaps never
     * enter, so nothing has to be subtracted.
     *
     * @param numbers each at least 0 and below 2^bits
     * @param length L, at least 1; at most 63 / bits
     */
    static long repetitions(int[] numbers, int length, int bits) {
        int sequences = numbers.length - length + 1;
        if (sequences <= length) {
            return 0;
        }
        SequenceTable table = new SequenceTable(sequences);
        long mask = (1L << bits * length) - 1;
        long packed = 0;
        for (int i = 0; i < length - 1; i++) {
            packed = packed << bits | numbers[i];
        }
        int[] slots = new int[sequences];
        int[] begun = new int[table.capacity()];
        long pairs = 0;
        for (int j = 0; j < sequences; j++) {
            packed = (packed << bits | numbers[j + length - 1]) & mask;
            slots[j] = table.slot(packed);
            if (j >= length) {
                begun[slots[j - length]]++;
                pairs += begun[slots[j]];
            }
        }
        return pairs;
    }

    /** An open-addressing hash table that gives every packed sequence a slot of its own. */
    private static final class SequenceTable {
        /** 2^64 divided by the golden ratio: spreads sequences that differ in few bits (Knuth, volume 3, 6.4). */
        private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

        /** Marks a slot as taken; a packed sequence leaves the sign bit free. */
        private static final long TAKEN = Long.MIN_VALUE;

        private final long[] keys;
        private final int shift;

        SequenceTable(int entries) {
            // At most half full, so that a probe finds its slot in a few steps.
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(entries) + 1;
            keys = new long[1 << bits];
            shift = Long.SIZE - bits;
        }

        int capacity() {
            return keys.length;
        }

        int slot(long packed) {
            long key = packed | TAKEN;
            int slot = (int) (packed * MULTIPLIER >>> shift);
            while (keys[slot] != key) {
                if (keys[slot] == 0) {
                    keys[slot] = key;
                    return slot;
                }
                slot = slot + 1 & keys.length - 1;
            }
            return slot;
        }
    }
}
