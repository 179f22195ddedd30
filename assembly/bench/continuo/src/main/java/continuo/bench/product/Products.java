package continuo.bench.product;

import continuo.bench.subject.Size;
import continuo.bench.subject.Work;
import continuo.nn.kernel.KernelChoice;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Packed;
import continuo.nn.kernel.Workspace;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The matrix products of a training step, in its shapes: each thread has its share of the batch. */
final class Products {
    /** Repeated until there is about so much to do on each thread. */
    private static final double OPERATIONS = 2e9;

    private final Kernels kernels = KernelChoice.best();
    private final Size size;
    private final int rows;
    private final int units;
    private final int gates;

    Products(Size size) {
        this.size = size;
        this.rows = Math.max(1, size.batch() / size.threads());
        this.units = size.units();
        this.gates = 4 * Kernels.padded(size.units());
    }

    /** {@code [B T, H] x [H, 4H]}: the inputs of all steps at once. */
    Work input() {
        return forward(rows * size.steps(), units, gates, 4 * units);
    }

    /** {@code [B, H] x [H, 4H]}: one step's recurrence. */
    Work recurrent() {
        return forward(rows, units, gates, 4 * units);
    }

    /** {@code [B, 4H] x [4H, H]}: one step back. */
    Work back() {
        return forward(rows, gates, units, units);
    }

    private Work forward(int m, int k, int n, int trueColumns) {
        int padded = Kernels.padded(n);
        double trueRows = k == gates ? 4.0 * units : k;
        float[] start = new float[padded];
        Packed[] packed = new Packed[size.threads()];
        float[][] a = new float[size.threads()][];
        float[][] c = new float[size.threads()][];
        for (int thread = 0; thread < size.threads(); thread++) {
            a[thread] = filled(m * k);
            c[thread] = new float[m * padded];
            packed[thread] = kernels.allocate(k, n);
            kernels.pack(filled(k * n), packed[thread]);
        }
        return new Repeated(
                2.0 * m * trueRows * trueColumns,
                thread -> kernels.multiply(m, a[thread], 0, k, packed[thread], start, 0, 0, c[thread], 0, padded));
    }

    /** {@code [B T, H]ᵀ x [B T, 4H]}: the gradient of a matrix of weights. */
    Work gradient() {
        int k = rows * size.steps();
        float[][] a = new float[size.threads()][];
        float[][] b = new float[size.threads()][];
        float[][] c = new float[size.threads()][];
        Workspace[] workspaces = new Workspace[size.threads()];
        for (int thread = 0; thread < size.threads(); thread++) {
            a[thread] = filled(k * units);
            b[thread] = filled(k * gates);
            c[thread] = new float[units * gates];
            workspaces[thread] = new Workspace();
        }
        return new Repeated(
                2.0 * k * units * 4 * units,
                thread -> kernels.multiplyTransposed(
                        k,
                        units,
                        gates,
                        a[thread],
                        0,
                        units,
                        b[thread],
                        0,
                        gates,
                        c[thread],
                        gates,
                        workspaces[thread]));
    }

    private static float[] filled(int length) {
        float[] values = new float[length];
        Arrays.fill(values, 1e-3f);
        return values;
    }

    private final class Repeated implements Work {
        private final Parallel parallel = new Parallel(size.threads());
        private final int times;
        private final double operations;
        private final IntConsumer product;

        Repeated(double operations, IntConsumer product) {
            this.operations = operations;
            this.product = product;
            this.times = (int) Math.max(1, OPERATIONS / operations);
        }

        @Override
        public void repeat() {
            parallel.run(thread -> {
                for (int i = 0; i < times; i++) {
                    product.accept(thread);
                }
            });
        }

        @Override
        public double operations() {
            return operations * times * size.threads();
        }

        @Override
        public void close() {
            parallel.close();
        }
    }
}
