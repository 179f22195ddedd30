package continuo.nn.recurrent;

import continuo.nn.kernel.Growing;

/** What comes out of a run, and the gradient of a loss with respect to it: rows of some features, {@code stride} apart. */
public final class OutputRows {
    private final int stride;
    private float[] values = new float[0];
    private float[] gradient = new float[0];

    /** @param stride distance between rows: at least the number of features */
    public OutputRows(int stride) {
        this.stride = stride;
    }

    /** Makes room for so many rows; what was in them is lost. */
    public void shape(int rows) {
        values = Growing.atLeast(values, rows * stride);
        gradient = Growing.atLeast(gradient, rows * stride);
    }

    /** Distance between rows. */
    public int stride() {
        return stride;
    }

    /** {@code [rows, stride]}. */
    public float[] values() {
        return values;
    }

    /** dL/dvalues, {@code [rows, stride]}, 0 where rows are padded. */
    public float[] gradient() {
        return gradient;
    }
}
