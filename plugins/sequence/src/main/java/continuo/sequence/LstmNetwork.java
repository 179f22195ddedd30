package continuo.sequence;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorEngine;
import continuo.nn.recurrent.LstmCell;
import continuo.nn.recurrent.Trunk;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An autoregressive network on columns of classes. With e_t the columns of step t, classes one-hot and bits as 0 or 1, one
 * column behind another, and g_t its given columns:
 *
 * <pre>
 * a_t = ReLU(W_in [e_{t-1} ; g_t] + b_in)         the sum of an embedding (a row of W_in) of each column, e_{-1} = 0
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * y_t = W_out h_t + b + V e_t                     V leads from each column to later ones only: {@link Coupling}
 * p(column f of step t) = softmax(y_t of f), or of a bit σ(y_t of f)
 * </pre>
 *
 * By the chain rule the probability of a step is the product of those of its columns, each after the columns before it. Within a
 * step that is a fully visible belief network (Frey, Hinton and Dayan 1996): the tones of a chord need not be independent.
 *
 * <p>Holds the weights; {@link LstmSequenceTape} runs them.
 */
final class LstmNetwork implements GeneratorEngine<LstmSequenceTape> {
    /**
     * @param columns the columns that are generated, in the order in which a step's are drawn
     * @param given G, how many numbers the given columns of a step are
     * @param units H of each layer, and of an embedding
     * @param depth number of LSTM layers
     */
    record Shape(List<ClassColumn> columns, int given, int units, int depth) {
        Shape {
            columns = List.copyOf(columns);
        }
    }

    private final Shape shape;
    private final int[] columnAt;
    private final WeightLayout layout = new WeightLayout();
    private final Trunk trunk;
    private final WeightMatrix output;
    private final BiasVector bias;
    private final Optional<Coupling> coupling;
    private final Workspace workspace = new Workspace();

    LstmNetwork(Kernels kernels, Shape shape) {
        this.shape = shape;
        columnAt = new int[shape.columns().size() + 1];
        for (int f = 0; f < shape.columns().size(); f++) {
            columnAt[f + 1] = columnAt[f] + shape.columns().get(f).width();
        }
        int units = shape.units();
        trunk = new Trunk(kernels, layout, new LstmCell(), numbers() + shape.given(), units, shape.depth());
        output = WeightMatrix.of(kernels, layout, "output.weight", units, numbers());
        bias = BiasVector.of(layout, "output.bias", numbers());
        coupling = features() > 1 ? Optional.of(new Coupling(kernels, layout, columnAt)) : Optional.empty();
    }

    Shape shape() {
        return shape;
    }

    @Override
    public int features() {
        return shape.columns().size();
    }

    @Override
    public LstmSequenceTape newTape(int steps, int batch) {
        return new LstmSequenceTape(this, steps, batch);
    }

    @Override
    public WeightLayout layout() {
        return layout;
    }

    @Override
    public List<Runnable> loading(float[] weights) {
        List<Runnable> parts = new ArrayList<>(trunk.loading(weights));
        parts.add(() -> {
            output.load(weights, workspace);
            bias.load(weights);
            coupling.ifPresent(between -> between.load(weights, workspace));
        });
        return parts;
    }

    /** E, the numbers of e and of y. */
    int numbers() {
        return columnAt[columnAt.length - 1];
    }

    /** The first number of a column. */
    int columnAt(int column) {
        return columnAt[column];
    }

    Trunk trunk() {
        return trunk;
    }

    WeightMatrix output() {
        return output;
    }

    BiasVector bias() {
        return bias;
    }

    /** None where a step has one column. */
    Optional<Coupling> coupling() {
        return coupling;
    }
}
