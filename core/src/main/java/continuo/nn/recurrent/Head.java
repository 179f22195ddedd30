package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;

/**
 * What comes out of a {@link MemoryNetwork}, kept for the backward pass: from the top of the LSTM to a value and a level of
 * each column. Arrays are time-major; a row is a step of a sequence.
 */
abstract class Head {
    final MemoryNetwork network;
    final HeadWeights weights;
    final FadingMemory memory;
    final int stride;
    /** y, {@code [T, B, stride]}; after a backward pass dL/dy. */
    float[] y = new float[0];

    Head(MemoryNetwork network) {
        this.network = network;
        weights = network.head();
        memory = network.memory();
        stride = Kernels.padded(weights.outputs());
    }

    static Head of(MemoryNetwork network) {
        return network.shape().output() == MemoryNetwork.Output.CLASSES
                ? new ClassHead(network)
                : new NumberHead(network);
    }

    /** Makes room. */
    void shape(int rows) {
        y = Growing.atLeast(y, rows * stride);
    }

    final LevelColumn column(int index) {
        return network.shape().columns().get(index);
    }

    final int columns() {
        return network.shape().columns().size();
    }

    /** {@code y = W_out h + W_context c + b} for some rows. */
    final void multiply(
            int row,
            int rows,
            float[] hidden,
            int hiddenAt,
            int hiddenStride,
            float[] inputs,
            int contextAt,
            int width) {
        weights.output().multiply(rows, hidden, hiddenAt, hiddenStride, weights.bias(), y, row * stride, stride);
        weights.context().addProduct(rows, inputs, contextAt, width, y, row * stride, stride);
    }

    /** From dL/dy of some rows to dL/dh. */
    final void multiplyBack(int row, int rows, float[] hiddenGradient, int hiddenStride) {
        weights.output().multiplyBack(rows, y, row * stride, stride, hiddenGradient, 0, hiddenStride, false);
    }

    /** From dL/dy of some rows to dL/dc, which it overwrites. */
    final void multiplyBackToContext(int row, int rows, float[] contextGradient, int contextStride) {
        weights.context().multiplyBack(rows, y, row * stride, stride, contextGradient, 0, contextStride, false);
    }

    /**
     * Puts out a row: its values in network units and its levels, one-hot.
     *
     * @param noise uniform within 0..1, for those that draw
     */
    abstract void put(int row, float[] noise, int noiseAt, MemoryTape.Draw draw, float[] drawn, float[] values);

    /**
     * Goes back through {@link #put}, straight through draws and roundings: y of the row becomes dL/dy.
     *
     * @param valueGradient dL/dvalues, of all rows
     * @param drawnGradient dL/dlevels of this row; used up
     */
    abstract void putBack(int row, float[] valueGradient, float[] drawn, float[] drawnGradient, int drawnGradientAt);

    /** Adds dL/dweights from dL/dy of all rows. */
    void addWeightGradients(
            int rows,
            float[] hidden,
            int hiddenAt,
            int hiddenStride,
            float[] inputs,
            int contextAt,
            int width,
            float[] drawn,
            float[] gradient,
            Workspace workspace) {
        weights.output().addGradient(rows, hidden, hiddenAt, hiddenStride, y, 0, stride, gradient, workspace);
        weights.bias().addGradient(rows, y, 0, stride, gradient);
        weights.context().addGradient(rows, inputs, contextAt, width, y, 0, stride, gradient, workspace);
    }
}
