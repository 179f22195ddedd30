package continuo.train;

import continuo.fault.Quantity;
import java.util.List;
import java.util.Objects;

/**
 * What was found when a corpus was loaded. Every piece seen is loaded, a duplicate, damaged or empty; lists are in the
 * order of the corpora.
 *
 * @param seen how many pieces there were
 * @param loaded how many of them can be learned from
 * @param notes how many notes these have
 * @param duplicates pieces with the same music as an earlier one: left out
 * @param damaged pieces that could not be read or encoded: left out
 * @param empty names of pieces without a note: left out
 * @param salvaged pieces that were loaded without the damaged parts of them
 * @param digest SHA-256 over the music of all loaded pieces in order, in hex
 */
public record Census(
        int seen,
        int loaded,
        long notes,
        List<Duplicate> duplicates,
        List<Damaged> damaged,
        List<String> empty,
        List<Salvaged> salvaged,
        String digest) {
    public Census {
        duplicates = List.copyOf(duplicates);
        damaged = List.copyOf(damaged);
        empty = List.copyOf(empty);
        salvaged = List.copyOf(salvaged);
        Objects.requireNonNull(digest);
    }

    /**
     * @param name the piece that was left out
     * @param original the earlier piece with the same music
     */
    public record Duplicate(String name, String original) {}

    /**
     * @param name the piece that was left out
     * @param reason in one line
     */
    public record Damaged(String name, String reason) {
        /** The piece and the reason in one line. Many a reason begins with the piece's name or path: it is said once. */
        public String line() {
            String slashes = reason.replace('\\', '/');
            if (slashes.startsWith(name)) {
                return reason;
            }
            int path = slashes.indexOf("/" + name + ": ");
            return path < 0 ? name + ": " + reason : name + reason.substring(path + 1 + name.length());
        }
    }

    /**
     * @param name the piece
     * @param warnings the first of what was said about it, each with its place
     * @param count how many warnings there were in all
     */
    public record Salvaged(String name, List<String> warnings, int count) {
        private static final int KEPT = 20;

        public Salvaged {
            warnings = List.copyOf(warnings);
        }

        static Salvaged of(String name, List<String> warnings) {
            return new Salvaged(name, warnings.subList(0, Math.min(KEPT, warnings.size())), warnings.size());
        }
    }

    /** {@code 3,029 pieces seen: 2,775 loaded with 9,847,112 notes (12 of them salvaged), 242 duplicates, …}. */
    public String summary() {
        return Quantity.of(seen, "piece") + " seen: " + Quantity.of(loaded, "loaded", "loaded") + " with "
                + Quantity.of(notes, "note") + " (" + Quantity.of(salvaged.size(), "of them", "of them")
                + " salvaged), " + Quantity.of(duplicates.size(), "duplicate") + ", "
                + Quantity.of(damaged.size(), "damaged", "damaged") + ", "
                + Quantity.of(empty.size(), "empty", "empty");
    }
}
