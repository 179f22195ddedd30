package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of one layer of H units of a {@link Cell} with G gates: {@code NAME.input [I, Gᵢ H]}, {@code NAME.recurrent [H, Gᵣ
 * H]} and {@code NAME.bias [1, G H]}, with Gᵢ gates of the input and Gᵣ of the recurrence. An input may come from several
 * sources side by side (both directions of the layer below). {@link LayerTape} runs it.
 */
public final class RecurrentLayer {
    private final Kernels kernels;
    private final Cell cell;
    private final int units;
    private final List<WeightMatrix> inputs = new ArrayList<>();
    private final WeightMatrix recurrent;
    private final BiasVector bias;
    private final Workspace workspace = new Workspace();

    /**
     * @param layout where the weights get their places
     * @param sourceWidths the width of each source of input; I is their sum
     */
    public RecurrentLayer(
            Kernels kernels, WeightLayout layout, Cell cell, String name, List<Integer> sourceWidths, int units) {
        this.kernels = kernels;
        this.cell = cell;
        this.units = units;
        int inputWidth = sourceWidths.stream().mapToInt(Integer::intValue).sum();
        int offset = layout.matrix(name + ".input", inputWidth, cell.inputGates() * units, units)
                .offset();
        for (int width : sourceWidths) {
            inputs.add(new WeightMatrix(kernels, offset, width, cell.inputGates(), units));
            offset += width * cell.inputGates() * units;
        }
        recurrent = new WeightMatrix(
                kernels,
                layout.matrix(name + ".recurrent", units, cell.recurrentGates() * units, units)
                        .offset(),
                units,
                cell.recurrentGates(),
                units);
        bias = new BiasVector(cell.bias(layout, name + ".bias", units).offset(), cell.gates(), units);
    }

    /** Takes present values from the flat vector of weights; one thread at a time. */
    public void load(float[] weights) {
        inputs.forEach(matrix -> matrix.load(weights, workspace));
        recurrent.load(weights, workspace);
        bias.load(weights);
    }

    /** What all products of the layer are done with. */
    public Kernels kernels() {
        return kernels;
    }

    /** The element-wise part. */
    public Cell cell() {
        return cell;
    }

    /** H, padded. */
    public int width() {
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
