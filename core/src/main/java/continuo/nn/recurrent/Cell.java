package continuo.nn.recurrent;

import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightLayout.Block;

/**
 * What makes one kind of recurrent layer out of products: the element-wise part of a step. A layer of H units computes
 *
 * <pre>
 * a_t = [x_t W + b ; b'] + [0 ; h_{t-1} U]        pre-activations of all gates
 * h_t, s_t = cell(a_t, s_{t-1})
 * </pre>
 *
 * with the input product on the first {@link #inputGates()} blocks of H columns and the recurrent product on the last {@link
 * #recurrentGates()}. The output h goes up and into the next step's product; the state s goes from step to step element by
 * element. The {@link LayerTape} owns all arrays and does all products; a cell keeps nothing.
 */
public interface Cell {
    /** Prefix of the names of weights, {@code lstm}. */
    String name();

    /** How many pre-activations a unit has. */
    int gates();

    /** How many of them, the first, the input is multiplied for. */
    default int inputGates() {
        return gates();
    }

    /** How many of them, the last, the output of the step before is multiplied for. */
    default int recurrentGates() {
        return gates();
    }

    /** How many more numbers per unit a step keeps for its backward pass, see {@link LayerTape#kept()}. */
    default int kept() {
        return 0;
    }

    /** Adds the bias of all gates, {@code [1, gates * units]}, to a layout. */
    default Block bias(WeightLayout layout, String blockName, int units) {
        return layout.bias(blockName, gates() * units);
    }

    /**
     * Computes step t of all rows: reads pre-activations at {@link LayerTape#gatesAt} and s_{t-1} at {@link
     * LayerTape#previousAt}, writes h_t and s_t at {@link LayerTape#stateAt}. Gates may be overwritten with what the backward
     * pass needs.
     */
    void forward(LayerTape tape, int t);

    /**
     * Goes back through step t of all rows: from dL/dh_t in {@link LayerTape#outputGradient()} and dL/ds_t in {@link
     * LayerTape#stateGradient()}, both without what the other adds, to dL/da_t in the gates and dL/ds_{t-1} in place of dL/ds_t.
     */
    void backward(LayerTape tape, int t);
}
