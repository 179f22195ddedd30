package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The body that autoregressive generators share, between their inputs and their head: a projection and recurrent layers.
 *
 * <pre>
 * a_t = ReLU(W_in u_t + b_in)                  input projection
 * h_t = layer_depth(… layer_1(a_t))
 * </pre>
 *
 * Holds the weights, {@code input.weight [I, H]}, {@code input.bias} and those of each {@link RecurrentLayer}; {@link TrunkTape}
 * runs them.
 */
public final class Trunk {
    private final int units;
    private final int inputSize;
    private final WeightMatrix input;
    private final BiasVector inputBias;
    private final List<RecurrentLayer> layers = new ArrayList<>();
    private final Workspace workspace = new Workspace();

    /**
     * @param layout where the weights get their places, in the order of the formula
     * @param cell of the recurrent layers
     * @param inputSize I, numbers in u_t
     * @param units H of each layer, and numbers in a_t
     * @param depth number of recurrent layers
     */
    public Trunk(Kernels kernels, WeightLayout layout, Cell cell, int inputSize, int units, int depth) {
        this.units = units;
        this.inputSize = inputSize;
        input = WeightMatrix.of(kernels, layout, "input.weight", inputSize, units);
        inputBias = BiasVector.of(layout, "input.bias", units);
        for (int i = 1; i <= depth; i++) {
            layers.add(new RecurrentLayer(kernels, layout, cell, cell.name() + i, List.of(units), units));
        }
    }

    /** Takes new values from the flat vector of weights, in parts that may run at the same time. */
    public List<Runnable> loading(float[] weights) {
        List<Runnable> parts = new ArrayList<>();
        layers.forEach(layer -> parts.add(() -> layer.load(weights)));
        parts.add(() -> {
            input.load(weights, workspace);
            inputBias.load(weights);
        });
        return parts;
    }

    /** H. */
    public int units() {
        return units;
    }

    /** I. */
    public int inputSize() {
        return inputSize;
    }

    WeightMatrix input() {
        return input;
    }

    BiasVector inputBias() {
        return inputBias;
    }

    List<RecurrentLayer> layers() {
        return layers;
    }
}
