package continuo.train;

import continuo.music.Score;
import continuo.spi.Steps;
import java.util.Objects;

/**
 * A piece as the network sees it; its score is gone but for an excerpt.
 *
 * @param name the piece's name in its corpus
 * @param digest SHA-256 of its music, in hex: the same for the same notes, whatever the file
 * @param split the side it is on
 * @param steps {@code [T, F]} in network units, at least one
 * @param excerpt one window of successive notes at a random place, for metrics; the whole piece where it is shorter
 */
public record EncodedPiece(String name, String digest, Split split, Steps steps, Score excerpt) {
    public EncodedPiece {
        Objects.requireNonNull(name);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(split);
        Objects.requireNonNull(steps);
        Objects.requireNonNull(excerpt);
    }
}
