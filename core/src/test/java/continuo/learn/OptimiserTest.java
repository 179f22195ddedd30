package continuo.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.learn.OptimiserParameters.Method;
import continuo.spi.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Against ND4J's updaters, op by op. */
class OptimiserTest {
    private static final int WEIGHTS = 70_003;
    private static final int BIASES = 17;
    private static final int SIZE = WEIGHTS + BIASES;

    /** Nothing but weights and a gradient. */
    private static final class Flat implements Model {
        private final INDArray weights = normal(1);
        private final INDArray gradient = normal(2);

        static INDArray normal(long seed) {
            Random random = new Random(seed);
            float[] values = new float[SIZE];
            for (int i = 0; i < SIZE; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return Nd4j.createFromArray(values).reshape(1, SIZE);
        }

        @Override
        public INDArray weights() {
            return weights;
        }

        @Override
        public INDArray gradient() {
            return gradient;
        }

        @Override
        public List<WeightBlock> blocks() {
            return List.of(new WeightBlock("w", 1, WEIGHTS, false), new WeightBlock("b", 1, BIASES, true));
        }

        @Override
        public void weightsChanged() {}

        @Override
        public String description() {
            return "flat";
        }

        @Override
        public void close() {}
    }

    private static void compare(OptimiserParameters parameters, IUpdater rule) {
        Flat model = new Flat();
        Optimiser optimiser = new Optimiser("m", parameters, model);
        INDArray expected = model.weights().dup();
        long stateSize = rule.stateSize(SIZE);
        GradientUpdater<?> updater =
                rule.instantiate(stateSize == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, stateSize), false);
        for (int iteration = 0; iteration < 3; iteration++) {
            model.gradient().assign(Flat.normal(10 + iteration));
            INDArray gradient = model.gradient().dup();
            gradient.get(NDArrayIndex.all(), NDArrayIndex.interval(0, WEIGHTS))
                    .addi(expected.get(NDArrayIndex.all(), NDArrayIndex.interval(0, WEIGHTS))
                            .mul(parameters.l2()));
            double norm = gradient.norm2Number().doubleValue();
            gradient.muli(Math.min(1, parameters.clip() / norm));
            updater.applyUpdater(gradient, iteration, 0);
            expected.subi(gradient);

            assertThat(optimiser.step(model, 1)).isCloseTo(norm, within(1e-5 * norm));
            assertThat(model.weights().sub(expected).norm2Number().doubleValue())
                    .isLessThan(1e-6 * expected.norm2Number().doubleValue());
        }
    }

    @Test
    void gradientDescentWithPenaltyAndClipIsNd4js() {
        compare(new OptimiserParameters(Method.SGD, 0.1, 0.01, 5), new Sgd(0.1));
    }

    @Test
    void adamWithPenaltyAndClipIsNd4js() {
        compare(new OptimiserParameters(Method.ADAM, 0.01, 0.01, 5), new org.nd4j.linalg.learning.config.Adam(0.01));
    }

    @Test
    void goesOnFromASavedStateAsIfItHadNotStopped() {
        OptimiserParameters parameters = new OptimiserParameters(Method.ADAM, 0.01, 0, 5);
        Flat whole = new Flat();
        Flat halves = new Flat();
        Optimiser one = new Optimiser("m", parameters, whole);
        Optimiser first = new Optimiser("m", parameters, halves);
        one.step(whole, 1);
        first.step(halves, 1);
        Map<String, INDArray> state = new HashMap<>();
        first.save(state);
        Optimiser second = new Optimiser("m", parameters, halves);
        second.restore(state);
        one.step(whole, 1);
        second.step(halves, 1);

        assertThat(halves.weights()).isEqualTo(whole.weights());
    }

    @Test
    void leavesAGradientAsideThatIsNotFinite() {
        Flat model = new Flat();
        INDArray before = model.weights().dup();
        model.gradient().putScalar(SIZE - 1, Float.NaN);

        double norm = new Optimiser("m", new OptimiserParameters(Method.ADAM, 0.01, 0, 5), model).step(model, 1);

        assertThat(norm).isNaN();
        assertThat(model.weights()).isEqualTo(before);
    }
}
