package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * A generator that is fed the levels of what it put out last and a memory of all that it has put out. Noise is what it draws
 * with.
 *
 * <pre>
 * a_t = ReLU(W_in [e_{t-1} ; c_{t-1}] + b_in)
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * x_t, e_t = head(h_t, c_{t-1}, z_t)              {@link ClassHead} with {@link IntervalHead}, or {@link MixtureHead}
 * c_t = memory of e_1 … e_t                       {@link FadingMemory}
 * </pre>
 *
 * Holds the weights; {@link MemoryTape} runs them. Weights may be loaded while no tape is running.
 */
public final class MemoryNetwork {
    /** What comes out of the LSTM. */
    public enum Output {
        /** A distribution over each column's levels, from which one is drawn. */
        CLASSES,
        /** A density over each column's range, from which a real number is drawn. */
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
    private final Trunk trunk;
    private final HeadWeights head;
    private final Optional<IntervalHead.Weights> intervalHead;
    private final Workspace workspace = new Workspace();

    public MemoryNetwork(Kernels kernels, Shape shape) {
        this.shape = shape;
        memory = new FadingMemory(shape.columns(), shape.decay());
        int units = shape.units();
        trunk = new Trunk(kernels, layout, memory.levels() + memory.size(), units, shape.depth());
        head = new HeadWeights(kernels, layout, units, memory.size(), memory.levels(), outputAt());
        intervalHead = shape.output() == Output.CLASSES
                ? memory.tones().map(column -> intervalWeights(kernels, column))
                : Optional.empty();
    }

    private IntervalHead.Weights intervalWeights(Kernels kernels, int column) {
        int levels = shape.columns().get(column).levels();
        return new IntervalHead.Weights(
                kernels, layout, shape.units(), memory.size(), memory.levelAt(column), levels, memory.levels());
    }

    /** The first output of each column, and after the last their number. */
    private int[] outputAt() {
        int[] outputAt = new int[shape.columns().size() + 1];
        for (int i = 1; i < outputAt.length; i++) {
            LevelColumn column = shape.columns().get(i - 1);
            int outputs = shape.output() == Output.CLASSES ? column.levels() : LogisticMixture.outputs(column);
            outputAt[i] = outputAt[i - 1] + outputs;
        }
        return outputAt;
    }

    public Shape shape() {
        return shape;
    }

    public WeightLayout layout() {
        return layout;
    }

    /** Random numbers that a step of a sequence takes: one a level to draw classes, one a column to draw numbers. */
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
        List<Runnable> parts = trunk.loading(weights);
        parts.add(() -> {
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

    Trunk trunk() {
        return trunk;
    }

    HeadWeights head() {
        return head;
    }
}
