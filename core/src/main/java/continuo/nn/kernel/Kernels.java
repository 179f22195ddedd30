package continuo.nn.kernel;

/**
 * The few operations recurrent networks spend their time in, on row-major {@code float[]}. An array argument {@code x} is
 * followed by the index of its first element and, for matrices, by the distance between rows. Implementations keep no
 * state between calls and may be used by several threads.
 *
 * <p>Widths are padded: a row that is written to has room for {@link #padded} columns, and what lies between the true
 * width and the padded one is kept at zero. That is what lets odd sizes, such as the paper's 350 units, run at full
 * speed.
 */
public interface Kernels {
    /** Every padded width is a multiple of this many floats: one 512-bit vector. */
    int LANES = 16;

    /** The next multiple of {@link #LANES}. */
    static int padded(int width) {
        return (width + LANES - 1) / LANES * LANES;
    }

    /** What it is, for {@code run.json} and performance reports: {@code vector-512}. */
    String name();

    /** Room for a matrix to be packed into. */
    Packed allocate(int rows, int columns);

    /** Packs the row-major {@code matrix [rows, columns]}; the array may have room to spare. */
    void pack(float[] matrix, Packed into);

    /** Packs the transpose of the row-major {@code matrix [columns, rows]}; the array may have room to spare. */
    void packTransposed(float[] matrix, Packed into);

    /**
     * {@code c = start + a b}, where {@code a} is {@code [m, b.rows]} and {@code c} and {@code start} are
     * {@code [m, b.columns]}. The start may be {@code c} itself, to add to what is there; with a distance of 0 between its
     * rows it is the same row, a bias or zeros, for all.
     */
    void multiply(
            int m,
            float[] a,
            int aAt,
            int aStride,
            Packed b,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int cStride);

    /**
     * {@code c += aᵀ b}, where {@code a} is {@code [k, m]}, {@code b} is {@code [k, n]} with n padded, and {@code c} is
     * {@code [m, n]}: the gradient of weights from k rows of inputs and k rows of errors.
     */
    void multiplyTransposed(
            int k,
            int m,
            int n,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            int bStride,
            float[] c,
            int cStride,
            Workspace workspace);

    /** {@code x = σ(x)} for {@code count} elements. */
    void sigmoid(float[] x, int at, int count);

    /** {@code x = tanh(x)} for {@code count} elements. */
    void tanh(float[] x, int at, int count);

    /**
     * One row of an LSTM cell (Hochreiter &amp; Schmidhuber 1997 with forget gate; no peepholes):
     *
     * <pre>
     * i = σ(a_i)   f = σ(a_f)   g = tanh(a_g)   o = σ(a_o)
     * c_t = f c_{t-1} + i g     h_t = o tanh(c_t)
     * </pre>
     *
     * @param width padded number of units H'
     * @param gates pre-activations a, bias included, in, activations out: the four blocks i, f, g, o of H' each
     * @param cells c_{t-1} is read at {@code previousAt}, c_t written at {@code cellAt}
     * @param tanhCells tanh(c_t) is written
     * @param hidden h_t is written
     */
    void lstmForward(
            int width,
            float[] gates,
            int gatesAt,
            float[] cells,
            int previousAt,
            int cellAt,
            float[] tanhCells,
            int tanhAt,
            float[] hidden,
            int hiddenAt);

    /**
     * The backward pass of one row of an LSTM cell.
     *
     * @param width padded number of units H'
     * @param gates activations in, dL/da out
     * @param cells c_{t-1} is read at {@code previousAt}
     * @param tanhCells tanh(c_t)
     * @param hiddenGradient dL/dh_t
     * @param cellGradient what comes back from c_{t+1} in, what goes on to c_{t-1} out
     */
    void lstmBackward(
            int width,
            float[] gates,
            int gatesAt,
            float[] cells,
            int previousAt,
            float[] tanhCells,
            int tanhAt,
            float[] hiddenGradient,
            int hiddenGradientAt,
            float[] cellGradient,
            int cellGradientAt);
}
