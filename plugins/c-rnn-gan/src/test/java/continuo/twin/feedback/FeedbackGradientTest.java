package continuo.twin.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.twin.Differences;
import continuo.twin.PlainKernels;
import continuo.twin.kernel.Kernels;
import continuo.twin.recurrent.RecurrentStack;
import continuo.twin.recurrent.RecurrentStack.Wiring;
import continuo.twin.recurrent.StackTape;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finite-difference checks of the generator that is fed its output, in double precision, alone and through a discriminator. */
class FeedbackGradientTest {
    private static final int FEATURES = 3;
    private static final int UNITS = 5;
    private static final int STEPS = 6;
    private static final int BATCH = 2;

    private final Random random = new Random(7);

    private double[] uniform(int count, double low, double high) {
        return random.doubles(count, low, high).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Coefficients of a random linear functional of padded rows; zero on the padding. */
    private double[] functional(int rows, int width, int stride) {
        double[] coefficients = new double[rows * stride];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(uniform(width, -1, 1), 0, coefficients, row * stride, width);
        }
        return coefficients;
    }

    @ParameterizedTest(name = "depth {0}, output range {1}, dropout {2}")
    @CsvSource({"1,0,0", "2,0,0", "2,1.5,0", "2,0,0.4", "3,0,0.3"})
    void generatorThroughItsFeedback(int depth, double range, double dropout) {
        FeedbackNetwork network =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, 0, UNITS, depth, range));
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        FeedbackTape tape = new FeedbackTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        double[] functional = functional(STEPS * BATCH, FEATURES, tape.stride());
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.dropOut(dropout, new SplittableRandom(5));
            tape.forward(noise, first);
            return dot(tape.outputs(), functional);
        };

        loss.getAsDouble();
        System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
        double[] gradient = new double[weights.length];
        tape.backward(true, gradient);

        Differences.check(weights, gradient, loss);
    }

    @Test
    void generatorUnderConditions() {
        int given = 2;
        FeedbackNetwork network =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, given, UNITS, 2, 0));
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        FeedbackTape tape = new FeedbackTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        double[] functional = functional(STEPS * BATCH, FEATURES, tape.stride());
        tape.given(uniform(STEPS * BATCH * given, -1, 1));
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.forward(noise, first);
            return dot(tape.outputs(), functional);
        };

        loss.getAsDouble();
        System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
        double[] gradient = new double[weights.length];
        tape.backward(true, gradient);

        Differences.check(weights, gradient, loss);
    }

    @Test
    void generatorWithoutFeedbackDiffersFromTheExactGradient() {
        FeedbackNetwork network =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, 0, UNITS, 2, 0));
        network.load(uniform(network.layout().size(), -0.6, 0.6));
        FeedbackTape tape = new FeedbackTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        double[] functional = functional(STEPS * BATCH, FEATURES, tape.stride());
        double[][] gradients = new double[2][network.layout().size()];
        for (int feedback = 0; feedback < 2; feedback++) {
            tape.forward(noise, first);
            System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
            tape.backward(feedback == 1, gradients[feedback]);
        }

        assertThat(gradients[0]).isNotEqualTo(gradients[1]);
    }

    @ParameterizedTest(name = "depth {0}, output range {1}, dropout {2}")
    @CsvSource({"1,0,0", "2,0,0", "2,1.5,0.4"})
    void generatorUnderTeacherForcing(int depth, double range, double dropout) {
        FeedbackNetwork network =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, 0, UNITS, depth, range));
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        FeedbackTape tape = new FeedbackTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        double[] real = uniform(STEPS * BATCH * FEATURES, -1, 1);
        double[] functional = functional(STEPS * BATCH, FEATURES, tape.stride());
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.dropOut(dropout, new SplittableRandom(5));
            tape.forwardForced(noise, first, real);
            return dot(tape.outputs(), functional);
        };

        loss.getAsDouble();
        System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
        double[] gradient = new double[weights.length];
        tape.backward(false, gradient);

        Differences.check(weights, gradient, loss);
    }

    @Test
    void forcingWithItsOwnOutputsIsRunningFreely() {
        FeedbackNetwork network =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, 0, UNITS, 2, 0));
        network.load(uniform(network.layout().size(), -0.6, 0.6));
        FeedbackTape tape = new FeedbackTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        tape.forward(noise, first);
        double[] free = tape.outputs().clone();
        double[] own = new double[STEPS * BATCH * FEATURES];
        for (int row = 0; row < STEPS * BATCH; row++) {
            System.arraycopy(free, row * tape.stride(), own, row * FEATURES, FEATURES);
        }

        tape.forwardForced(noise, first, own);

        assertThat(tape.outputs()).usingComparatorWithPrecision(1e-12).containsExactly(free);
    }

    @Test
    void advancingStepByStepIsRunningFreely() {
        FeedbackNetwork network =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, 0, UNITS, 2, 0));
        network.load(uniform(network.layout().size(), -0.6, 0.6));
        FeedbackTape whole = new FeedbackTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        whole.forward(noise, first);

        FeedbackTape step = new FeedbackTape(network, 1, BATCH);
        for (int t = 0; t < STEPS; t++) {
            double[] z = Arrays.copyOfRange(noise, t * BATCH * FEATURES, (t + 1) * BATCH * FEATURES);
            if (t == 0) {
                step.advance(z, first, FEATURES);
            } else {
                step.advance(z, step.outputs(), step.stride());
            }
            int size = BATCH * whole.stride();
            assertThat(step.outputs())
                    .usingComparatorWithPrecision(1e-12)
                    .containsExactly(Arrays.copyOfRange(whole.outputs(), t * size, (t + 1) * size));
        }
    }

    @Test
    void generatorThroughTheDiscriminatorAndItsFeedback() {
        FeedbackNetwork generator =
                new FeedbackNetwork(new PlainKernels(), new FeedbackNetwork.Shape(FEATURES, 0, UNITS, 2, 0));
        RecurrentStack discriminator = new RecurrentStack(
                new PlainKernels(), new RecurrentStack.Shape(FEATURES, UNITS, 2, Wiring.INDEPENDENT));
        discriminator.load(uniform(discriminator.layout().size(), -0.6, 0.6));
        double[] weights = uniform(generator.layout().size(), -0.6, 0.6);
        FeedbackTape sample = new FeedbackTape(generator, STEPS, BATCH);
        StackTape judged = new StackTape(discriminator, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * FEATURES, 0, 1);
        double[] first = uniform(BATCH * FEATURES, 0, 1);
        // Feature matching: the squared difference of the discriminator's features from given ones.
        double[] target = uniform(STEPS * BATCH * Kernels.padded(UNITS), -0.5, 0.5);
        DoubleSupplier loss = () -> {
            generator.load(weights);
            sample.forward(noise, first);
            System.arraycopy(sample.outputs(), 0, judged.inputs(), 0, sample.outputs().length);
            double sum = 0;
            for (int d = 0; d < 2; d++) {
                judged.forward(0, d);
                judged.forward(1, d);
                for (int row = 0; row < STEPS * BATCH; row++) {
                    for (int j = 0; j < UNITS; j++) {
                        int i = row * judged.outputStride() + j;
                        double difference = judged.outputs(d)[judged.outputAt(d, 0) + i] - target[i];
                        judged.outputGradient(d)[i] = 2 * difference;
                        sum += difference * difference;
                    }
                }
            }
            return sum;
        };

        loss.getAsDouble();
        for (int level = 1; level >= 0; level--) {
            for (int d = 0; d < 2; d++) {
                judged.backward(level, d);
            }
            for (int d = 0; d < 2; d++) {
                judged.lower(level, d);
            }
        }
        System.arraycopy(judged.inputGradient(), 0, sample.outputGradient(), 0, sample.outputGradient().length);
        double[] gradient = new double[weights.length];
        sample.backward(true, gradient);

        Differences.check(weights, gradient, loss);
    }
}
