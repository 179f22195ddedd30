package continuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.spi.Discriminator.Judgement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossValuesTest {
    private static final double LOG_2 = Math.log(2);

    private static INDArray logits(double value) {
        return Nd4j.valueArrayOf(new long[] {3, 5}, value, DataType.DOUBLE);
    }

    private static Judgement judgement(double logit, double feature) {
        return new Judgement(logits(logit), Nd4j.valueArrayOf(new long[] {3, 2, 5}, feature, DataType.DOUBLE));
    }

    @Test
    void undecidedDiscriminatorLosesLogTwoTwice() {
        Minimax loss = new Minimax(new LossParameters(0));
        assertThat(loss.discriminator(logits(0), logits(0)).value()).isCloseTo(2 * LOG_2, within(1e-12));
        assertThat(loss.generator(Optional.empty(), judgement(0, 0)).value()).isCloseTo(-LOG_2, within(1e-12));
    }

    @Test
    void decisionIsTheMeanOfTheSigmoidsNotTheSigmoidOfTheMean() {
        INDArray logits = Nd4j.createFromArray(new double[][] {{-100, 100}});
        assertThat(MeanSigmoid.logDecision(logits).mean()).isCloseTo(-LOG_2, within(1e-12));
        assertThat(MeanSigmoid.logComplement(logits).mean()).isCloseTo(-LOG_2, within(1e-12));
    }

    @Test
    void nonSaturatingStillPullsWhereMinimaxHasGivenUp() {
        Judgement lost = judgement(-30, 0);
        double minimax = new Minimax(new LossParameters(0))
                .generator(Optional.empty(), lost)
                .logits()
                .norm1Number()
                .doubleValue();
        double nonSaturating = new NonSaturating(new LossParameters(0))
                .generator(Optional.empty(), lost)
                .logits()
                .norm1Number()
                .doubleValue();
        assertThat(minimax).isLessThan(1e-12);
        assertThat(nonSaturating).isCloseTo(1, within(1e-9));
    }

    @Test
    void featureMatchingSumIsMeanTimesFeaturesAndSteps() {
        Optional<Judgement> real = Optional.of(judgement(0, 1));
        Judgement generated = judgement(0, 3);
        FeatureMatching mean = new FeatureMatching(
                new FeatureMatching.Parameters(FeatureMatching.Comparison.PAIRS, FeatureMatching.Reduction.MEAN, 0));
        FeatureMatching sum = new FeatureMatching(
                new FeatureMatching.Parameters(FeatureMatching.Comparison.PAIRS, FeatureMatching.Reduction.SUM, 0));
        assertThat(mean.generator(real, generated).value()).isCloseTo(4, within(1e-12));
        assertThat(sum.generator(real, generated).value()).isCloseTo(4 * 2 * 5, within(1e-12));
    }

    @Test
    void comparingBatchesLeavesVarietyAloneAndComparingPairsDoesNot() {
        INDArray spread = Nd4j.createFromArray(-1.0, 1.0, -1.0, 1.0).reshape(4, 1, 1);
        INDArray same = Nd4j.zeros(DataType.DOUBLE, 4, 1, 1);
        INDArray logits = Nd4j.zeros(DataType.DOUBLE, 4, 1);
        Optional<Judgement> real = Optional.of(new Judgement(logits, spread));
        FeatureMatching.Reduction mean = FeatureMatching.Reduction.MEAN;
        FeatureMatching batches =
                new FeatureMatching(new FeatureMatching.Parameters(FeatureMatching.Comparison.BATCHES, mean, 0));
        FeatureMatching pairs =
                new FeatureMatching(new FeatureMatching.Parameters(FeatureMatching.Comparison.PAIRS, mean, 0));
        INDArray opposite = spread.neg();
        assertThat(batches.generator(real, new Judgement(logits, opposite)).value())
                .isZero();
        assertThat(pairs.generator(real, new Judgement(logits, opposite)).value())
                .isGreaterThan(
                        pairs.generator(real, new Judgement(logits, same)).value());
    }

    @Test
    void smoothingMakesCertaintyCost() {
        Minimax sharp = new Minimax(new LossParameters(0));
        Minimax smooth = new Minimax(new LossParameters(0.1));
        assertThat(sharp.discriminator(logits(20), logits(-20)).value()).isLessThan(1e-6);
        assertThat(smooth.discriminator(logits(20), logits(-20)).value()).isGreaterThan(1);
    }
}
