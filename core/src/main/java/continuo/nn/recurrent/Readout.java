package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;

/**
 * What leads from the top of an LSTM and from what a network remembers to some outputs: {@code y = W h + W_context c + b}. The
 * context lies behind the levels in a step's input, {@code [e ; c]}. Rows of y are {@code stride} apart, those of inputs {@code
 * inputStride}, both time-major from their first step; h and dL/dh begin with the first of the rows that are meant.
 */
final class Readout {
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
    Readout(
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
        bias = new BiasVector(layout.bias(name + ".bias", outputs).offset(), 1, outputs);
        context = WeightMatrix.of(kernels, layout, contextName + ".weight", contextSize, outputs);
    }

    void load(float[] weights, Workspace workspace) {
        output.load(weights, workspace);
        bias.load(weights);
        context.load(weights, workspace);
    }

    /** Distance between rows of y. */
    int stride() {
        return stride;
    }

    /** Computes y of some rows. */
    void multiply(
            int row,
            int rows,
            float[] hidden,
            int hiddenAt,
            int hiddenStride,
            float[] inputs,
            int inputStride,
            float[] y) {
        output.multiply(rows, hidden, hiddenAt, hiddenStride, bias, y, row * stride, stride);
        context.addProduct(rows, inputs, row * inputStride + contextAt, inputStride, y, row * stride, stride);
    }

    /** From dL/dy of some rows to dL/dh, which it overwrites or adds to. */
    void multiplyBack(int row, int rows, float[] yGradient, float[] hiddenGradient, int hiddenStride, boolean add) {
        output.multiplyBack(rows, yGradient, row * stride, stride, hiddenGradient, 0, hiddenStride, add);
    }

    /** From dL/dy of some rows to dL/dc, which it overwrites or adds to. */
    void multiplyBackToContext(
            int row, int rows, float[] yGradient, float[] contextGradient, int contextStride, boolean add) {
        context.multiplyBack(rows, yGradient, row * stride, stride, contextGradient, 0, contextStride, add);
    }

    /** Adds dL/dweights from dL/dy of all rows. */
    void addWeightGradients(
            int rows,
            float[] hidden,
            int hiddenAt,
            int hiddenStride,
            float[] inputs,
            int inputStride,
            float[] yGradient,
            float[] gradient,
            Workspace workspace) {
        output.addGradient(rows, hidden, hiddenAt, hiddenStride, yGradient, 0, stride, gradient, workspace);
        bias.addGradient(rows, yGradient, 0, stride, gradient);
        context.addGradient(rows, inputs, contextAt, inputStride, yGradient, 0, stride, gradient, workspace);
    }
}
