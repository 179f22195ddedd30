package continuo.train;

import continuo.cache.PackedPiece;
import continuo.content.ContentKind;
import continuo.spi.Steps;
import java.util.Objects;

/**
 * A piece as the network sees it; its content is gone but for an excerpt. The music may lie in a mapped file: what is asked
 * of it is decoded each time.
 *
 * @param name the piece's name in its corpus
 * @param digest SHA-256 of its music, in hex: the same for the same notes, whatever the file
 * @param split the side it is on
 * @param music its steps in network units, at least one, and its excerpt
 */
public record EncodedPiece(String name, String digest, Split split, PackedPiece music) {
    public EncodedPiece {
        Objects.requireNonNull(name);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(split);
        Objects.requireNonNull(music);
    }

    /**
     * @param steps {@code [T, F]} in network units
     * @param kind of the excerpt
     */
    public static <X> EncodedPiece of(
            String name, String digest, Split split, Steps steps, ContentKind<X> kind, X excerpt) {
        return new EncodedPiece(
                name, digest, split, PackedPiece.of(steps, (step, column, value) -> value, kind, excerpt));
    }

    /** Number of steps T. */
    public int length() {
        return music.length();
    }

    /** Number of features F. */
    public int features() {
        return music.features();
    }

    /** A copy of all steps, {@code [T, F]} in network units. */
    public Steps steps() {
        return music.steps(0, music.length());
    }

    /** A copy of {@code count} steps, {@code [count, F]} in network units. */
    public Steps steps(int from, int count) {
        return music.steps(from, count);
    }

    /**
     * One window of successive notes or frames at a random place, for metrics; the whole piece where it is shorter.
     *
     * @param kind what the piece is made of
     */
    public <X> X excerpt(ContentKind<X> kind) {
        return music.excerpt(kind);
    }
}
