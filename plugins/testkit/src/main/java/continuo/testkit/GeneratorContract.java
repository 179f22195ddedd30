package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.spi.Column;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.Generator.Request;
import continuo.spi.Likelihood;
import continuo.spi.MostLikely;
import continuo.spi.NextEvent;
import continuo.spi.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every {@link Generator} promises, and what its capabilities do where it has them. Extend it in your plugin's
 * tests and say which one to test; {@link ModelContract} says what kind of network.
 */
public abstract class GeneratorContract extends ModelContract<Generator> {
    /** As many sequences as it takes for a small influence to change one of the classes or bits that are drawn. */
    private static final int MANY = 40;

    @Override
    final INDArray output(Generator generator, long seed) {
        return generator.sample(request(BATCH, STEPS), streams(seed, BATCH));
    }

    /** A request under conditions where there are given columns, the same for a sequence whatever else is drawn. */
    private Request request(int batch, int steps) {
        return request(batch, steps, 0);
    }

    private Request request(int batch, int steps, int from) {
        Request request = Request.of(batch, steps);
        if (conditions() == 0) {
            return request;
        }
        return request.under(conditions(3, batch, steps, from));
    }

    /** Given columns of some sequences, of which each has the same whatever others are asked for. */
    private INDArray conditions(long seed, int batch, int steps, int from) {
        INDArray all = given(sequences(seed, from + batch, Math.max(steps, STEPS)));
        return FiniteDifferences.part(all, new int[] {from, 0, 0}, batch, conditions(), steps);
    }

    private static List<Random> streams(long seed, int count) {
        return LongStream.range(seed, seed + count).mapToObj(Random::new).toList();
    }

    @Test
    void samplesHaveTheShapeAskedFor() {
        try (Generator generator = create()) {
            for (int batch : new int[] {1, BATCH}) {
                for (int steps : new int[] {1, STEPS}) {
                    INDArray sample = generator.sample(request(batch, steps), streams(1, batch));
                    assertThat(sample.shape()).containsExactly(batch, features(), steps);
                }
            }
        }
    }

    @Test
    void aSampleIsTheCallers() {
        try (Generator generator = create()) {
            INDArray first = output(generator, 1);
            double[] values = FiniteDifferences.values(first);
            output(generator, 2);
            assertThat(FiniteDifferences.values(first)).containsExactly(values);
        }
    }

    @Test
    void samplesGoOnFromAPrime() {
        try (Generator generator = create()) {
            enlarge(generator);
            INDArray prime = sequences(1, MANY, 4);
            INDArray before = prime.dup();
            INDArray sample = primed(generator, prime);
            assertThat(sample.shape()).as("without the prime").containsExactly(MANY, features(), STEPS);
            assertThat(prime).as("the caller's prime").isEqualTo(before);
            assertThat(FiniteDifferences.values(primed(generator, sequences(2, MANY, 4))))
                    .as("sample from another prime")
                    .isNotEqualTo(FiniteDifferences.values(sample));
        }
    }

    private INDArray primed(Generator generator, INDArray prime) {
        return generator.sample(request(MANY, STEPS).after(prime), streams(1, MANY));
    }

    @Test
    void aSequenceIsTheSameWhateverElseIsDrawn() {
        try (Generator generator = create()) {
            int one = BATCH - 1;
            INDArray among = output(generator, 5);
            INDArray alone = generator.sample(request(1, STEPS, BATCH - 1), streams(5 + one, 1));
            for (int feature = 0; feature < features(); feature++) {
                for (int step = 0; step < STEPS; step++) {
                    assertThat(alone.getDouble(0, feature, step))
                            .as("feature %d of step %d, drawn alone", feature, step)
                            .isCloseTo(among.getDouble(one, feature, step), within(1e-4));
                }
            }
        }
    }

    @Test
    void atTemperatureZeroNothingIsLeftToChance() {
        try (Generator generator = create()) {
            Request cold = request(BATCH, STEPS).at(0);
            assertThat(FiniteDifferences.values(generator.sample(cold, streams(1, BATCH))))
                    .containsExactly(FiniteDifferences.values(generator.sample(cold, streams(100, BATCH))));
            assertThat(FiniteDifferences.values(output(generator, 1)))
                    .as("at temperature 1")
                    .isNotEqualTo(FiniteDifferences.values(output(generator, 100)));
        }
    }

