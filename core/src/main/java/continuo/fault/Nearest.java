package continuo.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the valid name that a mistyped one most likely meant. */
public final class Nearest {
    /** With a likely guess, more names than these only hide it. */
    private static final int LONGEST_LIST = 12;

    private Nearest() {}

    /** No name is longer; a longer word is no slip of the fingers, and comparing it would take long. */
    private static final int LONGEST = 64;

    /**
     * The candidate with the smallest edit distance, if it is close enough to be a slip of the fingers. The beginning of
     * a candidate counts as one slip.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(c -> slips(wanted, c) <= limit(wanted, c))
                .min(Comparator.comparingInt((String c) -> slips(wanted, c)).thenComparing(Comparator.naturalOrder()));
    }

    private static int slips(String wanted, String candidate) {
        String name = candidate.toLowerCase(Locale.ROOT);
        int distance = distance(wanted, name);
        return name.startsWith(wanted) ? Math.min(1, distance) : distance;
    }

    /** Two slips, more in long words; but half of it must be left that is right. */
    private static int limit(String wanted, String candidate) {
        int longer = Math.max(wanted.length(), candidate.length());
        return Math.min(Math.max(2, wanted.length() / 3), longer / 2);
    }

    /** {@code ; did you mean polyphony?}, to put behind a message; nothing where no candidate is close. */
    public static String guess(String word, Collection<String> candidates) {
        return to(word, candidates).map(c -> "; did you mean " + c + "?").orElse("");
    }

    /** {@code unknown metric "polyfony"; did you mean polyphony? (there are: …)}. */
    public static String message(String what, String word, Collection<String> candidates) {
        String guess = guess(word, candidates);
        if (!guess.isEmpty() && candidates.size() > LONGEST_LIST) {
            return "unknown " + what + " \"" + word + "\"" + guess;
        }
        String known = candidates.isEmpty()
                ? "; none is installed"
                : candidates.stream().sorted().collect(Collectors.joining(", ", " (there are: ", ")"));
        return "unknown " + what + " \"" + word + "\"" + guess + known;
    }

    /** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                boolean swap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swap) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
