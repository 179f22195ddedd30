package continuo.crnngan.memory;

import continuo.nn.head.Readout;
import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.TrunkTape;
import java.util.Arrays;
import java.util.Optional;

/**
 * What comes out of a {@link MemoryNetwork}, kept for the backward pass: from the top of the LSTM to a value and a level of
 * each column. Arrays are time-major; a row is a step of a sequence.
 */
abstract class Head {
    final MemoryNetwork network;
    final HeadWeights weights;
    final FadingMemory memory;
    private final Readout readout;
    private final Optional<IntervalHead> intervals;
    final int stride;
    Drawing drawing = Drawing.AS_LEARNT;
    /** y, {@code [T, B, stride]}; after a backward pass dL/dy. */
    float[] y = new float[0];

    Head(MemoryNetwork network) {
        this.network = network;
        weights = network.head();
        readout = weights.readout();
        memory = network.memory();
        intervals = network.newIntervalHead();
        stride = readout.stride();
    }

    /** How to draw from now on. */
    final void draw(Drawing newDrawing) {
        drawing = newDrawing;
    }

    /** Leaves gradients through draws as they are, however large, where the largest are bounded. */
    void unbound() {}

    /** Makes room. */
    final void shape(int rows) {
        y = Growing.atLeast(y, rows * stride);
        intervals.ifPresent(each -> each.shape(rows));
    }

    final LevelColumn column(int index) {
        return network.shape().columns().get(index);
    }

    final int columns() {
        return network.shape().columns().size();
    }

    /** {@code y = W_out h + W_context c + b} for {@code count} steps from t on, and what is said of intervals. */
    final void multiply(TrunkTape trunk, int t, int count) {
        readout.multiply(trunk, t, count, y);
        intervals.ifPresent(each -> each.addTo(y, stride, trunk, t, count));
    }

    /** From dL/dy of {@code count} steps from t on to the trunk's dL/dh. */
    final void multiplyBack(TrunkTape trunk, int t, int count) {
        readout.multiplyBack(trunk, t, count, y, false);
        intervals.ifPresent(each -> each.multiplyBack(y, stride, trunk, t, count));
    }

    /** From dL/dy of some rows, after {@link #multiplyBack}, to dL/de and dL/dc, which it overwrites. */
    final void multiplyBackToInputs(
            int row, int rows, float[] levelGradient, int levelStride, float[] contextGradient, int contextStride) {
        readout.multiplyBackToContext(row, rows, y, contextGradient, contextStride, false);
        Arrays.fill(levelGradient, 0, rows * levelStride, 0);
        intervals.ifPresent(each -> {
            each.backToLast(y, stride, row, rows, levelGradient, levelStride);
            each.multiplyBackToContext(row, rows, contextGradient, contextStride);
        });
    }

    /** Takes given values, {@code [T, B, F]}, for what comes out of a row. */
    abstract void take(int row, float[] given, float[] drawn, float[] values);

    /**
     * Puts out a row: its values in network units and the levels they are.
     *
     * @param noise uniform within 0..1
     */
    abstract void put(int row, float[] noise, int noiseAt, MemoryTape.Draw draw, float[] drawn, float[] values);

    /** Puts out the most likely value of each column, given those of the others that were taken. */
    abstract void mostLikely(int row, float[] drawn, float[] values);

    /** -log p of what was taken in a row; y becomes dL/dy of {@code weight} times that. */
    abstract double negativeLogLikelihood(int row, float[] drawn, float[] values, float weight);

    /**
     * Goes back through {@link #put}: y of the row becomes dL/dy.
     *
     * @param valueGradient dL/dvalues, of all rows
     * @param drawnGradient dL/dlevels of this row; used up
     */
    abstract void putBack(int row, float[] values, float[] valueGradient, float[] drawnGradient, int drawnGradientAt);

    /** Adds what the columns drawn before say to the outputs of a column. */
    final void addBefore(int row, int index, float[] drawn) {
        float[] before = weights.before();
        int outputs = weights.outputs();
        int at = row * stride;
        int levels = row * memory.levelStride();
        for (int i = memory.levelAt(index + 1); i < memory.levels(); i++) {
            float share = drawn[levels + i];
            for (int j = weights.outputAt(index); share != 0 && j < weights.outputAt(index + 1); j++) {
                y[at + j] += share * before[i * outputs + j];
            }
        }
    }

    /** From dL/dy of a column to the levels of those drawn before it. */
    final void addBeforeBack(int row, int index, float[] drawnGradient, int drawnGradientAt) {
        float[] before = weights.before();
        int outputs = weights.outputs();
        int at = row * stride;
        for (int i = memory.levelAt(index + 1); i < memory.levels(); i++) {
            float sum = 0;
            for (int j = weights.outputAt(index); j < weights.outputAt(index + 1); j++) {
                sum += before[i * outputs + j] * y[at + j];
            }
            drawnGradient[drawnGradientAt + i] += sum;
        }
    }

    /** Adds dL/dweights from dL/dy of all steps. */
    final void addWeightGradients(TrunkTape trunk, float[] drawn, float[] gradient, Workspace workspace) {
        readout.addWeightGradients(trunk, y, gradient, workspace);
        intervals.ifPresent(each -> each.addWeightGradients(trunk, gradient, workspace));
        for (int row = 0; row < trunk.rows(trunk.steps()); row++) {
            for (int index = 0; index < columns(); index++) {
                addBeforeGradient(row, index, drawn, gradient);
            }
        }
    }

    private void addBeforeGradient(int row, int index, float[] drawn, float[] gradient) {
        int at = row * stride;
        int levels = row * memory.levelStride();
        for (int i = memory.levelAt(index + 1); i < memory.levels(); i++) {
            float share = drawn[levels + i];
            int to = weights.beforeAt() + i * weights.outputs();
            for (int j = weights.outputAt(index); share != 0 && j < weights.outputAt(index + 1); j++) {
                gradient[to + j] += share * y[at + j];
            }
        }
    }
}