    @Test
    void samplingLeavesTheWeightsAlone() {
        try (Generator generator = create()) {
            double[] weights = FiniteDifferences.values(generator.weights());
            output(generator, 1);
            assertThat(FiniteDifferences.values(generator.weights())).containsExactly(weights);
        }
    }

    /**
     * The gradient through the sample, for a random linear function of it. Override and say why where a generator means
     * its gradient to be another one (a detached feedback, say).
     */
    @Test
    protected void backwardAgreesWithFiniteDifferences() {
        try (Generator generator = create()) {
            Differentiable differentiable = capability(generator, Differentiable.class);
            enlarge(generator);
            INDArray sampleGradient = random(6, BATCH, features(), STEPS);
            INDArray sample = differentiable.forward(request(BATCH, STEPS), new Random(1));
            assertThat(sample.shape()).containsExactly(BATCH, features(), STEPS);
            differentiable.backward(sampleGradient.dup());
            INDArray gradient = generator.gradient().dup();
            FiniteDifferences.assertAgree(
                    "dL/dweights through the sample",
                    generator.weights(),
                    gradient,
                    () -> {
                        generator.weightsChanged();
                        return FiniteDifferences.dot(
                                differentiable.forward(request(BATCH, STEPS), new Random(1)), sampleGradient);
                    },
                    someWeights(generator));
        }
    }

    @Test
    void backwardOverwritesTheGradient() {
        try (Generator generator = create()) {
            Differentiable differentiable = capability(generator, Differentiable.class);
            INDArray sampleGradient = random(6, BATCH, features(), STEPS);
            differentiable.forward(request(BATCH, STEPS), new Random(1));
            differentiable.backward(sampleGradient.dup());
            double[] once = FiniteDifferences.values(generator.gradient());
            generator.gradient().addi(1);
            differentiable.forward(request(BATCH, STEPS), new Random(1));
            differentiable.backward(sampleGradient.dup());
            assertThat(FiniteDifferences.values(generator.gradient())).containsExactly(once);
        }
    }

    /** The gradient of predictions, for a random linear function of them; to be overridden like the one of samples. */
    @Test
    protected void backwardPredictionAgreesWithFiniteDifferences() {
        try (Generator generator = create()) {
            NextEvent nextEvent = capability(generator, NextEvent.class);
            enlarge(generator);
            INDArray real = sequences(7, BATCH, STEPS);
            INDArray predictionGradient = random(6, BATCH, features(), STEPS);
            INDArray predictions = nextEvent.predict(real.dup(), new Random(1));
            assertThat(predictions.shape()).containsExactly(BATCH, features(), STEPS);
            nextEvent.backwardPrediction(predictionGradient.dup());
            INDArray gradient = generator.gradient().dup();
            FiniteDifferences.assertAgree(
                    "dL/dweights through the predictions",
                    generator.weights(),
                    gradient,
                    () -> {
                        generator.weightsChanged();
                        return FiniteDifferences.dot(nextEvent.predict(real.dup(), new Random(1)), predictionGradient);
                    },
                    someWeights(generator));
        }
    }

    /** A prediction that saw its own target would score perfectly in training and be worth nothing afterwards. */
    @Test
    void predictionsSeeOnlyThePast() {
        try (Generator generator = create()) {
            NextEvent nextEvent = capability(generator, NextEvent.class);
            enlarge(generator);
            INDArray real = sequences(7, BATCH, STEPS);
            INDArray predictions = nextEvent.predict(real.dup(), new Random(1)).dup();
            int changed = 2;
            INDArray other = sequences(8, BATCH, STEPS);
            for (int sequence = 0; sequence < BATCH; sequence++) {
                for (int feature = 0; feature < features(); feature++) {
                    real.putScalar(
                            new int[] {sequence, feature, changed},
                            realColumns() ? 2.5 : other.getDouble(sequence, feature, changed));
                }
            }
            INDArray others = nextEvent.predict(real.dup(), new Random(1));
            for (int step = 0; step < STEPS; step++) {
                double difference = 0;
                for (int sequence = 0; sequence < BATCH; sequence++) {
                    for (int feature = 0; feature < features(); feature++) {
                        difference += Math.abs(predictions.getDouble(sequence, feature, step)
                                - others.getDouble(sequence, feature, step));
                    }
                }
                if (step <= changed) {
                    assertThat(difference)
                            .as("influence on step %d of step %d", step, changed)
                            .isCloseTo(0, within(1e-9));
                } else if (step == changed + 1) {
                    assertThat(difference)
                            .as("influence on step %d of the step before", step)
                            .isPositive();
                }
            }
        }
    }

