package continuo.crnngan.memory;

import continuo.nn.head.LogisticMixture;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorEngine;
import continuo.nn.recurrent.LstmCell;
import continuo.nn.recurrent.Trunk;
import continuo.nn.weights.WeightLayout;
import java.util.List;
import java.util.Optional;

/**
 * A generator that is fed the levels of what it put out last and a memory of all that it has put out. Noise is what it draws
 * with.
 *
 * <pre>
 * a_t = ReLU(W_in [e_{t-1} ; c_{t-1} ; g_t] + b_in)     g_t: given values, where there are some
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * x_t, e_t = head(h_t, c_{t-1}, z_t)              {@link ClassHead} with {@link IntervalHead}, or {@link MixtureHead}
 * c_t = memory of e_1 … e_t                       {@link FadingMemory}
 * </pre>
 *
 * Holds the weights; {@link MemoryTape} runs them.
 */
public final class MemoryNetwork implements GeneratorEngine<MemoryTape> {
    /** What comes out of the LSTM. */
    public enum Output {
        /** A distribution over each column's levels, from which one is drawn. */
        CLASSES,
        /** A density over each column's range, from which a real number is drawn. */
        NUMBERS
    }

    /**
     * @param columns the columns of a step, in order
     * @param given C, number of given columns (conditions) of a step; mostly 0
     * @param units H of each layer
     * @param depth number of LSTM layers
     * @param decay what is left of the memory after each step, 0..1
     * @param output what comes out
     */
    public record Shape(List<LevelColumn> columns, int given, int units, int depth, float decay, Output output) {
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
        trunk = new Trunk(
                kernels, layout, new LstmCell(), memory.levels() + memory.size() + shape.given(), units, shape.depth());
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
            int outputs = shape.output() == Output.CLASSES ? column.levels() : LogisticMixture.outputs(column.range());
            outputAt[i] = outputAt[i - 1] + outputs;
        }
        return outputAt;
    }

    public Shape shape() {
        return shape;
    }

    @Override
    public WeightLayout layout() {
        return layout;
    }

    @Override
    public int features() {
        return shape.columns().size();
    }

    @Override
    public MemoryTape newTape(int steps, int batch) {
        return new MemoryTape(this, steps, batch);
    }

    /** Random numbers that a step of a sequence takes: one a level to draw classes, one a column to draw numbers. */
    public int noiseSize() {
        return shape.output() == Output.CLASSES
                ? memory.levels()
                : shape.columns().size();
    }

    @Override
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

    Head newHead() {
        return shape.output() == Output.CLASSES ? new ClassHead(this) : new MixtureHead(this);
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
