package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.spi.Discriminator;
import continuo.spi.Discriminator.Judgement;
import continuo.spi.Discriminator.Pass;
import continuo.spi.PassesBack;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every {@link Discriminator} promises. Extend it in your plugin's tests and say which one to test; {@link
 * ModelContract} says what kind of network.
 */
public abstract class DiscriminatorContract extends ModelContract<Discriminator> {
    @Override
    final INDArray output(Discriminator discriminator, long seed) {
        return discriminator
                .judge(sequences(seed, BATCH, STEPS), Pass.INFERENCE, new Random(1))
                .logits()
                .dup();
    }

    @Test
    void judgesEverySequence() {
        try (Discriminator discriminator = create()) {
            for (Pass pass : Pass.values()) {
                INDArray steps = sequences(1, BATCH, STEPS);
                INDArray before = steps.dup();
                Judgement judgement = discriminator.judge(steps, pass, new Random(1));
                assertThat(judgement.logits().rank()).as("rank of [B, L]").isEqualTo(2);
                assertThat(judgement.logits().size(0)).isEqualTo(BATCH);
                assertThat(judgement.features().rank()).as("rank of [B, K, T]").isEqualTo(3);
                assertThat(judgement.features().size(0)).isEqualTo(BATCH);
                assertThat(steps).as("the caller's steps").isEqualTo(before);
            }
        }
    }

    @Test
    void bothPassesJudgeAlikeWithoutDropout() {
        try (Discriminator discriminator = create()) {
            INDArray steps = sequences(1, BATCH, STEPS);
            double[] training = FiniteDifferences.values(
                    discriminator.judge(steps, Pass.TRAINING, new Random(1)).logits());
            double[] inference = FiniteDifferences.values(
                    discriminator.judge(steps, Pass.INFERENCE, new Random(1)).logits());
            assertThat(inference).usingComparatorWithPrecision(1e-5).containsExactly(training);
        }
    }

    @Test
    void weightGradientAgreesWithFiniteDifferences() {
        assertWeightGradient(false);
    }

    @Test
    void weightGradientByWayOfTheFeaturesAgreesWithFiniteDifferences() {
        assertWeightGradient(true);
    }

    @Test
    void stepGradientAgreesWithFiniteDifferences() {
        assertStepGradient(false);
    }

    @Test
    void stepGradientByWayOfTheFeaturesAgreesWithFiniteDifferences() {
        assertStepGradient(true);
    }

    private void assertWeightGradient(boolean withFeatures) {
        try (Discriminator discriminator = create()) {
            enlarge(discriminator);
            INDArray steps = sequences(1, BATCH, STEPS);
            Direction direction = direction(discriminator, steps, withFeatures);
            discriminator.gradient().addi(1);
            discriminator.judge(steps, Pass.TRAINING, new Random(1));
            discriminator.backward(direction.logits.dup(), direction.featuresCopy());
            INDArray gradient = discriminator.gradient().dup();
            FiniteDifferences.assertAgree(
                    "dL/dweights",
                    discriminator.weights(),
                    gradient,
                    () -> {
                        discriminator.weightsChanged();
                        return direction.along(discriminator.judge(steps, Pass.TRAINING, new Random(1)));
                    },
                    someWeights(discriminator));
        }
    }

    private void assertStepGradient(boolean withFeatures) {
        assumeTrue(realColumns(), "the gradient with respect to classes and bits means nothing");
        try (Discriminator discriminator = create()) {
            PassesBack back = capability(discriminator, PassesBack.class);
            enlarge(discriminator);
            INDArray steps = sequences(1, BATCH, STEPS);
            Direction direction = direction(discriminator, steps, withFeatures);
            discriminator.judge(steps, Pass.TRAINING, new Random(1));
            INDArray gradient = back.backwardToSteps(direction.logits.dup(), direction.featuresCopy())
                    .dup();
            assertThat(gradient.shape()).isEqualTo(steps.shape());
            FiniteDifferences.assertAgree(
                    "dL/dsteps",
                    steps,
                    gradient,
                    () -> direction.along(discriminator.judge(steps, Pass.TRAINING, new Random(1))),
                    FiniteDifferences.some(20, 0, Math.toIntExact(steps.length()), new Random(4)));
        }
    }

    private static Direction direction(Discriminator discriminator, INDArray steps, boolean withFeatures) {
        Judgement judgement = discriminator.judge(steps, Pass.INFERENCE, new Random(1));
        INDArray logits = random(21, judgement.logits().shape());
        INDArray features = random(22, judgement.features().shape());
        return new Direction(logits, withFeatures ? Optional.of(features) : Optional.empty());
    }

    /** The weights of a random linear function of a judgement. */
    private record Direction(INDArray logits, Optional<INDArray> features) {
        Optional<INDArray> featuresCopy() {
            return features.map(INDArray::dup);
        }

        double along(Judgement judgement) {
            return FiniteDifferences.dot(judgement.logits(), logits)
                    + features.map(of -> FiniteDifferences.dot(judgement.features(), of))
                            .orElse(0.0);
        }
    }
}
