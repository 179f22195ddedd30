package continuo.train;

import continuo.fault.Failure;
import continuo.music.Score;
import continuo.nn.Tensors;
import continuo.spi.Column;
import continuo.spi.HeldOut;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A piece of a dataset as a probe takes it, of which nothing is decoded before it is asked for. */
final class EncodedHeldOut implements HeldOut.Piece {
    /**
     * How much is looked at.
     *
     * @param pieces at most so many, evenly out of all
     * @param steps at most so many of each, from its beginning
     */
    record Bounds(int pieces, int steps) {
        /** While a model is trained: a fraction of the time that the training itself takes. */
        static final Bounds IN_TRAINING = new Bounds(50, 1000);

        /** Afterwards: all there is, but of a piece no more than fits into memory. */
        static final Bounds AFTERWARDS = new Bounds(Integer.MAX_VALUE, 20_000);
    }

    private static final Score BLANK = Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of());

    private final EncodedPiece piece;
    private final Representation<Score> representation;
    private final List<Column> columns;
    private final int length;
    private final BooleanSupplier cancelled;
    private long notes = -1;

    private EncodedHeldOut(
            EncodedPiece piece,
            Representation<Score> representation,
            List<Column> columns,
            int length,
            BooleanSupplier cancelled) {
        this.piece = piece;
        this.representation = representation;
        this.columns = columns;
        this.length = length;
        this.cancelled = cancelled;
    }

    /**
     * @param pieces at least one
     * @param cancelled asked before each piece is read
     */
    static HeldOut of(
            List<EncodedPiece> pieces, Representation<Score> representation, Bounds bounds, BooleanSupplier cancelled) {
        List<Column> columns = representation.columns();
        int count = Math.min(pieces.size(), bounds.pieces());
        return new HeldOut(
                columns,
                IntStream.range(0, count)
                        .mapToObj(i -> pieces.get((int) ((long) i * pieces.size() / count)))
                        .<HeldOut.Piece>map(piece -> new EncodedHeldOut(
                                piece, representation, columns, Math.min(piece.length(), bounds.steps()), cancelled))
                        .toList());
    }

    @Override
    public String name() {
        return piece.name();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long notes() {
        if (notes < 0) {
            Steps physical = Units.toPhysical(piece.steps(0, length), columns);
            notes = representation.decode(physical, BLANK).content().notes().size();
        }
        return notes;
    }

    @Override
    public INDArray steps() {
        if (cancelled.getAsBoolean()) {
            throw Failure.interrupted("the examination of held-out pieces was stopped");
        }
        return Tensors.fromTimeMajor(piece.steps(0, length).values(), length, 1, columns.size());
    }
}
