package continuo.crnngan.memory;

import continuo.nn.head.Readout;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.weights.WeightLayout;

/**
 * What leads from the top of an LSTM and from the memory to what comes out: {@code y = W_out h + W_context c + b}, and, since
 * the columns of a step are drawn one after another, what leads from the levels of each to those drawn later.
 */
final class HeadWeights {
    private final int[] outputAt;
    private final Readout readout;
    private final int beforeAt;
    private final float[] before;

    /** @param outputAt the first output of each column, and after the last their number */
    HeadWeights(Kernels kernels, WeightLayout layout, int units, int contextSize, int levels, int[] outputAt) {
        this.outputAt = outputAt;
        int outputs = outputs();
        readout = new Readout(kernels, layout, "output", "context", units, contextSize, levels, outputs);
        before = new float[levels * outputs];
        beforeAt = layout.matrix("before.weight", levels, outputs, levels).offset();
    }

    void load(float[] weights, Workspace workspace) {
        readout.load(weights, workspace);
        System.arraycopy(weights, beforeAt, before, 0, before.length);
    }

    /** Number of outputs y. */
    int outputs() {
        return outputAt[outputAt.length - 1];
    }

    /** The first output of a column; of the column after the last, their number. */
    int outputAt(int column) {
        return outputAt[column];
    }

    Readout readout() {
        return readout;
    }

    /** Row-major {@code [levels, outputs]}: from a level that was drawn to the outputs of columns drawn after it. */
    float[] before() {
        return before;
    }

    /** Where the gradient of {@link #before()} lies in the flat vector. */
    int beforeAt() {
        return beforeAt;
    }
}
