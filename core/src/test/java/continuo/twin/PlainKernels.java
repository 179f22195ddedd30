package continuo.twin;

import continuo.twin.kernel.Kernels;
import continuo.twin.kernel.Packed;
import continuo.twin.kernel.Workspace;

/** The kernels in double precision, as plainly as the formulas stand in a textbook: what the twin is checked with. */
public final class PlainKernels implements Kernels {
    private record Plain(int rows, int columns, double[] data) implements Packed {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Packed allocate(int rows, int columns) {
        return new Plain(rows, columns, new double[rows * columns]);
    }

    @Override
    public void pack(double[] matrix, Packed into) {
        double[] data = ((Plain) into).data;
        System.arraycopy(matrix, 0, data, 0, data.length);
    }

    @Override
    public void packTransposed(double[] matrix, Packed into) {
        double[] data = ((Plain) into).data;
        for (int row = 0; row < into.rows(); row++) {
            for (int column = 0; column < into.columns(); column++) {
                data[row * into.columns() + column] = matrix[column * into.rows() + row];
            }
        }
    }

    @Override
    public void multiply(
            int m,
            double[] a,
            int aAt,
            int aStride,
            Packed b,
            double[] start,
            int startAt,
            int startStride,
            double[] c,
            int cAt,
            int cStride) {
        double[] data = ((Plain) b).data;
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < Kernels.padded(b.columns()); column++) {
                double sum = start[startAt + row * startStride + column];
                for (int i = 0; column < b.columns() && i < b.rows(); i++) {
                    sum += a[aAt + row * aStride + i] * data[i * b.columns() + column];
                }
                c[cAt + row * cStride + column] = sum;
            }
        }
    }

    @Override
    public void multiplyTransposed(
            int k,
            int m,
            int n,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            double[] c,
            int cStride,
            Workspace workspace) {
        for (int i = 0; i < k; i++) {
            for (int row = 0; row < m; row++) {
                for (int column = 0; column < n; column++) {
                    c[row * cStride + column] += a[aAt + i * aStride + row] * b[bAt + i * bStride + column];
                }
            }
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public void sigmoid(double[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = sigmoid(x[i]);
        }
    }

    @Override
    public void tanh(double[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = Math.tanh(x[i]);
        }
    }

    @Override
    public void lstmForward(
            int width,
            double[] gates,
            int gatesAt,
            double[] cells,
            int previousAt,
            int cellAt,
            double[] tanhCells,
            int tanhAt,
            double[] hidden,
            int hiddenAt) {
        for (int j = 0; j < width; j++) {
            int at = gatesAt + j;
            double i = sigmoid(gates[at]);
            double f = sigmoid(gates[at + width]);
            double g = Math.tanh(gates[at + 2 * width]);
            double o = sigmoid(gates[at + 3 * width]);
            gates[at] = i;
            gates[at + width] = f;
            gates[at + 2 * width] = g;
            gates[at + 3 * width] = o;
            cells[cellAt + j] = f * cells[previousAt + j] + i * g;
            tanhCells[tanhAt + j] = Math.tanh(cells[cellAt + j]);
            hidden[hiddenAt + j] = o * tanhCells[tanhAt + j];
        }
    }

    @Override
    public void lstmBackward(
            int width,
            double[] gates,
            int gatesAt,
            double[] cells,
            int previousAt,
            double[] tanhCells,
            int tanhAt,
            double[] hiddenGradient,
            int hiddenGradientAt,
            double[] cellGradient,
            int cellGradientAt) {
        for (int j = 0; j < width; j++) {
            int at = gatesAt + j;
            double i = gates[at];
            double f = gates[at + width];
            double g = gates[at + 2 * width];
            double o = gates[at + 3 * width];
            double squashed = tanhCells[tanhAt + j];
            double dh = hiddenGradient[hiddenGradientAt + j];
            double dc = dh * o * (1 - squashed * squashed) + cellGradient[cellGradientAt + j];
            gates[at] = dc * g * i * (1 - i);
            gates[at + width] = dc * cells[previousAt + j] * f * (1 - f);
            gates[at + 2 * width] = dc * i * (1 - g * g);
            gates[at + 3 * width] = dh * squashed * o * (1 - o);
            cellGradient[cellGradientAt + j] = dc * f;
        }
    }
}
