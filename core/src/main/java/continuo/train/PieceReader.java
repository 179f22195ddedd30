package continuo.train;

import continuo.cache.PackedPiece;
import continuo.content.ContentKind;
import continuo.fault.Failure;
import continuo.music.Reading;
import continuo.run.SeededRandom;
import continuo.spi.Column;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.List;
import java.util.Objects;

/** Reads and encodes one piece. Used by several threads at a time. */
final class PieceReader<X> {
    private final ContentKind<X> kind;
    private final Representation<X> representation;
    private final List<Column> columns;
    private final LoadOptions options;

    /** What became of a piece. */
    sealed interface Outcome {
        /** @param notes how many notes, or frames, were encoded */
        record Encoded(String name, String digest, PackedPiece music, int notes, List<String> warnings)
                implements Outcome {}

        /** @param lasting whether the piece's content is to blame, so that reading it again would give the same */
        record Damaged(String name, String reason, boolean lasting) implements Outcome {}

        record Empty(String name) implements Outcome {}
    }

    PieceReader(ContentKind<X> kind, Representation<X> representation, LoadOptions options) {
        this.kind = kind;
        this.representation = representation;
        this.columns = List.copyOf(representation.columns());
        this.options = options;
    }

    /**
     * Whatever goes wrong with a piece is an outcome, so that one bad piece does not cost the others. A representation
     * that breaks would do so with all of them, and is no fault of the piece.
     *
     * @throws Failure of kind RESOURCE when there is not enough memory, of kind INTERRUPTED when the piece says so, of
     *     kind PLUGIN when the representation says so
     */
    Outcome read(Corpus.Piece<X> piece) {
        String name = piece.name();
        try {
            return encode(name, Objects.requireNonNull(piece.read(), "it was read as null"));
        } catch (BrokenRepresentation e) {
            throw e.failure.at("at " + name + ": ");
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.INTERRUPTED) {
                throw failure;
            }
            return new Outcome.Damaged(name, failure.getMessage(), failure.kind() == Failure.Kind.DATA);
        } catch (OutOfMemoryError e) {
            throw Failure.resource(
                    "not enough memory to read " + name + "; give the program more (-Xmx) or leave the piece out", e);
        } catch (Throwable e) {
            // A stranger's plugin may throw anything, a failed class initialisation included.
            return new Outcome.Damaged(name, e.toString(), false);
        }
    }

    private Outcome encode(String name, Reading<X> reading) {
        X content = options.drums() ? reading.content() : kind.withoutDrums(reading.content());
        if (kind.size(content) == 0) {
            return new Outcome.Empty(name);
        }
        Steps steps = encoded(content);
        if (steps.length() == 0) {
            return new Outcome.Empty(name);
        }
        String digest = kind.digest(content);
        PackedPiece music = PackedPiece.of(
                steps,
                (step, column, value) -> Units.toNetwork(value, step, columns.get(column)),
                kind,
                excerpt(content, digest));
        return new Outcome.Encoded(name, digest, music, kind.size(content), reading.warnings());
    }

    /** In physical units. */
    private Steps encoded(X content) {
        try {
            Steps steps = representation.encode(content);
            Units.requireFeatures(steps, columns);
            return steps;
        } catch (Failure failure) {
            throw failure.kind() == Failure.Kind.PLUGIN ? new BrokenRepresentation(failure) : failure;
        }
    }

    /** Tells a representation's breaking from a corpus's, which costs one piece only. */
    private static final class BrokenRepresentation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Failure failure;

        BrokenRepresentation(Failure failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private X excerpt(X content, String digest) {
        return kind.window(content, options.excerptNotes(), SeededRandom.forLabel(options.seed(), "excerpt " + digest))
                .orElseGet(() -> kind.cut(content, 0, kind.size(content)));
    }
}
