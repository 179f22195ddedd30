package continuo.content;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All that the core asks of what pieces are made of. Units are what a piece is counted in: notes of a score, frames of a series.
 *
 * @param <X> the content
 */
public sealed interface ContentKind<X> permits ScoreKind, SeriesKind {
    /** The class of the content. */
    Class<X> type();

    /** {@code score}, {@code series}. */
    String word();

    /** {@code scores}, {@code series}. */
    String plural();

    /** What a piece is counted in, in the singular: {@code note}, {@code frame}. */
    String unit();

    /** How many units a piece has; 0 for an empty one. */
    int size(X piece);

    /**
     * The units {@code from} to before {@code from + count}, as a piece that begins at time 0.
     *
     * @throws IndexOutOfBoundsException where there are not so many
     */
    X cut(X piece, int from, int count);

    /** The piece without what its distribution leaves out: a score without its percussion. */
    X withoutDrums(X piece);

    /** A piece that knows nothing but the statistics of this one, for what metrics give by chance. */
    X byChance(X piece, RandomGenerator random);

    /** SHA-256 of the content in hex: the same for the same content, whatever the file. */
    String digest(X piece);

    /** How many bytes {@link #write} puts. */
    int bytes(X piece);

    /** Writes a piece so that {@link #read} gives it back. */
    void write(X piece, ByteBuffer out);

    X read(ByteBuffer in);

    /** A window of so many units at a random place, every place being equally likely; empty where there are too few. */
    default Optional<X> window(X piece, int count, RandomGenerator random) {
        requirePositive(count);
        int places = size(piece) - count + 1;
        return places < 1 ? Optional.empty() : Optional.of(cut(piece, random.nextInt(places), count));
    }

    /** One window after another from the beginning; the units left over at the end are in none. */
    default List<X> windows(X piece, int count) {
        requirePositive(count);
        List<X> windows = new ArrayList<>();
        for (int from = 0; from <= size(piece) - count; from += count) {
            windows.add(cut(piece, from, count));
        }
        return windows;
    }

    private static void requirePositive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a window of " + count);
        }
    }
}
