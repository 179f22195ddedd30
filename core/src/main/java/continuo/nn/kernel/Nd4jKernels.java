package continuo.nn.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link Kernels} for JVMs without the Vector API's module: products by ND4J's BLAS, everything else in plain loops that
 * the compiler vectorises. Slower, for every product copies its rows to native memory and back.
 */
final class Nd4jKernels implements Kernels {
    /** The matrix in native memory. */
    private record NativeMatrix(INDArray matrix) implements Packed {
        @Override
        public int rows() {
            return (int) matrix.size(0);
        }

        @Override
        public int columns() {
            return (int) matrix.size(1);
        }
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Packed allocate(int rows, int columns) {
        return new NativeMatrix(Nd4j.create(DataType.FLOAT, rows, columns));
    }

    @Override
    public void pack(float[] matrix, Packed into) {
        INDArray target = ((NativeMatrix) into).matrix;
        target.assign(dense(matrix, into.rows(), into.columns()));
    }

    @Override
    public void packTransposed(float[] matrix, Packed into) {
        INDArray target = ((NativeMatrix) into).matrix;
        target.assign(dense(matrix, into.columns(), into.rows()).transpose());
    }

    @Override
    public void multiply(
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
            int cStride) {
        INDArray left = gathered(a, aAt, aStride, m, b.rows());
        float[] product = rowMajor(left.mmul(((NativeMatrix) b).matrix));
        scatter(product, m, b.columns(), start, startAt, startStride, c, cAt, cStride);
    }

    @Override
    public void multiplyTransposed(
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
            Workspace workspace) {
        INDArray left = gathered(a, aAt, aStride, k, m);
        INDArray right = gathered(b, bAt, bStride, k, n);
        float[] product = rowMajor(left.transpose().mmul(right));
        scatter(product, m, n, c, 0, cStride, c, 0, cStride);
    }

    /** The array may have room to spare. */
    private static INDArray dense(float[] matrix, int rows, int columns) {
        return Nd4j.createFromArray(Arrays.copyOf(matrix, rows * columns)).reshape('c', rows, columns);
    }

    private static float[] rowMajor(INDArray product) {
        return product.dup('c').data().asFloat();
    }

    private static INDArray gathered(float[] x, int at, int stride, int rows, int columns) {
        float[] dense = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, at + row * stride, dense, row * columns, columns);
        }
        return Nd4j.createFromArray(dense).reshape('c', rows, columns);
    }

    /** {@code c = start + product}. */
    private static void scatter(
            float[] product,
            int rows,
            int columns,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int cStride) {
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            int begins = startAt + row * startStride;
            int to = cAt + row * cStride;
            for (int j = 0; j < columns; j++) {
                c[to + j] = start[begins + j] + product[from + j];
            }
        }
    }

    @Override
    public void sigmoid(float[] x, int at, int count) {
        RationalTanh.sigmoid(x, at, count);
    }

    @Override
    public void tanh(float[] x, int at, int count) {
        RationalTanh.tanh(x, at, count);
    }

    @Override
    public void lstmForward(
            int width,
            float[] gates,
            int gatesAt,
            float[] cells,
            int previousAt,
            int cellAt,
            float[] tanhCells,
            int tanhAt,
            float[] hidden,
            int hiddenAt) {
        for (int j = 0; j < width; j++) {
            int at = gatesAt + j;
            float i = RationalTanh.sigmoid(gates[at]);
            float f = RationalTanh.sigmoid(gates[at + width]);
            float g = RationalTanh.tanh(gates[at + 2 * width]);
            float o = RationalTanh.sigmoid(gates[at + 3 * width]);
            float cell = f * cells[previousAt + j] + i * g;
            float squashed = RationalTanh.tanh(cell);
            gates[at] = i;
            gates[at + width] = f;
            gates[at + 2 * width] = g;
            gates[at + 3 * width] = o;
            cells[cellAt + j] = cell;
            tanhCells[tanhAt + j] = squashed;
            hidden[hiddenAt + j] = o * squashed;
        }
    }

    @Override
    public void lstmBackward(
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
            int cellGradientAt) {
        for (int j = 0; j < width; j++) {
            int at = gatesAt + j;
            float i = gates[at];
            float f = gates[at + width];
            float g = gates[at + 2 * width];
            float o = gates[at + 3 * width];
            float squashed = tanhCells[tanhAt + j];
            float dh = hiddenGradient[hiddenGradientAt + j];
            float dc = dh * o * (1 - squashed * squashed) + cellGradient[cellGradientAt + j];
            gates[at] = dc * g * i * (1 - i);
            gates[at + width] = dc * cells[previousAt + j] * f * (1 - f);
            gates[at + 2 * width] = dc * i * (1 - g * g);
            gates[at + 3 * width] = dh * squashed * o * (1 - o);
            cellGradient[cellGradientAt + j] = dc * f;
        }
    }
}
