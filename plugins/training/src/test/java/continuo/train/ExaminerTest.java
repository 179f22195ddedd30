package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.content.ContentKinds;
import continuo.music.Score;
import continuo.nn.Tensors;
import continuo.params.NoParameters;
import continuo.spi.Column;
import continuo.spi.Estimate;
import continuo.spi.HeldOut;
import continuo.spi.Scaling;
import continuo.spi.Steps;
import continuo.training.AccuracyProbe;
import continuo.training.NllProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What held-out pieces are, and what a model says of them that knows only how often each value occurs. */
class ExaminerTest {
    private static final List<Column> DIE =
            List.of(new Column("die", "", 1, 3, Column.Type.CATEGORICAL, Scaling.identity()));

    private static EncodedPiece piece(Split split, float... values) {
        Score none = Score.of(480, List.of());
        return EncodedPiece.of("p", "p", split, new Steps(values.length, 1, values), ContentKinds.SCORE, none);
    }

    /** A piece as a probe takes it. */
    private record Read(EncodedPiece piece) implements HeldOut.Piece {
        @Override
        public String name() {
            return piece.name();
        }

        @Override
        public int length() {
            return piece.length();
        }

        @Override
        public long notes() {
            return 0;
        }

        @Override
        public INDArray steps() {
            return Tensors.fromTimeMajor(piece.steps().values(), piece.length(), 1, piece.features());
        }
    }

    /** Of 1, 1, 1, 2 come (4, 2, 1) / 7 for 1, 2, 3. */
    @Test
    void chanceKnowsHowOftenEachValueOccursAndThatOthersMay() {
        Unigram unigram =
                Unigram.of(DIE, List.of(piece(Split.TRAIN, 1, 1, 1, 2))).orElseThrow();
        HeldOut held = new HeldOut(DIE, List.of(new Read(piece(Split.VALID, 1, 2, 3))));
        Map<String, Estimate> nll = new NllProbe(new NoParameters()).examine(unigram, held, new SplittableRandom(1));
        assertThat(nll.get("nll").value()).isCloseTo(-Math.log(4 * 2 / 343.0) / 3, within(1e-6));
        Map<String, Estimate> accuracy =
                new AccuracyProbe(new NoParameters()).examine(unigram, held, new SplittableRandom(1));
        assertThat(accuracy.get("accuracy").value()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void realNumbersHaveNoFrequencies() {
        Column real = new Column("x", "1", 0, 1, Column.Type.CONTINUOUS, Scaling.identity());
        assertThat(Unigram.of(List.of(real), List.of(piece(Split.TRAIN, 1)))).isEmpty();
    }

    @Test
    void whileTrainingFiftyPiecesOfAThousandStepsAreLookedAt() {
        List<EncodedPiece> pieces = new ArrayList<>(SmallTraining.pieces(60, 20));
        pieces.addAll(SmallTraining.pieces(60, 1100));
        HeldOut some =
                EncodedHeldOut.of(pieces, SmallTraining.REPRESENTATION, EncodedHeldOut.Bounds.IN_TRAINING, () -> false);
        assertThat(some.pieces()).hasSize(50);
        assertThat(some.pieces())
                .extracting(HeldOut.Piece::length)
                .contains(20, 1000)
                .doesNotContain(1100);
        HeldOut.Piece last = some.pieces().get(49);
        assertThat(last.steps().shape()).containsExactly(1, 4, 1000);
        assertThat(last.notes()).isEqualTo(1000);
        assertThat(EncodedHeldOut.of(
                                pieces, SmallTraining.REPRESENTATION, EncodedHeldOut.Bounds.AFTERWARDS, () -> false)
                        .pieces())
                .hasSize(120)
                .extracting(HeldOut.Piece::length)
                .contains(1100);
    }
}
