package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of one LSTM layer of H units: {@code input [I, 4H]}, {@code recurrent [H, 4H]}, {@code bias [1, 4H]}, the
 * four blocks of columns being the gates i, f, g, o. An input may come from several sources side by side (both
 * directions of the layer below).
 */
final class LstmLayer {
    static final int GATES = 4;

    private final Kernels kernels;
    private final int units;
    private final List<WeightMatrix> inputs = new ArrayList<>();
    private final WeightMatrix recurrent;
    private final BiasVector bias;
    private final Workspace workspace = new Workspace();

    /** @param sourceWidths the width of each source of input */
    LstmLayer(Kernels kernels, WeightLayout layout, String name, List<Integer> sourceWidths, int units) {
        this.kernels = kernels;
        this.units = units;
        int inputWidth = sourceWidths.stream().mapToInt(Integer::intValue).sum();
        int offset =
                layout.matrix(name + ".input", inputWidth, GATES * units, units).offset();
        for (int width : sourceWidths) {
            inputs.add(new WeightMatrix(kernels, offset, width, GATES, units));
            offset += width * GATES * units;
        }
        recurrent = new WeightMatrix(
                kernels,
                layout.matrix(name + ".recurrent", units, GATES * units, units).offset(),
                units,
                GATES,
                units);
        bias = new BiasVector(layout.gateBias(name + ".bias", units).offset(), GATES, units);
    }

    void load(float[] weights) {
        inputs.forEach(matrix -> matrix.load(weights, workspace));
        recurrent.load(weights, workspace);
        bias.load(weights);
    }

    Kernels kernels() {
        return kernels;
    }

    /** Padded number of units. */
    int width() {
        return Kernels.padded(units);
    }

    WeightMatrix input(int source) {
        return inputs.get(source);
    }

    WeightMatrix recurrent() {
        return recurrent;
    }

    BiasVector bias() {
        return bias;
    }
}
