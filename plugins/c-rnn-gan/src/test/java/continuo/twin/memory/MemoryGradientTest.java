package continuo.twin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import continuo.twin.Differences;
import continuo.twin.PlainKernels;
import continuo.twin.memory.MemoryNetwork.Output;
import continuo.twin.memory.MemoryTape.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Finite-difference checks of the generator with a memory, in double precision. */
class MemoryGradientTest {
    private static final int STEPS = 5;
    private static final int BATCH = 2;
    private static final List<LevelColumn> COLUMNS = List.of(
            new LevelColumn(new double[] {-1, 0.5, 2}, 0),
            new LevelColumn(new double[] {-1.5, -0.5, 0, 0.5, 1.5}, 2),
            new LevelColumn(new double[] {0, 1}, 0));

    private final Random random = new Random(7);

    private double[] uniform(int count, double low, double high) {
        return random.doubles(count, low, high).toArray();
    }

    private static MemoryNetwork network(int depth, Output output) {
        return new MemoryNetwork(new PlainKernels(), new MemoryNetwork.Shape(COLUMNS, 0, 4, depth, 0.7, output));
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

    /** Backward passes take hard levels for soft ones: of these the gradient is exact. Numbers are always soft. */
    @ParameterizedTest(name = "depth {0}, dropout {1}, {2}")
    @CsvSource({"1,0,CLASSES", "2,0,CLASSES", "2,0.4,CLASSES", "1,0,NUMBERS", "2,0.4,NUMBERS"})
    void softOutputsThroughFeedbackAndMemory(int depth, double dropout, Output output) {
        MemoryNetwork network = network(depth, output);
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        MemoryTape tape = new MemoryTape(network, STEPS, BATCH);
        tape.unbound();
        double[] noise = uniform(STEPS * BATCH * network.noiseSize(), 0, 1);
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

    @ParameterizedTest
    @EnumSource(Output.class)
    void softOutputsUnderTeacherForcing(Output output) {
        MemoryNetwork network = network(2, output);
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        MemoryTape tape = new MemoryTape(network, STEPS, BATCH);
        tape.unbound();
        double[] real = real();
        double[] noise = uniform(STEPS * BATCH * network.noiseSize(), 0, 1);
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

    @ParameterizedTest(name = "depth {0}, dropout {1}, {2}")
    @CsvSource({"1,0,CLASSES", "2,0,CLASSES", "2,0.4,CLASSES", "1,0,NUMBERS", "2,0.4,NUMBERS"})
    void likelihood(int depth, double dropout, Output output) {
        MemoryNetwork network = network(depth, output);
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        MemoryTape tape = new MemoryTape(network, STEPS, BATCH);
        double[] real = real();
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.dropOut(dropout, new SplittableRandom(5));
            return 0.25 * tape.negativeLogLikelihood(real, 0.25);
        };

        loss.getAsDouble();
        double[] gradient = new double[weights.length];
        tape.backwardForced(gradient);

        Differences.check(weights, gradient, loss);
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void likelihoodWithAWeightForEachStepUnderConditions(Output output) {
        int given = 2;
        MemoryNetwork network =
                new MemoryNetwork(new PlainKernels(), new MemoryNetwork.Shape(COLUMNS, given, 4, 2, 0.7, output));
        double[] weights = uniform(network.layout().size(), -0.6, 0.6);
        MemoryTape tape = new MemoryTape(network, STEPS, BATCH);
        tape.given(uniform(STEPS * BATCH * given, -1, 1));
        double[] real = real();
        double[] factors = uniform(STEPS * BATCH, -1, 1);
        DoubleSupplier loss = () -> {
            network.load(weights);
            return dot(tape.negativeLogLikelihoods(real, factors), factors);
        };

        loss.getAsDouble();
        double[] gradient = new double[weights.length];
        tape.backwardForced(gradient);

        Differences.check(weights, gradient, loss);
    }

    /** The chain of columns and steps gives a distribution: the probabilities of all continuations sum to one. */
    @ParameterizedTest
    @EnumSource(Output.class)
    void likelihoodsOfAllStepsSumToOne(Output output) {
        MemoryNetwork network = network(1, output);
        network.load(uniform(network.layout().size(), -1, 1));
        MemoryTape tape = new MemoryTape(network, 2, 1);
        double sum = 0;
        for (double a : COLUMNS.get(0).values()) {
            for (double b : COLUMNS.get(1).values()) {
                for (double c : COLUMNS.get(2).values()) {
                    sum += likelihood(tape, 0.5, 0, 1, a, b, c);
                }
            }
        }
        MemoryTape one = new MemoryTape(network, 1, 1);
        assertThat(sum).isCloseTo(likelihood(one, 0.5, 0, 1), offset(1e-12));
    }

    private static double likelihood(MemoryTape tape, double... steps) {
        return Math.exp(-tape.negativeLogLikelihood(steps, 1));
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void advancingStepByStepIsRunningFreely(Output output) {
        MemoryNetwork network = network(2, output);
        network.load(uniform(network.layout().size(), -1, 1));
        MemoryTape whole = new MemoryTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * network.noiseSize(), 0, 1);
        whole.forward(noise, Draw.HARD);

        MemoryTape step = new MemoryTape(network, 1, BATCH);
        step.begin();
        int size = BATCH * COLUMNS.size();
        for (int t = 0; t < STEPS; t++) {
            step.advance(noiseAt(t, noise));
            assertThat(Arrays.copyOf(step.outputs(), size))
                    .containsExactly(Arrays.copyOfRange(whole.outputs(), t * size, (t + 1) * size));
        }
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void whatIsGivenIsRememberedAsIfItHadBeenPutOut(Output output) {
        MemoryNetwork network = network(2, output);
        network.load(uniform(network.layout().size(), -1, 1));
        MemoryTape whole = new MemoryTape(network, STEPS, BATCH);
        double[] noise = uniform(STEPS * BATCH * network.noiseSize(), 0, 1);
        whole.forward(noise, Draw.HARD);

        MemoryTape step = new MemoryTape(network, 1, BATCH);
        step.begin();
        int size = BATCH * COLUMNS.size();
        for (int t = 0; t < STEPS - 1; t++) {
            step.advanceForced(Arrays.copyOfRange(whole.outputs(), t * size, (t + 1) * size));
        }
        int last = STEPS - 1;
        step.advance(noiseAt(last, noise));

        assertThat(Arrays.copyOf(step.outputs(), size))
                .containsExactly(Arrays.copyOfRange(whole.outputs(), last * size, STEPS * size));
    }

    private static double[] noiseAt(int t, double[] noise) {
        int size = noise.length / STEPS;
        return Arrays.copyOfRange(noise, t * size, (t + 1) * size);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
