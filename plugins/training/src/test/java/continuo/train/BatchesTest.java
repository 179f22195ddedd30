package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchesTest {
    private final List<EncodedPiece> pieces = SmallTraining.pieces(6, 30);

    /** Which piece a sequence was cut from, and where, by its frequencies; -1 when from none. */
    private int origin(INDArray batch, int row) {
        int steps = (int) batch.size(2);
        for (int piece = 0; piece < pieces.size(); piece++) {
            for (int from = 0; from + steps <= 30; from++) {
                boolean same = true;
                for (int t = 0; t < steps && same; t++) {
                    same = batch.getFloat(row, 1, t)
                            == pieces.get(piece).steps().at(from + t, 1);
                }
                if (same) {
                    return piece;
                }
            }
        }
        return -1;
    }

    @Test
    void anEpochTakesAWindowOfEveryPiece() {
        Batches batches = new Batches(pieces, 5, 2);
        assertThat(batches.perEpoch(20)).isEqualTo(3);
        List<Integer> origins = new ArrayList<>();
        for (int batch = 0; batch < 3; batch++) {
            INDArray drawn = batches.at(new Course("train", 0, batch, 0), 20).next();
            assertThat(drawn.shape()).containsExactly(2, 4, 20);
            origins.add(origin(drawn, 0));
            origins.add(origin(drawn, 1));
        }
        assertThat(origins).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void whatIsDrawnDependsOnSeedAndPlaceOnly() {
        INDArray drawn =
                new Batches(pieces, 5, 2).at(new Course("train", 4, 1, 0), 10).next();
        assertThat(new Batches(pieces, 5, 2)
                        .at(new Course("train", 4, 1, 0), 10)
                        .next())
                .isEqualTo(drawn);
        assertThat(new Batches(pieces, 6, 2)
                        .at(new Course("train", 4, 1, 0), 10)
                        .next())
                .isNotEqualTo(drawn);
        assertThat(new Batches(pieces, 5, 2)
                        .at(new Course("train", 5, 1, 0), 10)
                        .next())
                .isNotEqualTo(drawn);
        assertThat(new Batches(pieces, 5, 2)
                        .at(new Course("pretrain", 4, 1, 0), 10)
                        .next())
                .isNotEqualTo(drawn);
    }

    @Test
    void fewPiecesGiveSeveralWindowsEach() {
        Batches batches = new Batches(pieces, 5, 50);
        assertThat(batches.perEpoch(10)).isEqualTo(1);
        INDArray drawn = batches.at(new Course("train", 0, 0, 0), 10).next();
        for (int row = 0; row < 50; row++) {
            assertThat(origin(drawn, row)).isNotNegative();
        }
    }

    @Test
    void shortPiecesAreLeftOutAndTooShortACorpusIsAClearError() {
        List<EncodedPiece> mixed = new ArrayList<>(pieces);
        mixed.addAll(SmallTraining.pieces(5, 8));
        assertThat(new Batches(mixed, 5, 2).perEpoch(20)).isEqualTo(3);
        assertThat(new Batches(mixed, 5, 2).perEpoch(8)).isEqualTo(5);
        assertThatThrownBy(() -> new Batches(mixed, 5, 2).perEpoch(31))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA))
                .hasMessageContaining("31 steps")
                .satisfies(failure -> assertThat(((Failure) failure).remedy())
                        .contains(new Remedy.SetParameter("trainer.steps", "30")));
    }
}
