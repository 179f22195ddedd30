package continuo.nn.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels} on the Vector API. Register tiles of five rows by four vectors (AVX-512) or two (AVX2, which has half
 * the registers) keep the multiply-add units busy; a matrix is packed in panels as wide as a tile.
 *
 * <p>Vectors never cross a call that is not inlined: a boxed vector costs eight times the time and gigabytes of garbage.
 * Hence the long static methods here, against the habit of the house.
 */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();
    /** Vectors a full panel is wide. */
    private static final int PANEL_VECTORS = L >= 16 ? 4 : 2;

    private static final int PANEL = PANEL_VECTORS * L;
    private static final int TILE_ROWS = 5;
    /** Rows of a product's left side that all panels are taken to before the next: they stay in the cache. */
    private static final int ROW_BLOCK = 200;
    /** Rows of k that {@link #multiplyTransposed} works on at a time: a packed panel of them stays in the cache. */
    private static final int K_BLOCK = 256;

    /** Panels one after another, full ones first, then one of two vectors and one of one, as the width needs. */
    private record Panels(int rows, int columns, float[] data) implements Packed {}

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public Packed allocate(int rows, int columns) {
        return new Panels(rows, columns, new float[rows * paddedToVector(columns)]);
    }

    private static int paddedToVector(int columns) {
        return (columns + L - 1) / L * L;
    }

    /** Width of the panel that begins at column {@code at}. */
    private static int panelWidth(int at, int paddedColumns) {
        int left = paddedColumns - at;
        return left >= PANEL ? PANEL : left >= 2 * L ? 2 * L : L;
    }

    @Override
    public void pack(float[] matrix, Packed into) {
        Panels panels = (Panels) into;
        int rows = panels.rows;
        int columns = panels.columns;
        int padded = paddedToVector(columns);
        for (int at = 0, width; at < padded; at += width) {
            width = panelWidth(at, padded);
            int real = Math.min(width, columns - at);
            int to = at * rows;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(matrix, row * columns + at, panels.data, to + row * width, real);
            }
        }
    }

    @Override
    public void packTransposed(float[] matrix, Packed into) {
        Panels panels = (Panels) into;
        int rows = panels.rows;
        int columns = panels.columns;
        int padded = paddedToVector(columns);
        for (int at = 0, width; at < padded; at += width) {
            width = panelWidth(at, padded);
            int real = Math.min(width, columns - at);
            transposePanel(matrix, at * rows, rows, real, width, panels.data);
        }
    }

    /** Vectors of the panel are gathered down a column of the matrix; what is left of the last one goes by itself. */
    private static void transposePanel(float[] matrix, int from, int rows, int real, int width, float[] data) {
        int[] down = multiples(rows);
        int whole = real / L * L;
        for (int row = 0; row < rows; row++) {
            int to = from + row * width;
            for (int column = 0; column < whole; column += L) {
                FloatVector.fromArray(SPECIES, matrix, from + column * rows + row, down, 0)
                        .intoArray(data, to + column);
            }
            for (int column = whole; column < real; column++) {
                data[to + column] = matrix[from + column * rows + row];
            }
        }
    }

    /** 0, stride, 2 stride … for a vector of elements that far apart. */
    private static int[] multiples(int stride) {
        int[] multiples = new int[L];
        for (int i = 0; i < L; i++) {
            multiples[i] = i * stride;
        }
        return multiples;
    }

    @Override
    public void multiply(
            int m, float[] a, int aAt, int aStride, Packed b, float[] c, int cAt, int cStride, boolean accumulate) {
        Panels panels = (Panels) b;
        int k = panels.rows;
        int padded = paddedToVector(panels.columns);
        if (!accumulate) {
            for (int row = 0; row < m; row++) {
                Arrays.fill(c, cAt + row * cStride, cAt + row * cStride + padded, 0f);
            }
        }
        for (int first = 0; first < m; first += ROW_BLOCK) {
            int rows = Math.min(ROW_BLOCK, m - first);
            int from = aAt + first * aStride;
            int to = cAt + first * cStride;
            for (int at = 0, width; at < padded; at += width) {
                width = panelWidth(at, padded);
                panel(rows, k, width, a, from, aStride, panels.data, at * k, c, to + at, cStride);
            }
        }
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
        float[] block = workspace.panel(Math.min(k, K_BLOCK) * PANEL);
        float[] turned = workspace.turned(Math.min(k, K_BLOCK) * m);
        for (int first = 0; first < k; first += K_BLOCK) {
            int rows = Math.min(K_BLOCK, k - first);
            transpose(a, aAt + first * aStride, aStride, rows, m, turned);
            for (int at = 0, width; at < n; at += width) {
                width = panelWidth(at, n);
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(b, bAt + (first + row) * bStride + at, block, row * width, width);
                }
                panel(m, rows, width, turned, 0, rows, block, 0, c, at, cStride);
            }
        }
    }

    private static void transpose(float[] a, int aAt, int aStride, int rows, int columns, float[] turned) {
        int[] down = multiples(aStride);
        int whole = rows / L * L;
        for (int column = 0; column < columns; column++) {
            int to = column * rows;
            for (int row = 0; row < whole; row += L) {
                FloatVector.fromArray(SPECIES, a, aAt + row * aStride + column, down, 0)
                        .intoArray(turned, to + row);
            }
            for (int row = whole; row < rows; row++) {
                turned[to + row] = a[aAt + row * aStride + column];
            }
        }
    }

    /** {@code c += a panel} for all m rows. */
    private static void panel(
            int m,
            int k,
            int width,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int cStride) {
        int row = 0;
        for (; row + TILE_ROWS <= m; row += TILE_ROWS) {
            int from = aAt + row * aStride;
            int to = cAt + row * cStride;
            if (width == 4 * L) {
                tile5x4(k, a, from, aStride, b, bAt, c, to, cStride);
            } else if (width == 2 * L) {
                tile5x2(k, a, from, aStride, b, bAt, c, to, cStride);
            } else {
                tile5x1(k, a, from, aStride, b, bAt, c, to, cStride);
            }
        }
        for (; row < m; row++) {
            int from = aAt + row * aStride;
            int to = cAt + row * cStride;
            if (width == 4 * L) {
                tile1x4(k, a, from, b, bAt, c, to);
            } else if (width == 2 * L) {
                tile1x2(k, a, from, b, bAt, c, to);
            } else {
                tile1x1(k, a, from, b, bAt, c, to);
            }
        }
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }

    private static void tile5x4(
            int k, float[] a, int aAt, int aStride, float[] b, int bAt, float[] c, int cAt, int cStride) {
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int c1 = cAt + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        FloatVector c00 = load(c, cAt), c01 = load(c, cAt + L), c02 = load(c, cAt + 2 * L), c03 = load(c, cAt + 3 * L);
        FloatVector c10 = load(c, c1), c11 = load(c, c1 + L), c12 = load(c, c1 + 2 * L), c13 = load(c, c1 + 3 * L);
        FloatVector c20 = load(c, c2), c21 = load(c, c2 + L), c22 = load(c, c2 + 2 * L), c23 = load(c, c2 + 3 * L);
        FloatVector c30 = load(c, c3), c31 = load(c, c3 + L), c32 = load(c, c3 + 2 * L), c33 = load(c, c3 + 3 * L);
        FloatVector c40 = load(c, c4), c41 = load(c, c4 + L), c42 = load(c, c4 + 2 * L), c43 = load(c, c4 + 3 * L);
        for (int i = 0; i < k; i++) {
            int at = bAt + i * 4 * L;
            FloatVector b0 = load(b, at), b1 = load(b, at + L), b2 = load(b, at + 2 * L), b3 = load(b, at + 3 * L);
            FloatVector x = all(a[aAt + i]);
            c00 = b0.fma(x, c00);
            c01 = b1.fma(x, c01);
            c02 = b2.fma(x, c02);
            c03 = b3.fma(x, c03);
            x = all(a[a1 + i]);
            c10 = b0.fma(x, c10);
            c11 = b1.fma(x, c11);
            c12 = b2.fma(x, c12);
            c13 = b3.fma(x, c13);
            x = all(a[a2 + i]);
            c20 = b0.fma(x, c20);
            c21 = b1.fma(x, c21);
            c22 = b2.fma(x, c22);
            c23 = b3.fma(x, c23);
            x = all(a[a3 + i]);
            c30 = b0.fma(x, c30);
            c31 = b1.fma(x, c31);
            c32 = b2.fma(x, c32);
            c33 = b3.fma(x, c33);
            x = all(a[a4 + i]);
            c40 = b0.fma(x, c40);
            c41 = b1.fma(x, c41);
            c42 = b2.fma(x, c42);
            c43 = b3.fma(x, c43);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + L);
        c02.intoArray(c, cAt + 2 * L);
        c03.intoArray(c, cAt + 3 * L);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + L);
        c12.intoArray(c, c1 + 2 * L);
        c13.intoArray(c, c1 + 3 * L);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + L);
        c22.intoArray(c, c2 + 2 * L);
        c23.intoArray(c, c2 + 3 * L);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + L);
        c32.intoArray(c, c3 + 2 * L);
        c33.intoArray(c, c3 + 3 * L);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + L);
        c42.intoArray(c, c4 + 2 * L);
        c43.intoArray(c, c4 + 3 * L);
    }

    private static void tile5x2(
            int k, float[] a, int aAt, int aStride, float[] b, int bAt, float[] c, int cAt, int cStride) {
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int c1 = cAt + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        FloatVector c00 = load(c, cAt), c01 = load(c, cAt + L);
        FloatVector c10 = load(c, c1), c11 = load(c, c1 + L);
        FloatVector c20 = load(c, c2), c21 = load(c, c2 + L);
        FloatVector c30 = load(c, c3), c31 = load(c, c3 + L);
        FloatVector c40 = load(c, c4), c41 = load(c, c4 + L);
        for (int i = 0; i < k; i++) {
            int at = bAt + i * 2 * L;
            FloatVector b0 = load(b, at), b1 = load(b, at + L);
            FloatVector x = all(a[aAt + i]);
            c00 = b0.fma(x, c00);
            c01 = b1.fma(x, c01);
            x = all(a[a1 + i]);
            c10 = b0.fma(x, c10);
            c11 = b1.fma(x, c11);
            x = all(a[a2 + i]);
            c20 = b0.fma(x, c20);
            c21 = b1.fma(x, c21);
            x = all(a[a3 + i]);
            c30 = b0.fma(x, c30);
            c31 = b1.fma(x, c31);
            x = all(a[a4 + i]);
            c40 = b0.fma(x, c40);
            c41 = b1.fma(x, c41);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + L);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + L);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + L);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + L);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + L);
    }

    private static void tile5x1(
            int k, float[] a, int aAt, int aStride, float[] b, int bAt, float[] c, int cAt, int cStride) {
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        FloatVector c0 = load(c, cAt);
        FloatVector c1 = load(c, cAt + cStride);
        FloatVector c2 = load(c, cAt + 2 * cStride);
        FloatVector c3 = load(c, cAt + 3 * cStride);
        FloatVector c4 = load(c, cAt + 4 * cStride);
        for (int i = 0; i < k; i++) {
            FloatVector b0 = load(b, bAt + i * L);
            c0 = b0.fma(all(a[aAt + i]), c0);
            c1 = b0.fma(all(a[a1 + i]), c1);
            c2 = b0.fma(all(a[a2 + i]), c2);
            c3 = b0.fma(all(a[a3 + i]), c3);
            c4 = b0.fma(all(a[a4 + i]), c4);
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + cStride);
        c2.intoArray(c, cAt + 2 * cStride);
        c3.intoArray(c, cAt + 3 * cStride);
        c4.intoArray(c, cAt + 4 * cStride);
    }

    /** Two rows of k at a time: eight independent sums hide the latency of the multiply-add. */
    private static void tile1x4(int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        FloatVector c0 = load(c, cAt), c1 = load(c, cAt + L), c2 = load(c, cAt + 2 * L), c3 = load(c, cAt + 3 * L);
        FloatVector d0 = FloatVector.zero(SPECIES), d1 = d0, d2 = d0, d3 = d0;
        int i = 0;
        for (; i + 1 < k; i += 2) {
            int at = bAt + i * 4 * L;
            FloatVector x = all(a[aAt + i]);
            FloatVector y = all(a[aAt + i + 1]);
            c0 = load(b, at).fma(x, c0);
            c1 = load(b, at + L).fma(x, c1);
            c2 = load(b, at + 2 * L).fma(x, c2);
            c3 = load(b, at + 3 * L).fma(x, c3);
            d0 = load(b, at + 4 * L).fma(y, d0);
            d1 = load(b, at + 5 * L).fma(y, d1);
            d2 = load(b, at + 6 * L).fma(y, d2);
            d3 = load(b, at + 7 * L).fma(y, d3);
        }
        if (i < k) {
            int at = bAt + i * 4 * L;
            FloatVector x = all(a[aAt + i]);
            c0 = load(b, at).fma(x, c0);
            c1 = load(b, at + L).fma(x, c1);
            c2 = load(b, at + 2 * L).fma(x, c2);
            c3 = load(b, at + 3 * L).fma(x, c3);
        }
        c0.add(d0).intoArray(c, cAt);
        c1.add(d1).intoArray(c, cAt + L);
        c2.add(d2).intoArray(c, cAt + 2 * L);
        c3.add(d3).intoArray(c, cAt + 3 * L);
    }

    private static void tile1x2(int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        FloatVector c0 = load(c, cAt), c1 = load(c, cAt + L);
        FloatVector d0 = FloatVector.zero(SPECIES), d1 = d0;
        int i = 0;
        for (; i + 1 < k; i += 2) {
            int at = bAt + i * 2 * L;
            FloatVector x = all(a[aAt + i]);
            FloatVector y = all(a[aAt + i + 1]);
            c0 = load(b, at).fma(x, c0);
            c1 = load(b, at + L).fma(x, c1);
            d0 = load(b, at + 2 * L).fma(y, d0);
            d1 = load(b, at + 3 * L).fma(y, d1);
        }
        if (i < k) {
            FloatVector x = all(a[aAt + i]);
            c0 = load(b, bAt + i * 2 * L).fma(x, c0);
            c1 = load(b, bAt + i * 2 * L + L).fma(x, c1);
        }
        c0.add(d0).intoArray(c, cAt);
        c1.add(d1).intoArray(c, cAt + L);
    }

    private static void tile1x1(int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        FloatVector sum = load(c, cAt);
        for (int i = 0; i < k; i++) {
            sum = load(b, bAt + i * L).fma(all(a[aAt + i]), sum);
        }
        sum.intoArray(c, cAt);
    }

    /** {@code x += bias}. */
    private static void addBias(float[] x, int at, float[] bias) {
        for (int j = 0; j < bias.length; j += L) {
            load(x, at + j).add(load(bias, j)).intoArray(x, at + j);
        }
    }

    /** {@code c_t = f c_{t-1} + i g}, for activated gates; also into {@code tanhCells}, where tanh is taken next. */
    private static void cell(
            float[] gates,
            int at,
            int width,
            float[] cells,
            int previousAt,
            int cellAt,
            float[] tanhCells,
            int tanhAt) {
        for (int j = 0; j < width; j += L) {
            FloatVector ig = load(gates, at + j).mul(load(gates, at + 2 * width + j));
            FloatVector c = load(gates, at + width + j).fma(load(cells, previousAt + j), ig);
            c.intoArray(cells, cellAt + j);
            c.intoArray(tanhCells, tanhAt + j);
        }
    }

    /** {@code h_t = o tanh(c_t)}. */
    private static void hidden(
            float[] gates, int outputAt, float[] tanhCells, int tanhAt, int width, float[] h, int at) {
        for (int j = 0; j < width; j += L) {
            load(gates, outputAt + j).mul(load(tanhCells, tanhAt + j)).intoArray(h, at + j);
        }
    }

    @Override
    public void lstmForward(
            int width,
            float[] gates,
            int gatesAt,
            float[] bias,
            float[] cells,
            int previousAt,
            int cellAt,
            float[] tanhCells,
            int tanhAt,
            float[] hidden,
            int hiddenAt) {
        addBias(gates, gatesAt, bias);
        RationalTanh.sigmoid(gates, gatesAt, 2 * width);
        RationalTanh.tanh(gates, gatesAt + 2 * width, width);
        RationalTanh.sigmoid(gates, gatesAt + 3 * width, width);
        cell(gates, gatesAt, width, cells, previousAt, cellAt, tanhCells, tanhAt);
        RationalTanh.tanh(tanhCells, tanhAt, width);
        hidden(gates, gatesAt + 3 * width, tanhCells, tanhAt, width, hidden, hiddenAt);
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
        FloatVector one = all(1f);
        for (int j = 0; j < width; j += L) {
            int at = gatesAt + j;
            FloatVector i = load(gates, at);
            FloatVector f = load(gates, at + width);
            FloatVector g = load(gates, at + 2 * width);
            FloatVector o = load(gates, at + 3 * width);
            FloatVector squashed = load(tanhCells, tanhAt + j);
            FloatVector dh = load(hiddenGradient, hiddenGradientAt + j);
            FloatVector dc = dh.mul(o).fma(one.sub(squashed.mul(squashed)), load(cellGradient, cellGradientAt + j));
            dc.mul(g).mul(i).mul(one.sub(i)).intoArray(gates, at);
            dc.mul(load(cells, previousAt + j)).mul(f).mul(one.sub(f)).intoArray(gates, at + width);
            dc.mul(i).mul(one.sub(g.mul(g))).intoArray(gates, at + 2 * width);
            dh.mul(squashed).mul(o).mul(one.sub(o)).intoArray(gates, at + 3 * width);
            dc.mul(f).intoArray(cellGradient, cellGradientAt + j);
        }
    }
}
