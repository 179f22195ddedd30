package continuo.metrics;

import java.util.Arrays;

/**
 * The suffixes of a text in their order, by induced sorting in time O(n) (Nong, Zhang and Chan 2009, SA-IS).
 *
 * <p>A suffix is S-type when it is smaller than the one after it, otherwise L-type; the empty one at the end is smaller
 * than all. An S-type suffix after an L-type one is an LMS suffix. Once the LMS suffixes are in order, one pass from the left puts the
 * L-type ones in their places and one from the right the S-type ones. For the order of the LMS suffixes the same
 * is done with the LMS substrings, which then get names, and the text of names is sorted by recursion where names repeat.
 */
final class SuffixArray {
    private static final int EMPTY = -1;

    private final int[] text;
    private final boolean[] smaller;
    /** How many numbers of the text are less than each: where its suffixes begin. */
    private final int[] begin;

    private SuffixArray(int[] text, int symbols) {
        this.text = text;
        int n = text.length;
        smaller = new boolean[n];
        begin = new int[symbols + 1];
        for (int i = n - 1; i >= 0; i--) {
            begin[text[i] + 1]++;
            smaller[i] = i + 1 < n && (text[i] < text[i + 1] || text[i] == text[i + 1] && smaller[i + 1]);
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            begin[symbol + 1] += begin[symbol];
        }
    }

    /**
     * Where the suffixes begin, the smallest first; one that is the beginning of another goes before it.
     *
     * @param text each number at least 0 and below {@code symbols}
     */
    static int[] of(int[] text, int symbols) {
        return text.length == 0 ? new int[0] : new SuffixArray(text, symbols).sorted();
    }

    private boolean lms(int i) {
        return i > 0 && smaller[i] && !smaller[i - 1];
    }

    private int[] sorted() {
        int[] lms = new int[text.length / 2 + 1];
        int count = 0;
        for (int i = 1; i < text.length; i++) {
            if (lms(i)) {
                lms[count++] = i;
            }
        }
        lms = Arrays.copyOf(lms, count);
        int[] suffixes = new int[text.length];
        induce(suffixes, lms);
        if (count > 1) {
            induce(suffixes, ordered(suffixes, lms));
        }
        return suffixes;
    }

    /** The LMS suffixes in their order, from an array in which their substrings are in order. */
    private int[] ordered(int[] suffixes, int[] lms) {
        // LMS positions are at least two apart, so half a position tells them apart.
        int[] nameAt = new int[text.length / 2 + 1];
        int names = 0;
        int before = EMPTY;
        for (int suffix : suffixes) {
            if (lms(suffix)) {
                if (before != EMPTY && !sameSubstring(before, suffix)) {
                    names++;
                }
                nameAt[suffix / 2] = names;
                before = suffix;
            }
        }
        names++;
        int[] reduced = new int[lms.length];
        for (int i = 0; i < lms.length; i++) {
            reduced[i] = nameAt[lms[i] / 2];
        }
        int[] order;
        if (names == lms.length) {
            order = new int[lms.length];
            for (int i = 0; i < lms.length; i++) {
                order[reduced[i]] = i;
            }
        } else {
            order = of(reduced, names);
        }
        for (int i = 0; i < order.length; i++) {
            order[i] = lms[order[i]];
        }
        return order;
    }

    /** Whether the substrings from two LMS positions to the next LMS position are equal. */
    private boolean sameSubstring(int a, int b) {
        for (int i = 0; ; i++) {
            if (a + i == text.length || b + i == text.length || text[a + i] != text[b + i]) {
                return false;
            }
            if (i > 0) {
                boolean ends = lms(a + i);
                if (ends != lms(b + i)) {
                    return false;
                }
                if (ends) {
                    return true;
                }
            }
        }
    }

    /** Puts the LMS suffixes at the ends of their symbols' places, in the order given, and induces all others. */
    private void induce(int[] suffixes, int[] lms) {
        Arrays.fill(suffixes, EMPTY);
        int[] end = Arrays.copyOfRange(begin, 1, begin.length);
        for (int i = lms.length - 1; i >= 0; i--) {
            suffixes[--end[text[lms[i]]]] = lms[i];
        }
        int[] next = begin.clone();
        // The empty suffix comes first of all, and what is before it is L-type.
        int last = text.length - 1;
        suffixes[next[text[last]]++] = last;
        for (int i = 0; i < suffixes.length; i++) {
            int before = suffixes[i] - 1;
            if (before >= 0 && !smaller[before]) {
                suffixes[next[text[before]]++] = before;
            }
        }
        System.arraycopy(begin, 1, end, 0, end.length);
        for (int i = suffixes.length - 1; i >= 0; i--) {
            int before = suffixes[i] - 1;
            if (before >= 0 && smaller[before]) {
                suffixes[--end[text[before]]] = before;
            }
        }
    }
}