    /** To be overridden where a generator has a likelihood only with some of its parameters. */
    @Test
    protected void likelihoodGradientAgreesWithFiniteDifferences() {
        assertLikelihoodGradient(Optional.empty());
    }

    /** As a policy gradient weighs steps by their rewards. */
    @Test
    protected void weightedLikelihoodGradientAgreesWithFiniteDifferences() {
        assertLikelihoodGradient(Optional.of(random(5, BATCH, STEPS)));
    }

    private void assertLikelihoodGradient(Optional<INDArray> weights) {
        try (Generator generator = create()) {
            Likelihood likelihood = capability(generator, Likelihood.class);
            enlarge(generator);
            INDArray real = sequences(7, BATCH, STEPS);
            double nats = likelihood.computeGradient(real.dup(), weights.map(INDArray::dup), new Random(1));
            assertThat(nats).isFinite();
            INDArray gradient = generator.gradient().dup();
            FiniteDifferences.assertAgree(
                    "the gradient of -log p",
                    generator.weights(),
                    gradient,
                    () -> {
                        generator.weightsChanged();
                        return likelihood.computeGradient(real.dup(), weights.map(INDArray::dup), new Random(1));
                    },
                    someWeights(generator));
        }
    }

    @Test
    protected void theMeanOfTheLogLikelihoodIsTheObjective() {
        try (Generator generator = create()) {
            Likelihood likelihood = capability(generator, Likelihood.class);
            enlarge(generator);
            INDArray real = sequences(7, BATCH, STEPS);
            INDArray before = real.dup();
            INDArray logLikelihood = likelihood.logLikelihood(real);
            assertThat(logLikelihood.shape()).as("[B, T]").containsExactly(BATCH, STEPS);
            assertThat(real).as("the caller's steps").isEqualTo(before);
            assertThat(-logLikelihood.meanNumber().doubleValue())
                    .isCloseTo(likelihood.computeGradient(real, Optional.empty(), new Random(1)), within(1e-4));
        }
    }

    /** Contrastive divergence and its kin descend on something that is not the value they return: only that they do is promised. */
    @Test
    void anObjectiveLeavesAFiniteGradientOfItsOwn() {
        try (Generator generator = create()) {
            Objective objective = capability(generator, Objective.class);
            INDArray real = sequences(7, BATCH, STEPS);
            INDArray before = real.dup();
            assertThat(objective.computeGradient(real, Optional.empty(), new Random(1)))
                    .isFinite();
            double[] once = FiniteDifferences.values(generator.gradient());
            generator.gradient().addi(1);
            objective.computeGradient(real, Optional.empty(), new Random(1));
            assertThat(FiniteDifferences.values(generator.gradient())).containsExactly(once);
            assertThat(Arrays.stream(once).anyMatch(value -> value != 0))
                    .as("a gradient that is not all 0")
                    .isTrue();
            assertThat(real).as("the caller's steps").isEqualTo(before);
        }
    }

    @Test
    void mostLikelyValuesAreValuesOfTheColumns() {
        try (Generator generator = create()) {
            MostLikely model = capability(generator, MostLikely.class);
            INDArray predicted = model.mostLikely(sequences(7, BATCH, STEPS));
            assertThat(predicted.shape()).containsExactly(BATCH, features(), STEPS);
            for (int feature = 0; feature < features(); feature++) {
                Column column = columns().get(feature);
                for (int step = 0; step < STEPS; step++) {
                    double value = column.scaling().toPhysical(predicted.getDouble(0, feature, step));
                    assertThat(value).as(column.name()).isBetween(column.min() - 1e-3, column.max() + 1e-3);
                }
            }
        }
    }

    @Test
    void conditionsChangeWhatIsDrawn() {
        assumeTrue(conditions() > 0, "no given columns");
        try (Generator generator = create()) {
            enlarge(generator);
            INDArray under = generator.sample(request(MANY, STEPS), streams(1, MANY));
            INDArray other =
                    generator.sample(Request.of(MANY, STEPS).under(conditions(4, MANY, STEPS, 0)), streams(1, MANY));
            assertThat(FiniteDifferences.values(other)).isNotEqualTo(FiniteDifferences.values(under));
        }
    }
}
