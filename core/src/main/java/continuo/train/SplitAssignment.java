package continuo.train;

import continuo.content.ContentDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Puts every piece on a side by its content and the seed: wherever it stands in whatever corpus, a piece is on the same
 * side. Only in a corpus so small that a side would have nothing, the piece nearest to that side moves over.
 */
final class SplitAssignment {
    private SplitAssignment() {}

    /** @param digests of different pieces */
    static Map<String, Split> of(List<String> digests, LoadOptions options) {
        Map<String, Double> places = digests.stream()
                .collect(Collectors.toMap(digest -> digest, digest -> ContentDigest.uniform(digest, options.seed())));
        List<String> ordered = digests.stream()
                .sorted(Comparator.<String, Double>comparing(places::get).thenComparing(Comparator.naturalOrder()))
                .toList();
        double trainUntil = 1 - options.valid() - options.test();
        double validUntil = 1 - options.test();
        int size = ordered.size();
        int train = (int) ordered.stream()
                .filter(d -> Objects.requireNonNull(places.get(d)) < trainUntil)
                .count();
        int trainAndValid = (int) ordered.stream()
                .filter(d -> Objects.requireNonNull(places.get(d)) < validUntil)
                .count();

        int leastValid = options.valid() > 0 && size >= 3 ? 1 : 0;
        int leastTest = options.test() > 0 && size >= 3 ? 1 : 0;
        train = Math.max(Math.min(1, size), Math.min(train, size - leastValid - leastTest));
        trainAndValid = Math.max(train + leastValid, Math.min(trainAndValid, size - leastTest));

        Map<String, Split> sides = new HashMap<>();
        for (int i = 0; i < size; i++) {
            sides.put(ordered.get(i), i < train ? Split.TRAIN : i < trainAndValid ? Split.VALID : Split.TEST);
        }
        return sides;
    }
}
