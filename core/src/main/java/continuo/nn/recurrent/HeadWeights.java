package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;

/**
 * What leads from the top of an LSTM and from the memory to what comes out: {@code y = W_out h + W_context c + b}, and, where
 * the columns of a step are drawn one after another, what leads from each to those drawn later.
 */
final class HeadWeights {
    private final int outputs;
    private final WeightMatrix output;
    private final BiasVector bias;
    private final WeightMatrix context;
    private final int beforeAt;
    private final float[] before;

    /** @param chained whether outputs depend on other outputs, drawn before them */
    HeadWeights(Kernels kernels, WeightLayout layout, int units, int contextSize, int outputs, boolean chained) {
        this.outputs = outputs;
        output = new WeightMatrix(
                kernels, layout.matrix("output.weight", units, outputs, units).offset(), units, 1, outputs);
        bias = new BiasVector(layout.bias("output.bias", outputs).offset(), 1, outputs);
        context = new WeightMatrix(
                kernels,
                layout.matrix("context.weight", contextSize, outputs, contextSize)
                        .offset(),
                contextSize,
                1,
                outputs);
        before = new float[chained ? outputs * outputs : 0];
        beforeAt = chained
                ? layout.matrix("before.weight", outputs, outputs, outputs).offset()
                : 0;
    }

    void load(float[] weights, Workspace workspace) {
        output.load(weights, workspace);
        bias.load(weights);
        context.load(weights, workspace);
        System.arraycopy(weights, beforeAt, before, 0, before.length);
    }

    /** Number of outputs y. */
    int outputs() {
        return outputs;
    }

    WeightMatrix output() {
        return output;
    }

    BiasVector bias() {
        return bias;
    }

    WeightMatrix context() {
        return context;
    }

    /** Row-major {@code [outputs, outputs]}: from one that was drawn to those drawn after it. */
    float[] before() {
        return before;
    }

    /** Where the gradient of {@link #before()} lies in the flat vector. */
    int beforeAt() {
        return beforeAt;
    }
}
