package continuo.spi;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pieces that a generator has not learned from, as it sees them.
 *
 * @param columns the features of a step in the order of the tensors: those that are generated, then the given ones
 * @param pieces at least one
 */
public record HeldOut(List<Column> columns, List<Piece> pieces) {
    public HeldOut {
        columns = List.copyOf(columns);
        pieces = List.copyOf(pieces);
        if (columns.isEmpty() || pieces.isEmpty()) {
            throw new IllegalArgumentException(pieces.size() + " pieces of " + columns.size() + " columns");
        }
    }

    /** The columns that are generated: the first F of each tensor's features. */
    public List<Column> generated() {
        return columns.stream().filter(column -> !column.given()).toList();
    }

    /** A piece, which is read only when its steps are asked for: pieces may be long, and many. */
    public interface Piece {
        /** Its name in its corpus. */
        String name();

        /** T, the number of its steps, at least 1. */
        int length();

        /** How many notes its steps stand for; 0 where they stand for something else than music. */
        long notes();

        /** Reads it: {@code [1, F + C, T]} in network units, given columns last; the caller's. */
        INDArray steps();
    }
}
