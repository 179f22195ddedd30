package continuo.nn.weights;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Packed;
import continuo.nn.kernel.Workspace;
import java.util.Arrays;

/**
 * Some rows of a weight matrix {@code W [rows, groups * groupWidth]}, packed for products both ways. Its columns are one or
 * more groups of equal width (the four gates of an LSTM, say), each padded by itself to a multiple of {@link Kernels#LANES}, so
 * that padded buffers line up with it.
 *
 * <p>An array argument {@code x} is followed by the index of its first element and by the distance between its rows. Rows of
 * results have room for the padded columns. Loading is for one thread at a time, products for any number.
 */
public final class WeightMatrix {
    private final Kernels kernels;
    private final int offset;
    private final int rows;
    private final int groups;
    private final int groupWidth;
    private final int paddedColumns;
    private final Packed forward;
    private final Packed backward;
    /** A row that products begin with where there is nothing to add to. */
    private final float[] nothing;

    /**
     * @param offset of the first of its elements in the flat vector of weights
     * @param rows how many rows
     * @param groups how many groups its columns are in
     * @param groupWidth columns a group
     */
    public WeightMatrix(Kernels kernels, int offset, int rows, int groups, int groupWidth) {
        this.kernels = kernels;
        this.offset = offset;
        this.rows = rows;
        this.groups = groups;
        this.groupWidth = groupWidth;
        this.paddedColumns = groups * Kernels.padded(groupWidth);
        this.forward = kernels.allocate(rows, paddedColumns);
        this.backward = kernels.allocate(paddedColumns, rows);
        this.nothing = new float[Kernels.padded(rows)];
    }

    /** A matrix of its own in a layout, of one group, that begins in proportion to its rows. */
    public static WeightMatrix of(Kernels kernels, WeightLayout layout, String name, int rows, int columns) {
        return new WeightMatrix(
                kernels, layout.matrix(name, rows, columns, rows).offset(), rows, 1, columns);
    }

    /** Takes the matrix's present values from the flat vector. */
    public void load(float[] weights, Workspace workspace) {
        float[] padded = workspace.sums(rows * paddedColumns);
        Arrays.fill(padded, 0, rows * paddedColumns, 0);
        int paddedWidth = Kernels.padded(groupWidth);
        for (int i = 0; i < rows * groups; i++) {
            System.arraycopy(weights, offset + i * groupWidth, padded, i * paddedWidth, groupWidth);
        }
        kernels.pack(padded, forward);
        kernels.packTransposed(padded, backward);
    }

    /** {@code y = x W + bias}; x is {@code [m, rows]}, y {@code [m, padded columns]}. */
    public void multiply(int m, float[] x, int xAt, int xStride, BiasVector bias, float[] y, int yAt, int yStride) {
        kernels.multiply(m, x, xAt, xStride, forward, bias.values(), 0, 0, y, yAt, yStride);
    }

    /** {@code y += x W}; x is {@code [m, rows]}, y {@code [m, padded columns]}. */
    public void addProduct(int m, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
        kernels.multiply(m, x, xAt, xStride, forward, y, yAt, yStride, y, yAt, yStride);
    }

    /** {@code dx = dy Wᵀ}, or {@code dx += dy Wᵀ}: an error goes back from the output to the input. */
    public void multiplyBack(
            int m, float[] dy, int dyAt, int dyStride, float[] dx, int dxAt, int dxStride, boolean accumulate) {
        if (accumulate) {
            kernels.multiply(m, dy, dyAt, dyStride, backward, dx, dxAt, dxStride, dx, dxAt, dxStride);
        } else {
            kernels.multiply(m, dy, dyAt, dyStride, backward, nothing, 0, 0, dx, dxAt, dxStride);
        }
    }

    /** Adds {@code xᵀ dy} to the matrix's place in the flat gradient; x is {@code [k, rows]}, dy {@code [k, padded columns]}. */
    public void addGradient(
            int k,
            float[] x,
            int xAt,
            int xStride,
            float[] dy,
            int dyAt,
            int dyStride,
            float[] gradient,
            Workspace workspace) {
        float[] padded = workspace.sums(rows * paddedColumns);
        Arrays.fill(padded, 0, rows * paddedColumns, 0);
        kernels.multiplyTransposed(
                k, rows, paddedColumns, x, xAt, xStride, dy, dyAt, dyStride, padded, paddedColumns, workspace);
        int paddedWidth = Kernels.padded(groupWidth);
        for (int i = 0; i < rows * groups; i++) {
            int from = i * paddedWidth;
            int to = offset + i * groupWidth;
            for (int j = 0; j < groupWidth; j++) {
                gradient[to + j] += padded[from + j];
            }
        }
    }
}
