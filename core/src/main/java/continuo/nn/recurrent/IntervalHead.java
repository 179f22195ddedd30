package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.Arrays;

/**
 * What the next tone may be as seen from the last one: adds to the logits of a column that has octaves what an LSTM says of
 * intervals, whatever the tone they lead from.
 *
 * <pre>
 * ρ_t = W_interval h_t + W_interval-context c_{t-1} + b_interval        2P - 1 intervals, P: the column's levels
 * y_{t,j} += Σ_i e_{t-1,i} ρ_{t,j-i}
 * </pre>
 */
final class IntervalHead {
    /** The weights of it. */
    static final class Weights {
        private final int at;
        private final int levels;
        private final WeightMatrix output;
        private final WeightMatrix context;
        private final BiasVector bias;

        /**
         * @param at the first level of the column among those of all columns
         * @param levels P
         */
        Weights(Kernels kernels, WeightLayout layout, int units, int contextSize, int at, int levels) {
            this.at = at;
            this.levels = levels;
            int intervals = 2 * levels - 1;
            output = new WeightMatrix(
                    kernels,
                    layout.matrix("interval.weight", units, intervals, units).offset(),
                    units,
                    1,
                    intervals);
            bias = new BiasVector(layout.bias("interval.bias", intervals).offset(), 1, intervals);
            context = new WeightMatrix(
                    kernels,
                    layout.matrix("interval-context.weight", contextSize, intervals, contextSize)
                            .offset(),
                    contextSize,
                    1,
                    intervals);
        }

        void load(float[] weights, Workspace workspace) {
            output.load(weights, workspace);
            bias.load(weights);
            context.load(weights, workspace);
        }
    }

    private final Weights weights;
    private final int at;
    private final int levels;
    private final int stride;
    /** ρ, {@code [T, B, stride]}; after a backward pass dL/dρ. */
    private float[] intervals = new float[0];

    IntervalHead(Weights weights) {
        this.weights = weights;
        at = weights.at;
        levels = weights.levels;
        stride = Kernels.padded(2 * levels - 1);
    }

    void shape(int rows) {
        intervals = Growing.atLeast(intervals, rows * stride);
    }

    /** Adds to the logits of some rows; inputs are [e_{t-1} ; c_{t-1}]. */
    void addTo(
            float[] y,
            int yStride,
            int row,
            int rows,
            float[] hidden,
            int hiddenAt,
            int hiddenStride,
            float[] inputs,
            int contextAt,
            int inputStride) {
        weights.output.multiply(rows, hidden, hiddenAt, hiddenStride, weights.bias, intervals, row * stride, stride);
        weights.context.addProduct(
                rows, inputs, row * inputStride + contextAt, inputStride, intervals, row * stride, stride);
        for (int r = row; r < row + rows; r++) {
            for (int i = 0; i < levels; i++) {
                float share = inputs[r * inputStride + at + i];
                int from = r * stride + levels - 1 - i;
                for (int j = 0; share != 0 && j < levels; j++) {
                    y[r * yStride + at + j] += share * intervals[from + j];
                }
            }
        }
    }

    /** From dL/dy of a row to dL/de_{t-1}, which it adds to; before {@link #back}. */
    void backToLast(int row, float[] y, int yStride, float[] last, int lastAt) {
        int own = row * stride;
        for (int i = 0; i < levels; i++) {
            float sum = 0;
            for (int j = 0; j < levels; j++) {
                sum += y[row * yStride + at + j] * intervals[own + levels - 1 - i + j];
            }
            last[lastAt + at + i] += sum;
        }
    }

    /** From dL/dy of a row to dL/dρ. */
    void back(int row, float[] y, int yStride, float[] inputs, int inputStride) {
        int own = row * stride;
        Arrays.fill(intervals, own, own + 2 * levels - 1, 0);
        for (int i = 0; i < levels; i++) {
            float share = inputs[row * inputStride + at + i];
            for (int j = 0; share != 0 && j < levels; j++) {
                intervals[own + levels - 1 - i + j] += share * y[row * yStride + at + j];
            }
        }
    }

    /** Adds what comes from dL/dρ of some rows to dL/dh. */
    void multiplyBack(int row, int rows, float[] hiddenGradient, int hiddenStride) {
        weights.output.multiplyBack(rows, intervals, row * stride, stride, hiddenGradient, 0, hiddenStride, true);
    }

    /** Adds what comes from dL/dρ of some rows to dL/dc. */
    void multiplyBackToContext(int row, int rows, float[] contextGradient, int contextStride) {
        weights.context.multiplyBack(rows, intervals, row * stride, stride, contextGradient, 0, contextStride, true);
    }

    /** Adds dL/dweights from dL/dρ of all rows. */
    void addWeightGradients(
            int rows,
            float[] hidden,
            int hiddenAt,
            int hiddenStride,
            float[] inputs,
            int contextAt,
            int inputStride,
            float[] gradient,
            Workspace workspace) {
        weights.output.addGradient(rows, hidden, hiddenAt, hiddenStride, intervals, 0, stride, gradient, workspace);
        weights.bias.addGradient(rows, intervals, 0, stride, gradient);
        weights.context.addGradient(rows, inputs, contextAt, inputStride, intervals, 0, stride, gradient, workspace);
    }
}
