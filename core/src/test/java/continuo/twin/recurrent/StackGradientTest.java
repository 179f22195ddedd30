package continuo.twin.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import continuo.twin.Differences;
import continuo.twin.PlainKernels;
import continuo.twin.recurrent.RecurrentStack.Wiring;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Finite-difference checks of every recurrent engine, in double precision: the classes here are the ones of
 * {@code continuo.nn.recurrent} with {@code float} replaced by {@code double} at build time.
 */
class StackGradientTest {
    private static final double EPSILON = 1e-5;
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

    @ParameterizedTest
    @EnumSource(Wiring.class)
    void stackWithRespectToWeightsAndSteps(Wiring wiring) {
        checkStack(wiring, 2, 0);
    }

    @ParameterizedTest
    @EnumSource(Wiring.class)
    void stackWithDropout(Wiring wiring) {
        checkStack(wiring, 2, 0.4);
    }

    @Test
    void stackOfThreeLevels() {
        checkStack(Wiring.STACKED, 3, 0);
    }

    private void checkStack(Wiring wiring, int depth, double dropout) {
        RecurrentStack stack =
                new RecurrentStack(new PlainKernels(), new RecurrentStack.Shape(FEATURES, UNITS, depth, wiring));
        double[] weights = uniform(stack.layout().size(), -0.6, 0.6);
        StackTape tape = new StackTape(stack, STEPS, BATCH);
        double[] steps = functional(STEPS * BATCH, FEATURES, tape.inputStride());
        double[][] functional = new double[tape.directions()][];
        for (int d = 0; d < functional.length; d++) {
            functional[d] = functional(STEPS * BATCH, UNITS, tape.outputStride());
        }
        DoubleSupplier loss = () -> {
            stack.load(weights);
            tape.dropOut(dropout, new SplittableRandom(5));
            System.arraycopy(steps, 0, tape.inputs(), 0, steps.length);
            double sum = 0;
            for (int level = 0; level < depth; level++) {
                for (int d = 0; d < tape.directions(); d++) {
                    tape.forward(level, d);
                }
            }
            for (int d = 0; d < tape.directions(); d++) {
                int from = tape.outputAt(d, 0);
                sum += dot(Arrays.copyOfRange(tape.outputs(d), from, from + functional[d].length), functional[d]);
            }
            return sum;
        };

        loss.getAsDouble();
        double[] gradient = new double[weights.length];
        for (int d = 0; d < tape.directions(); d++) {
            System.arraycopy(functional[d], 0, tape.outputGradient(d), 0, functional[d].length);
        }
        for (int level = depth - 1; level >= 0; level--) {
            for (int d = 0; d < tape.directions(); d++) {
                tape.backward(level, d);
                tape.addWeightGradients(level, d, gradient);
            }
            for (int d = 0; d < tape.directions(); d++) {
                tape.lower(level, d);
            }
        }
        double[] stepGradient = tape.inputGradient().clone();

        Differences.check(weights, gradient, loss);
        for (int row = 0; row < STEPS * BATCH; row++) {
            int at = row * tape.inputStride();
            for (int f = 0; f < FEATURES; f++) {
                int i = at + f;
                double saved = steps[i];
                steps[i] = saved + EPSILON;
                double up = loss.getAsDouble();
                steps[i] = saved - EPSILON;
                double down = loss.getAsDouble();
                steps[i] = saved;
                assertThat(stepGradient[i]).isCloseTo((up - down) / (2 * EPSILON), offset(1e-8));
            }
        }
    }
}
