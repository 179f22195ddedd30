package continuo.twin.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import continuo.twin.recurrent.CategoricalNetwork.ClassColumn;
import continuo.twin.recurrent.CategoricalTape.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finite-difference checks of the generator that draws from classes, in double precision. */
class CategoricalGradientTest {
    private static final int STEPS = 5;
    private static final int BATCH = 2;
    private static final List<ClassColumn> COLUMNS = List.of(
            new ClassColumn(new double[] {-1, 0.5, 2}, 0),
            new ClassColumn(new double[] {-1.5, -0.5, 0, 0.5, 1.5}, 2),
            new ClassColumn(new double[] {0, 1}, 0));
    private static final int CLASSES = 10;

    private final Random random = new Random(7);

    private double[] uniform(int count, double low, double high) {
        return random.doubles(count, low, high).toArray();
    }

    private static CategoricalNetwork network(int depth) {
        return new CategoricalNetwork(new PlainKernels(), new CategoricalNetwork.Shape(COLUMNS, 4, depth, 0.7));
    }

    /** Steps made of values that columns have. */
    private double[] real() {
        double[] real = new double[STEPS * BATCH * COLUMNS.size()];
        for (int i = 0; i < real.length; i++) {
            double[] values = COLUMNS.get(i % COLUMNS.size()).values();
            real[i] = values[random.nextInt(values.length)];
        }
        return real;
    }

    /** What a straight-through draw goes back through is the softmax: with it drawn in full, the gradient is exact. */
    @ParameterizedTest(name = "depth {0}, dropout {1}")
    @CsvSource({"1,0", "2,0", "2,0.4"})
    void softDrawsThroughFeedbackAndMemory(int depth, double dropout) {
        CategoricalNetwork network = network(depth);
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        CategoricalTape tape = new CategoricalTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * CLASSES, 0, 1);
        double[] functional = uniform(STEPS * BATCH * COLUMNS.size(), -1, 1);
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.dropOut(dropout, new SplittableRandom(5));
            tape.forward(noise, Draw.SOFT);
            return dot(tape.outputs(), functional);
        };

        loss.getAsDouble();
        System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
        double[] gradient = new double[weights.length];
        tape.backward(gradient);

        Differences.check(weights, gradient, loss);
    }

    @Test
    void softDrawsUnderTeacherForcing() {
        CategoricalNetwork network = network(2);
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        CategoricalTape tape = new CategoricalTape(network, STEPS, BATCH);
        double[] real = real();
        double[] noise = uniform(STEPS * BATCH * CLASSES, 0, 1);
        double[] functional = uniform(STEPS * BATCH * COLUMNS.size(), -1, 1);
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.predict(real, noise, Draw.SOFT);
            return dot(tape.outputs(), functional);
        };

        loss.getAsDouble();
        System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
        double[] gradient = new double[weights.length];
        tape.backwardPrediction(gradient);

        Differences.check(weights, gradient, loss);
    }

    @ParameterizedTest(name = "depth {0}, dropout {1}")
    @CsvSource({"1,0", "2,0", "2,0.4"})
    void likelihood(int depth, double dropout) {
        CategoricalNetwork network = network(depth);
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        CategoricalTape tape = new CategoricalTape(network, STEPS, BATCH);
        double[] real = real();
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.dropOut(dropout, new SplittableRandom(5));
            tape.forwardForced(real);
            return 0.25 * tape.negativeLogLikelihood(0.25);
        };

        loss.getAsDouble();
        double[] gradient = new double[weights.length];
        tape.backwardForced(gradient);

        Differences.check(weights, gradient, loss);
    }

    /** The chain of columns and steps gives a distribution: the probabilities of all continuations sum to one. */
    @Test
    void likelihoodsOfAllStepsSumToOne() {
        CategoricalNetwork network = network(1);
        network.load(uniform(network.layout().size(), -1, 1));
        CategoricalTape tape = new CategoricalTape(network, 2, 1);
        double sum = 0;
        for (double a : COLUMNS.get(0).values()) {
            for (double b : COLUMNS.get(1).values()) {
                for (double c : COLUMNS.get(2).values()) {
                    sum += likelihood(tape, 0.5, 0, 1, a, b, c);
                }
            }
        }
        CategoricalTape one = new CategoricalTape(network, 1, 1);
        assertThat(sum).isCloseTo(likelihood(one, 0.5, 0, 1), offset(1e-12));
    }

    private static double likelihood(CategoricalTape tape, double... steps) {
        tape.forwardForced(steps);
        return Math.exp(-tape.negativeLogLikelihood(1));
    }

    @Test
    void advancingStepByStepIsRunningFreely() {
        CategoricalNetwork network = network(2);
        network.load(uniform(network.layout().size(), -1, 1));
        CategoricalTape whole = new CategoricalTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * CLASSES, 0, 1);
        whole.forward(noise, Draw.HARD);

        CategoricalTape step = new CategoricalTape(network, 1, BATCH);
        step.begin();
        int size = BATCH * COLUMNS.size();
        for (int t = 0; t < STEPS; t++) {
            step.advance(Arrays.copyOfRange(noise, t * BATCH * CLASSES, (t + 1) * BATCH * CLASSES), 1);
            assertThat(Arrays.copyOf(step.outputs(), size))
                    .containsExactly(Arrays.copyOfRange(whole.outputs(), t * size, (t + 1) * size));
        }
    }

    @Test
    void whatIsGivenIsRememberedAsIfItHadBeenDrawn() {
        CategoricalNetwork network = network(2);
        network.load(uniform(network.layout().size(), -1, 1));
        CategoricalTape whole = new CategoricalTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * CLASSES, 0, 1);
        whole.forward(noise, Draw.HARD);

        CategoricalTape step = new CategoricalTape(network, 1, BATCH);
        step.begin();
        int size = BATCH * COLUMNS.size();
        for (int t = 0; t < STEPS - 1; t++) {
            step.advanceForced(Arrays.copyOfRange(whole.outputs(), t * size, (t + 1) * size));
        }
        int last = STEPS - 1;
        step.advance(Arrays.copyOfRange(noise, last * BATCH * CLASSES, STEPS * BATCH * CLASSES), 1);

        assertThat(Arrays.copyOf(step.outputs(), size))
                .containsExactly(Arrays.copyOfRange(whole.outputs(), last * size, STEPS * size));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
