package continuo.bench.product;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Packed;
import continuo.nn.kernel.Workspace;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each kernel by itself, on one thread, for the rows that one of two threads has of a batch of 20. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {
    private static final int ROWS = 10;
    private static final int STEPS = 100;

    @Param("350")
    private int units;

    private final Kernels kernels = KernelChoice.best();
    private final Workspace workspace = new Workspace();
    private int width;
    private float[] hidden;
    private float[] gates;
    private float[] bias;
    private float[] cells;
    private float[] tanhCells;
    private float[] cellGradient;
    private float[] gradient;
    private float[] weights;
    private Packed forward;
    private Packed backward;

    /** Small numbers of both signs: no denormals, no saturation. */
    @Setup
    public void fill() {
        width = Kernels.padded(units);
        int gateWidth = 4 * width;
        hidden = waves(ROWS * STEPS * width);
        gates = waves(ROWS * STEPS * gateWidth);
        bias = waves(gateWidth);
        cells = waves(2 * ROWS * width);
        tanhCells = waves(ROWS * width);
        cellGradient = waves(ROWS * width);
        gradient = new float[units * gateWidth];
        weights = waves(units * gateWidth);
        forward = kernels.allocate(units, gateWidth);
        backward = kernels.allocate(gateWidth, units);
        kernels.pack(weights, forward);
        kernels.packTransposed(weights, backward);
    }

    private static float[] waves(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = 0.01f * (float) Math.sin(i);
        }
        return values;
    }

    @Benchmark
    public void multiply() {
        kernels.multiply(ROWS, hidden, 0, width, forward, bias, 0, 0, gates, 0, 4 * width);
    }

    @Benchmark
    public void multiplyBack() {
        kernels.multiply(ROWS, gates, 0, 4 * width, backward, bias, 0, 0, hidden, 0, width);
    }

    @Benchmark
    public void multiplyTransposed() {
        kernels.multiplyTransposed(
                ROWS * STEPS, units, 4 * width, hidden, 0, width, gates, 0, 4 * width, gradient, 4 * width, workspace);
    }

    @Benchmark
    public void pack() {
        kernels.pack(weights, forward);
    }

    @Benchmark
    public void packTransposed() {
        kernels.packTransposed(weights, backward);
    }

    @Benchmark
    public void lstmForward() {
        for (int row = 0; row < ROWS; row++) {
            int at = row * width;
            kernels.lstmForward(width, gates, 4 * at, cells, at, (ROWS + row) * width, tanhCells, at, hidden, at);
        }
    }

    @Benchmark
    public void lstmBackward() {
        for (int row = 0; row < ROWS; row++) {
            int at = row * width;
            kernels.lstmBackward(width, gates, 4 * at, cells, at, tanhCells, at, hidden, at, cellGradient, at);
        }
    }

    /** Runs all of them and prints a JSON line each; JMH's own talk is left out. */
    public static void main(String[] arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(KernelBenchmark.class.getName())
                .forks(1)
                .verbosity(VerboseMode.SILENT)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.milliseconds(300))
                .warmupIterations(Math.max(1, Integer.getInteger("bench.warm-ups")))
                .measurementIterations(Integer.getInteger("bench.repetitions"))
                .param("units", System.getProperty("bench.units"));
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"kernels\",\"subject\":\"%s\",\"threads\":1,\"min_ms\":%.4f,\"median_ms\":%.4f,\"unit\":\"ms\"}%n",
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getStatistics().getMin(),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
    }
}
