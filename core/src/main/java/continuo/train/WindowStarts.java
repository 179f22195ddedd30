package continuo.train;

import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where windows of pieces may begin: anywhere, or at the steps that the representation names, each as likely as the others.
 * What a piece's are is asked once.
 */
final class WindowStarts {
    private final Optional<Representation<?>> representation;
    /** By digest, which each piece of a dataset has to itself. */
    private final Map<String, BitSet> known = new HashMap<>();

    private WindowStarts(Optional<Representation<?>> representation) {
        this.representation = representation;
    }

    static WindowStarts anywhere() {
        return new WindowStarts(Optional.empty());
    }

    static WindowStarts of(Representation<?> representation) {
        int features = representation.columns().size();
        boolean limited =
                representation.beginnings(new Steps(0, features, new float[0])).isPresent();
        return limited ? new WindowStarts(Optional.of(representation)) : anywhere();
    }

    /**
     * The first step of a random window.
     *
     * @param places how many steps, from the first on, leave room for the window behind them
     */
    int draw(EncodedPiece piece, int places, RandomGenerator random) {
        if (representation.isEmpty()) {
            return random.nextInt(places);
        }
        BitSet starts = known.computeIfAbsent(piece.digest(), digest -> startsOf(piece));
        int possible = starts.get(0, places).cardinality();
        if (possible == 0) {
            return 0;
        }
        int at = starts.nextSetBit(0);
        for (int skipped = random.nextInt(possible); skipped > 0; skipped--) {
            at = starts.nextSetBit(at + 1);
        }
        return at;
    }

    private BitSet startsOf(EncodedPiece piece) {
        Representation<?> of = representation.orElseThrow();
        return of.beginnings(Units.toPhysical(piece.steps(), of.columns())).orElseGet(BitSet::new);
    }
}
