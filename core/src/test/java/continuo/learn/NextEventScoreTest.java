package continuo.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.NextEvent;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NextEventScoreTest {
    private static final int BATCH = 3;

    /** Predicts what it is given to predict, and keeps the gradient it gets. */
    private static class Fixed implements Generator, NextEvent {
        private final INDArray predictions;
        private INDArray gradient = Nd4j.empty(DataType.FLOAT);

        Fixed(INDArray predictions) {
            this.predictions = predictions;
        }

        @Override
        public INDArray predict(INDArray real, RandomGenerator random) {
            return predictions.get(NDArrayIndex.interval(0, real.size(0)), NDArrayIndex.all(), NDArrayIndex.all());
        }

        @Override
        public void backwardPrediction(INDArray predictionGradient) {
            gradient = predictionGradient.dup();
        }

        @Override
        public INDArray sample(Request request, List<? extends RandomGenerator> random) {
            return predictions;
        }

        @Override
        public INDArray weights() {
            return predictions;
        }

        @Override
        public INDArray gradient() {
            return gradient;
        }

        @Override
        public List<WeightBlock> blocks() {
            return List.of();
        }

        @Override
        public void weightsChanged() {}

        @Override
        public String description() {
            return "fixed predictions";
        }

        @Override
        public void close() {}
    }

    private final Random random = new Random(1);
    private final INDArray real = Nd4j.rand(DataType.FLOAT, BATCH, 4, 5);
    private final INDArray predictions = Nd4j.rand(DataType.FLOAT, 2 * BATCH, 4, 5);

    private void checkGradient(NextEventScore score) {
        Fixed generator = new Fixed(predictions);
        score.computeGradient(generator, real, random);
        INDArray gradient = generator.gradient();
        double step = 1e-3;
        for (long i = 0; i < gradient.size(0); i++) {
            for (long f = 0; f < 4; f++) {
                float saved = predictions.getFloat(i, f, 2);
                predictions.putScalar(new long[] {i, f, 2}, saved + step);
                double up = score.computeGradient(generator, real, random);
                predictions.putScalar(new long[] {i, f, 2}, saved - step);
                double down = score.computeGradient(generator, real, random);
                predictions.putScalar(new long[] {i, f, 2}, saved);
                assertThat(gradient.getDouble(i, f, 2)).isCloseTo((up - down) / (2 * step), within(1e-4));
            }
        }
    }

    @Test
    void squaredErrorsGradientAgreesWithFiniteDifferences() {
        checkGradient(NextEventScore.SQUARED);
    }

    @Test
    void energyScoresGradientAgreesWithFiniteDifferences() {
        checkGradient(NextEventScore.ENERGY);
    }

    @Test
    void energyScorePrefersADrawToTheMeanOfTwoPossibilities() {
        // The truth is -1 or 1, each half of the time.
        INDArray truth = Nd4j.createFromArray(new float[] {-1, 1}).reshape(2, 1, 1);
        double mean = 0;
        double draw = 0;
        INDArray zeros = Nd4j.zeros(DataType.FLOAT, 4, 1, 1);
        mean += NextEventScore.ENERGY.computeGradient(new Fixed(zeros), truth, random);
        for (int pattern = 0; pattern < 4; pattern++) {
            float first = (pattern & 1) == 0 ? -1 : 1;
            float second = (pattern & 2) == 0 ? -1 : 1;
            INDArray drawn = Nd4j.createFromArray(new float[] {first, first, second, second})
                    .reshape(4, 1, 1);
            draw += NextEventScore.ENERGY.computeGradient(new Fixed(drawn), truth, random) / 4;
        }
        assertThat(mean).isCloseTo(1, within(1e-6));
        assertThat(draw).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void squaredErrorIsTheMeanOverEverything() {
        INDArray off = real.add(0.5);
        assertThat(NextEventScore.SQUARED.computeGradient(new Fixed(off), real, random))
                .isCloseTo(0.25, within(1e-6));
    }

    @Test
    void byItselfItScoresByLikelihoodWhereThereIsOneAndElseByEnergy() {
        class Telling extends Fixed implements Likelihood {
            Telling(INDArray predictions) {
                super(predictions);
            }

            @Override
            public double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random) {
                return 42;
            }

            @Override
            public INDArray logLikelihood(INDArray real) {
                return Nd4j.zeros(real.size(0), real.size(2));
            }
        }
        assertThat(NextEventScore.AUTO.computeGradient(new Telling(predictions), real, random))
                .isEqualTo(42);
        assertThat(NextEventScore.AUTO.computeGradient(new Fixed(predictions), real, random))
                .isEqualTo(NextEventScore.ENERGY.computeGradient(new Fixed(predictions), real, random));
    }

    @Test
    void aGeneratorWithoutLikelihoodIsNotScoredByIt() {
        INDArray real = Nd4j.rand(DataType.FLOAT, BATCH, 2, 4);
        Fixed generator = new Fixed(real);
        assertThatThrownBy(() -> NextEventScore.LIKELIHOOD.computeGradient(generator, real, new Random(1)))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("has no likelihood", "c-rnn-memory")
                .satisfies(failure -> assertThat(((Failure) failure).remedy())
                        .contains(new Remedy.SetParameter("trainer.score", "energy")));
    }
}
