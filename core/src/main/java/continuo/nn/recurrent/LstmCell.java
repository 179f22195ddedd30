package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightLayout.Block;
import java.util.Arrays;

/**
 * Long short-term memory (Hochreiter &amp; Schmidhuber 1997, with a forget gate, without peepholes): see {@link
 * Kernels#lstmForward}. The state s is its cell c; gates are in the order i, f, g, o.
 */
public final class LstmCell implements Cell {
    private static final int GATES = 4;

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public int gates() {
        return GATES;
    }

    /** tanh(c_t). */
    @Override
    public int kept() {
        return 1;
    }

    /** Forget gates begin open, with a bias of 1 (Jozefowicz et al. 2015). */
    @Override
    public Block bias(WeightLayout layout, String blockName, int units) {
        float[] first = new float[GATES * units];
        Arrays.fill(first, units, 2 * units, 1f);
        return layout.bias(blockName, first);
    }

    @Override
    public void forward(LayerTape tape, int t) {
        for (int row = 0; row < tape.batch(); row++) {
            tape.kernels()
                    .lstmForward(
                            tape.width(),
                            tape.gates(),
                            tape.gatesAt(t, row),
                            tape.states(),
                            tape.previousAt(t, row),
                            tape.stateAt(t, row),
                            tape.kept(),
                            tape.keptAt(t, row),
                            tape.outputs(),
                            tape.stateAt(t, row));
        }
    }

    @Override
    public void backward(LayerTape tape, int t) {
        for (int row = 0; row < tape.batch(); row++) {
            tape.kernels()
                    .lstmBackward(
                            tape.width(),
                            tape.gates(),
                            tape.gatesAt(t, row),
                            tape.states(),
                            tape.previousAt(t, row),
                            tape.kept(),
                            tape.keptAt(t, row),
                            tape.outputGradient(),
                            tape.gradientAt(row),
                            tape.stateGradient(),
                            tape.gradientAt(row));
        }
    }
}
