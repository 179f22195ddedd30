package continuo.crnngan.memory;

import continuo.nn.head.Readout;
import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.TrunkTape;
import continuo.nn.weights.WeightLayout;
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
        private final Readout readout;

        /**
         * @param at the first level of the column among those of all columns
         * @param levels P
         * @param contextAt where c begins in [e ; c]
         */
        Weights(Kernels kernels, WeightLayout layout, int units, int contextSize, int at, int levels, int contextAt) {
            this.at = at;
            this.levels = levels;
            readout = new Readout(
                    kernels, layout, "interval", "interval-context", units, contextSize, contextAt, 2 * levels - 1);
        }

        void load(float[] weights, Workspace workspace) {
            readout.load(weights, workspace);
        }
    }

    private final Readout readout;
    private final int at;
    private final int levels;
    private final int stride;
    /** ρ, {@code [T, B, stride]}. */
    private float[] intervals = new float[0];

    private float[] intervalGradient = new float[0];

    IntervalHead(Weights weights) {
        readout = weights.readout;
        at = weights.at;
        levels = weights.levels;
        stride = readout.stride();
    }

    void shape(int rows) {
        intervals = Growing.atLeast(intervals, rows * stride);
        intervalGradient = Growing.atLeast(intervalGradient, rows * stride);
    }

    /** Adds to the logits of {@code count} steps from t on; the trunk's inputs are [e_{t-1} ; c_{t-1}]. */
    void addTo(float[] y, int yStride, TrunkTape trunk, int t, int count) {
        readout.multiply(trunk, t, count, intervals);
        float[] inputs = trunk.inputs();
        int inputStride = trunk.inputStride();
        for (int r = trunk.rows(t); r < trunk.rows(t + count); r++) {
            for (int i = 0; i < levels; i++) {
                float share = inputs[r * inputStride + at + i];
                int from = r * stride + levels - 1 - i;
                for (int j = 0; share != 0 && j < levels; j++) {
                    y[r * yStride + at + j] += share * intervals[from + j];
                }
            }
        }
    }

    /** From dL/dy of {@code count} steps from t on to dL/dρ, and adds what comes from that to dL/dh. */
    void multiplyBack(float[] y, int yStride, TrunkTape trunk, int t, int count) {
        float[] inputs = trunk.inputs();
        int inputStride = trunk.inputStride();
        Arrays.fill(intervalGradient, trunk.rows(t) * stride, trunk.rows(t + count) * stride, 0);
        for (int r = trunk.rows(t); r < trunk.rows(t + count); r++) {
            for (int i = 0; i < levels; i++) {
                float share = inputs[r * inputStride + at + i];
                int from = r * stride + levels - 1 - i;
                for (int j = 0; share != 0 && j < levels; j++) {
                    intervalGradient[from + j] += share * y[r * yStride + at + j];
                }
            }
        }
        readout.multiplyBack(trunk, t, count, intervalGradient, true);
    }

    /** Adds what comes from dL/dy of some rows to dL/de_{t-1}. */
    void backToLast(float[] y, int yStride, int row, int rows, float[] last, int lastStride) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < levels; i++) {
                int from = (row + r) * stride + levels - 1 - i;
                float sum = 0;
                for (int j = 0; j < levels; j++) {
                    sum += y[(row + r) * yStride + at + j] * intervals[from + j];
                }
                last[r * lastStride + at + i] += sum;
            }
        }
    }

    /** Adds what comes from dL/dρ of some rows to dL/dc. */
    void multiplyBackToContext(int row, int rows, float[] contextGradient, int contextStride) {
        readout.multiplyBackToContext(row, rows, intervalGradient, contextGradient, contextStride, true);
    }

    /** Adds dL/dweights from dL/dρ of all steps. */
    void addWeightGradients(TrunkTape trunk, float[] gradient, Workspace workspace) {
        readout.addWeightGradients(trunk, intervalGradient, gradient, workspace);
    }
}
