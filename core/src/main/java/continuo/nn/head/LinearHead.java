package continuo.nn.head;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.OutputRows;
import continuo.nn.recurrent.TrunkTape;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;

/**
 * What leads from the top of a trunk to the features of a step, {@code x = W h + b}. Rows of x are {@link #stride()} apart,
 * time-major from their first step.
 */
public final class LinearHead {
    private final int stride;
    private final WeightMatrix weight;
    private final BiasVector bias;
    private final Workspace workspace = new Workspace();

    /**
     * @param name of the blocks, {@code NAME.weight [H, F]} and {@code NAME.bias}
     * @param units H
     * @param features F
     */
    public LinearHead(Kernels kernels, WeightLayout layout, String name, int units, int features) {
        stride = Kernels.padded(features);
        weight = WeightMatrix.of(kernels, layout, name + ".weight", units, features);
        bias = BiasVector.of(layout, name + ".bias", features);
    }

    /** Takes present values from the flat vector of weights; one thread at a time. */
    public void load(float[] weights) {
        weight.load(weights, workspace);
        bias.load(weights);
    }

    /** Distance between rows of x: F, padded. */
    public int stride() {
        return stride;
    }

    /** Computes x of {@code count} steps from t on. */
    public void multiply(TrunkTape trunk, int t, int count, OutputRows x) {
        weight.multiply(
                trunk.rows(count),
                trunk.top(),
                trunk.topAt(t),
                trunk.width(),
                bias,
                x.values(),
                trunk.rows(t) * stride,
                stride);
    }

    /** From dL/dx of {@code count} steps from t on to the trunk's {@link TrunkTape#topGradient()}, which it overwrites. */
    public void multiplyBack(TrunkTape trunk, int t, int count, OutputRows x) {
        weight.multiplyBack(
                trunk.rows(count),
                x.gradient(),
                trunk.rows(t) * stride,
                stride,
                trunk.topGradient(),
                0,
                trunk.width(),
                false);
    }

    /** Adds dL/dweights, from dL/dx of all steps, to the flat gradient. */
    public void addWeightGradients(TrunkTape trunk, OutputRows x, float[] gradient, Workspace space) {
        int rows = trunk.rows(trunk.steps());
        weight.addGradient(rows, trunk.top(), trunk.topAt(0), trunk.width(), x.gradient(), 0, stride, gradient, space);
        bias.addGradient(rows, x.gradient(), 0, stride, gradient);
    }
}
