package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * What a generator thinks with, whatever it is fed and whatever its head makes of it:
 *
 * <pre>
 * a_t = ReLU(W_in u_t + b_in)                  input projection
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * </pre>
 *
 * Holds the weights; {@link TrunkTape} runs them.
 */
final class Trunk {
    private final int units;
    private final int inputSize;
    private final WeightMatrix input;
    private final BiasVector inputBias;
    private final List<LstmLayer> layers = new ArrayList<>();
    private final Workspace workspace = new Workspace();

    /**
     * @param layout where the weights get their places, in the order of the formula
     * @param inputSize numbers in u_t
     * @param units H of each layer, and numbers in a_t
     * @param depth number of LSTM layers
     */
    Trunk(Kernels kernels, WeightLayout layout, int inputSize, int units, int depth) {
        this.units = units;
        this.inputSize = inputSize;
        input = WeightMatrix.of(kernels, layout, "input.weight", inputSize, units);
        inputBias = new BiasVector(layout.bias("input.bias", units).offset(), 1, units);
        for (int i = 1; i <= depth; i++) {
            layers.add(new LstmLayer(kernels, layout, "lstm" + i, List.of(units), units));
        }
    }

    /** Takes new values from the flat vector of weights, in parts that may run at the same time. */
    List<Runnable> loading(float[] weights) {
        List<Runnable> parts = new ArrayList<>();
        layers.forEach(layer -> parts.add(() -> layer.load(weights)));
        parts.add(() -> {
            input.load(weights, workspace);
            inputBias.load(weights);
        });
        return parts;
    }

    int units() {
        return units;
    }

    int inputSize() {
        return inputSize;
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
}
