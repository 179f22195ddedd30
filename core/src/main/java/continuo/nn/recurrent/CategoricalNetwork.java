package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * A generator that draws each column of a step from classes, one after another, and that is fed what it drew and a
 * fading memory of all that it has drawn.
 *
 * <pre>
 * e_t = [one-hot of each column's class]                                   E = sum of the columns' classes
 * m_t = d m_{t-1} + (1 - d) e_t                                            memory: a histogram that fades
 * c_t = g [m_t ; m_t folded by octaves]                                    C = E + classes an octave, g a gain
 * a_t = ReLU(W_in [e_{t-1} ; c_{t-1}] + b_in)
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * l_t = W_out h_t + W_context c_{t-1} + W_before e_t + b_out               logits, E of them
 * p_t = softmax of each column's logits by itself
 * </pre>
 *
 * The columns of a step are drawn from the last to the first, each knowing those drawn before: {@code W_before} has
 * weights from later columns to earlier ones only. Holds the weights; {@link CategoricalTape} runs them. Weights may be
 * loaded while no tape is running.
 */
public final class CategoricalNetwork {
    /**
     * @param columns the columns of a step, in order
     * @param units H of each layer
     * @param depth number of LSTM layers
     * @param decay d, 0..1: what is left of the memory after each step
     */
    public record Shape(List<ClassColumn> columns, int units, int depth, float decay) {
        public Shape {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column drawn from classes.
     *
     * @param values what each class stands for, in network units
     * @param octave so many classes make an octave, after which they are alike; 0 where there is no such thing
     */
    public record ClassColumn(float[] values, int octave) {
        int classes() {
            return values.length;
        }
    }

    private final Shape shape;
    private final WeightLayout layout = new WeightLayout();
    private final Kernels kernels;
    private final int[] classAt;
    private final int[] foldAt;
    private final int contextSize;
    private final WeightMatrix input;
    private final BiasVector inputBias;
    private final List<LstmLayer> layers = new ArrayList<>();
    private final WeightMatrix output;
    private final BiasVector outputBias;
    private final WeightMatrix context;
    private final WeightLayout.Block before;
    private float[] beforeValues = new float[0];
    private final Workspace workspace = new Workspace();

    public CategoricalNetwork(Kernels kernels, Shape shape) {
        this.kernels = kernels;
        this.shape = shape;
        List<ClassColumn> columns = shape.columns();
        classAt = new int[columns.size() + 1];
        foldAt = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            classAt[i + 1] = classAt[i] + columns.get(i).classes();
            foldAt[i + 1] = foldAt[i] + columns.get(i).octave();
        }
        int classes = classAt[columns.size()];
        contextSize = classes + foldAt[columns.size()];
        int units = shape.units();
        int inputs = classes + contextSize;
        input = new WeightMatrix(
                kernels, layout.matrix("input.weight", inputs, units, inputs).offset(), inputs, 1, units);
        inputBias = new BiasVector(layout.bias("input.bias", units).offset(), 1, units);
        for (int i = 1; i <= shape.depth(); i++) {
            layers.add(new LstmLayer(kernels, layout, "lstm" + i, List.of(units), units));
        }
        output = new WeightMatrix(
                kernels, layout.matrix("output.weight", units, classes, units).offset(), units, 1, classes);
        outputBias = new BiasVector(layout.bias("output.bias", classes).offset(), 1, classes);
        context = new WeightMatrix(
                kernels,
                layout.matrix("context.weight", contextSize, classes, contextSize)
                        .offset(),
                contextSize,
                1,
                classes);
        before = layout.matrix("before.weight", classes, classes, classes);
    }

    public Shape shape() {
        return shape;
    }

    public WeightLayout layout() {
        return layout;
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
            inputBias.load(weights);
            output.load(weights, workspace);
            outputBias.load(weights);
            context.load(weights, workspace);
            beforeValues = Growing.atLeast(beforeValues, before.size());
            System.arraycopy(weights, before.offset(), beforeValues, 0, before.size());
        });
        return parts;
    }

    /** E: uniform numbers that a step of a sequence takes. */
    public int noiseSize() {
        return classes();
    }

    /** F, the number of columns. */
    int columns() {
        return shape.columns().size();
    }

    /** E, the number of classes of all columns. */
    int classes() {
        return classAt[columns()];
    }

    /** The first class of a column among all classes; of the column after the last, E. */
    int classAt(int column) {
        return classAt[column];
    }

    /** The first folded class of a column among all of them. */
    int foldAt(int column) {
        return foldAt[column];
    }

    /** C. */
    int contextSize() {
        return contextSize;
    }

    WeightMatrix input() {
        return input;
    }

    BiasVector inputBias() {
        return inputBias;
    }

    List<LstmLayer> layers() {
        return layers;
    }

    WeightMatrix output() {
        return output;
    }

    BiasVector outputBias() {
        return outputBias;
    }

    WeightMatrix context() {
        return context;
    }

    /** Row-major {@code [E, E]}: from the class drawn to the logits of columns drawn after it. */
    float[] before() {
        return beforeValues;
    }

    /** Where the gradient of {@link #before()} lies in the flat vector. */
    int beforeAt() {
        return before.offset();
    }

    Kernels kernels() {
        return kernels;
    }
}
