package continuo.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels} on the Vector API: matrices are packed in panels as wide as a register tile of {@link VectorTiles}, and
 * products cut so that what is used again is still in the cache.
 */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();
    /** Vectors a full panel is wide. */
    private static final int PANEL_VECTORS = L >= 16 ? 4 : 2;

    private static final int PANEL = PANEL_VECTORS * L;
    /** Rows of a product's left side that all panels are taken to before the next: they stay in the cache. */
    private static final int ROW_BLOCK = 200;
    /**
     * Rows of k that {@link #multiplyTransposed} works on at a time, at most: a packed panel of them stays in the cache, and
     * the result does not have to be fetched too often.
     */
    private static final int K_BLOCK = 512;

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
        Panels panels = (Panels) b;
        int k = panels.rows;
        int padded = paddedToVector(panels.columns);
        for (int first = 0; first < m; first += ROW_BLOCK) {
            int rows = Math.min(ROW_BLOCK, m - first);
            int from = aAt + first * aStride;
            int begins = startAt + first * startStride;
            int to = cAt + first * cStride;
            for (int at = 0, width; at < padded; at += width) {
                width = panelWidth(at, padded);
                VectorTiles.panel(
                        rows,
                        k,
                        width,
                        a,
                        from,
                        aStride,
                        panels.data,
                        at * k,
                        start,
                        begins + at,
                        startStride,
                        c,
                        to + at,
                        cStride);
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
        int blocks = (k + K_BLOCK - 1) / K_BLOCK;
        for (int block = 0; block < blocks; block++) {
            int first = (int) ((long) k * block / blocks);
            int rows = (int) ((long) k * (block + 1) / blocks) - first;
            float[] turned = workspace.turned(rows * m);
            transpose(a, aAt + first * aStride, aStride, rows, m, turned);
            float[] packed = workspace.packed(rows * n);
            for (int row = 0; row < rows; row++) {
                packRow(b, bAt + (first + row) * bStride, rows, n, row, packed);
            }
            for (int at = 0, width; at < n; at += width) {
                width = panelWidth(at, n);
                VectorTiles.panel(m, rows, width, turned, 0, rows, packed, at * rows, c, at, cStride, c, at, cStride);
            }
        }
    }

    /** Puts row {@code row} of a matrix {@code [rows, n]} where it belongs in each panel. */
    private static void packRow(float[] matrix, int from, int rows, int n, int row, float[] packed) {
        for (int at = 0, width; at < n; at += width) {
            width = panelWidth(at, n);
            int to = at * rows + row * width;
            for (int j = 0; j < width; j += L) {
                load(matrix, from + at + j).intoArray(packed, to + j);
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

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
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
