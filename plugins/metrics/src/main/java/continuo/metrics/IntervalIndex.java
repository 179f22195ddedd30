package continuo.metrics;

import continuo.music.Score;
import java.util.Arrays;
import java.util.List;

/**
 * Finds runs of pitch intervals in much music: its successive intervals as one text, and the order of that text's
 * suffixes. Takes about 5 bytes a note to keep and some 15 to make; a search of one run of n intervals takes n binary searches.
 */
final class IntervalIndex {
    /** Between pieces; intervals are 1..255. */
    private static final int SEPARATOR = 0;

    private static final int UNISON = 128;
    private static final int SYMBOLS = 256;

    private final byte[] text;
    private final int[] suffixes;
    /** Where the suffixes begin that begin with each pair of symbols. */
    private final int[] pairs = new int[SYMBOLS * SYMBOLS + 1];

    /** @param pieces the intervals of each, see {@link #intervals} */
    IntervalIndex(List<byte[]> pieces) {
        text = new byte[pieces.stream().mapToInt(piece -> piece.length + 1).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, text, at, piece.length);
            at += piece.length + 1;
            text[at - 1] = SEPARATOR;
        }
        int[] symbols = new int[text.length];
        Arrays.setAll(symbols, i -> symbol(text, i));
        suffixes = SuffixArray.of(symbols, SYMBOLS);
        for (int i = 0; i < text.length; i++) {
            pairs[pair(text, i) + 1]++;
        }
        for (int pair = 1; pair < pairs.length; pair++) {
            pairs[pair] += pairs[pair - 1];
        }
    }

    /** Each pitch minus the one before, notes by onset and, at one onset, by pitch, as symbols of the index's text. */
    static byte[] intervals(Score score) {
        int[] pitches = PitchSequences.tiesByPitch(score);
        byte[] intervals = new byte[Math.max(0, pitches.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = (byte) (pitches[i + 1] - pitches[i] + UNISON);
        }
        return intervals;
    }

    /** The length of the longest run of these intervals that is in the music, too. */
    int longestRun(byte[] intervals) {
        int longest = 0;
        for (int from = 0; from + longest < intervals.length; from++) {
            longest = Math.max(longest, runAt(intervals, from));
        }
        return longest;
    }

    /** The longest beginning of {@code intervals} from a place on that is in the music. */
    private int runAt(byte[] intervals, int from) {
        int first = symbol(intervals, from) * SYMBOLS;
        boolean single = from + 1 == intervals.length;
        int low = pairs[single ? first : pair(intervals, from)];
        int high = pairs[single ? first + SYMBOLS : pair(intervals, from) + 1];
        if (low == high) {
            return pairs[first] < pairs[first + SYMBOLS] ? 1 : 0;
        }
        // The suffixes that share most with the run stand on both sides of where it would stand itself.
        int longest = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int suffix = suffixes[middle];
            int shared = shared(intervals, from, suffix);
            longest = Math.max(longest, shared);
            int next = from + shared;
            if (next == intervals.length) {
                return shared;
            }
            if (suffix + shared < text.length && symbol(text, suffix + shared) > symbol(intervals, next)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return longest;
    }

    private int shared(byte[] intervals, int from, int suffix) {
        int most = Math.min(intervals.length - from, text.length - suffix);
        int shared = 0;
        while (shared < most && intervals[from + shared] == text[suffix + shared]) {
            shared++;
        }
        return shared;
    }

    private static int symbol(byte[] symbols, int i) {
        return symbols[i] & 0xFF;
    }

    private static int pair(byte[] symbols, int i) {
        return symbol(symbols, i) * SYMBOLS + (i + 1 < symbols.length ? symbol(symbols, i + 1) : SEPARATOR);
    }
}
