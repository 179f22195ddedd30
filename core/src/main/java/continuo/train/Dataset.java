package continuo.train;

import java.util.List;

/**
 * A corpus ready for training.
 *
 * @param pieces in the order of the corpora, each music once
 * @param census what was found when it was loaded
 * @param cached whether nothing had to be read and encoded, because it had been before
 */
public record Dataset(List<EncodedPiece> pieces, Census census, boolean cached) {
    public Dataset {
        pieces = List.copyOf(pieces);
    }

    /** The pieces of one side, in order. */
    public List<EncodedPiece> split(Split split) {
        return pieces.stream().filter(piece -> piece.split() == split).toList();
    }
}
