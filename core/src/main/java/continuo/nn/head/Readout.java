package continuo.nn.head;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.TrunkTape;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;

/**
 * What leads from the top of an LSTM and from what a network remembers to some outputs: {@code y = W h + W_context c + b}. The
 * context lies behind the levels in a step's input, {@code [e ; c]}; both come from a {@link TrunkTape}. Rows of y are
 * {@code stride} apart, time-major from their first step.
 */
public final class Readout {
    private final int contextAt;
    private final int stride;
    private final WeightMatrix output;
    private final BiasVector bias;
    private final WeightMatrix context;

    /**
     * @param name of the weights and the bias
     * @param contextName of the weights from the context
     * @param contextAt where c begins in {@code [e ; c]}
     * @param outputs number of outputs
     */
    public Readout(
            Kernels kernels,
            WeightLayout layout,
            String name,
            String contextName,
            int units,
            int contextSize,
            int contextAt,
            int outputs) {
        this.contextAt = contextAt;
        stride = Kernels.padded(outputs);
        output = WeightMatrix.of(kernels, layout, name + ".weight", units, outputs);
        bias = BiasVector.of(layout, name + ".bias", outputs);
        context = WeightMatrix.of(kernels, layout, contextName + ".weight", contextSize, outputs);
    }

    /** Takes present values from the flat vector of weights. */
    public void load(float[] weights, Workspace workspace) {
        output.load(weights, workspace);
        bias.load(weights);
        context.load(weights, workspace);
    }

    /** Distance between rows of y. */
    public int stride() {
        return stride;
    }

    /** Computes y of {@code count} steps from t on. */
    public void multiply(TrunkTape trunk, int t, int count, float[] y) {
        int rows = trunk.rows(count);
        int at = trunk.rows(t) * stride;
        int contexts = trunk.rows(t) * trunk.inputStride() + contextAt;
        output.multiply(rows, trunk.top(), trunk.topAt(t), trunk.width(), bias, y, at, stride);
        context.addProduct(rows, trunk.inputs(), contexts, trunk.inputStride(), y, at, stride);
    }

    /** From dL/dy of {@code count} steps from t on to dL/dh, which it overwrites or adds to. */
    public void multiplyBack(TrunkTape trunk, int t, int count, float[] yGradient, boolean add) {
        int at = trunk.rows(t) * stride;
        output.multiplyBack(trunk.rows(count), yGradient, at, stride, trunk.topGradient(), 0, trunk.width(), add);
    }

    /** From dL/dy of some rows to dL/dc, which it overwrites or adds to. */
    public void multiplyBackToContext(
            int row, int rows, float[] yGradient, float[] contextGradient, int contextStride, boolean add) {
        context.multiplyBack(rows, yGradient, row * stride, stride, contextGradient, 0, contextStride, add);
    }

    /** Adds dL/dweights from dL/dy of all steps. */
    public void addWeightGradients(TrunkTape trunk, float[] yGradient, float[] gradient, Workspace workspace) {
        int rows = trunk.rows(trunk.steps());
        output.addGradient(rows, trunk.top(), trunk.topAt(0), trunk.width(), yGradient, 0, stride, gradient, workspace);
        bias.addGradient(rows, yGradient, 0, stride, gradient);
        context.addGradient(
                rows, trunk.inputs(), contextAt, trunk.inputStride(), yGradient, 0, stride, gradient, workspace);
    }
}
