package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A generator that is fed the levels of what it put out last, a memory of all that it has put out, and noise where its
 * outputs are numbers.
 *
 * <pre>
 * a_t = ReLU(W_in [e_{t-1} ; c_{t-1}] + W_noise z_t + b_in)      z_t only where outputs are numbers
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * x_t, e_t = head(h_t, c_{t-1})                                  {@link ClassHead} or {@link NumberHead}
 * c_t = memory of e_1 … e_t                                      {@link FadingMemory}, {@link Intervals}
 * </pre>
 *
 * Holds the weights; {@link MemoryTape} runs them. Weights may be loaded while no tape is running.
 */
public final class MemoryNetwork {
    /** What comes out of the LSTM. */
    public enum Output {
        /** A distribution over each column's levels, from which one is drawn. */
        CLASSES,
        /** A number for each column, which is rounded to the nearest level. */
        NUMBERS
    }

    /**
     * @param columns the columns of a step, in order
     * @param units H of each layer
     * @param depth number of LSTM layers
     * @param decay what is left of the memory after each step, 0..1
     * @param output what comes out
     */
    public record Shape(List<LevelColumn> columns, int units, int depth, float decay, Output output) {
        public Shape {
            columns = List.copyOf(columns);
        }
    }

    private final Shape shape;
    private final FadingMemory memory;
    private final WeightLayout layout = new WeightLayout();

    private final int inputSize;
    private final WeightMatrix input;
    private final Optional<WeightMatrix> noise;
    private final BiasVector inputBias;
    private final List<LstmLayer> layers = new ArrayList<>();
    private final HeadWeights head;
    private final Optional<IntervalHead.Weights> intervalHead;
    private final Workspace workspace = new Workspace();

    public MemoryNetwork(Kernels kernels, Shape shape) {
        this.shape = shape;
        memory = new FadingMemory(shape.columns(), shape.decay());
        int units = shape.units();
        inputSize = memory.levels() + memory.size();
        input = new WeightMatrix(
                kernels,
                layout.matrix("input.weight", inputSize, units, inputSize).offset(),
                inputSize,
                1,
                units);
        int features = shape.columns().size();
        noise = shape.output() == Output.CLASSES
                ? Optional.empty()
                : Optional.of(new WeightMatrix(
                        kernels,
                        layout.matrix("noise.weight", features, units, features).offset(),
                        features,
                        1,
                        units));
        inputBias = new BiasVector(layout.bias("input.bias", units).offset(), 1, units);
        for (int i = 1; i <= shape.depth(); i++) {
            layers.add(new LstmLayer(kernels, layout, "lstm" + i, List.of(units), units));
        }
        boolean classes = shape.output() == Output.CLASSES;
        head = new HeadWeights(
                kernels,
                layout,
                units,
                memory.size(),
                classes ? memory.levels() : shape.columns().size(),
                classes);
        intervalHead = classes
                ? memory.tones()
                        .map(column -> new IntervalHead.Weights(
                                kernels,
                                layout,
                                units,
                                memory.size(),
                                memory.levelAt(column),
                                shape.columns().get(column).levels()))
                : Optional.empty();
    }

    public Shape shape() {
        return shape;
    }

    public WeightLayout layout() {
        return layout;
    }

    /** Random numbers that a step of a sequence takes: one a level to draw classes, one a column where outputs are numbers. */
    public int noiseSize() {
        return shape.output() == Output.CLASSES
                ? memory.levels()
                : shape.columns().size();
    }

    /** Takes new values of all weights from the flat vector. */
    public void load(float[] weights) {
        loading(weights).forEach(Runnable::run);
    }

    /** The parts of {@link #load}, which may run at the same time. */
    public List<Runnable> loading(float[] weights) {
        List<Runnable> parts = new ArrayList<>();
        layers.forEach(layer -> parts.add(() -> layer.load(weights)));
        parts.add(() -> {
            input.load(weights, workspace);
            noise.ifPresent(matrix -> matrix.load(weights, workspace));
            inputBias.load(weights);
            head.load(weights, workspace);
            intervalHead.ifPresent(each -> each.load(weights, workspace));
        });
        return parts;
    }

    FadingMemory memory() {
        return memory;
    }

    Optional<IntervalHead> newIntervalHead() {
        return intervalHead.map(IntervalHead::new);
    }

    int inputSize() {
        return inputSize;
    }

    WeightMatrix input() {
        return input;
    }

    /** Where outputs are numbers. */
    Optional<WeightMatrix> noise() {
        return noise;
    }

    BiasVector inputBias() {
        return inputBias;
    }

    List<LstmLayer> layers() {
        return layers;
    }

    HeadWeights head() {
        return head;
    }
}
