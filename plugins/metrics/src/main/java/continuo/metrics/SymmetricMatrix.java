package continuo.metrics;

import java.util.function.DoubleUnaryOperator;

/**
 * A real symmetric matrix of some ten rows.
 *
 * @param rows square; belongs to the matrix from here on
 */
record SymmetricMatrix(double[][] rows) {
    /** Sweeps until nothing is left off the diagonal; ten rows need about eight. */
    private static final int MOST_SWEEPS = 100;

    /** The covariance of samples, divisor n - 1. */
    static SymmetricMatrix covariance(double[][] samples, double[] mean) {
        int size = mean.length;
        double[][] sums = new double[size][size];
        for (double[] sample : samples) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    sums[i][j] += (sample[i] - mean[i]) * (sample[j] - mean[j]) / (samples.length - 1);
                }
            }
        }
        return new SymmetricMatrix(sums);
    }

    double trace() {
        double trace = 0;
        for (int i = 0; i < rows.length; i++) {
            trace += rows[i][i];
        }
        return trace;
    }

    /** The square root of a matrix without negative eigenvalues; those that rounding made negative count as 0. */
    SymmetricMatrix squareRoot() {
        return mapped(eigenvalue -> Math.sqrt(Math.max(0, eigenvalue)));
    }

    /** {@code this · middle · this}. */
    SymmetricMatrix around(SymmetricMatrix middle) {
        double[][] product = times(times(rows, middle.rows), rows);
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < i; j++) {
                product[i][j] = product[j][i] = (product[i][j] + product[j][i]) / 2;
            }
        }
        return new SymmetricMatrix(product);
    }

    /**
     * V f(Λ) Vᵀ for this matrix V Λ Vᵀ, by Jacobi's method: rotations, each of which makes one pair of elements off the
     * diagonal zero, sweep over all pairs until none is left (Golub and Van Loan, Matrix Computations, 8.5).
     */
    private SymmetricMatrix mapped(DoubleUnaryOperator f) {
        int size = rows.length;
        double[][] a = new double[size][];
        double[][] v = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i] = rows[i].clone();
            v[i][i] = 1;
        }
        boolean turned = true;
        for (int sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
            turned = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    turned |= turn(a, v, p, q);
                }
            }
        }
        double[][] result = new double[size][size];
        for (int k = 0; k < size; k++) {
            double value = f.applyAsDouble(a[k][k]);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    result[i][j] += v[i][k] * value * v[j][k];
                }
            }
        }
        return new SymmetricMatrix(result);
    }

    /** One rotation; false where the element is as good as zero beside its two on the diagonal. */
    private static boolean turn(double[][] a, double[][] v, int p, int q) {
        double off = a[p][q];
        if (Math.abs(off) <= 1e-16 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || Math.abs(off) < Double.MIN_NORMAL) {
            return false;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double kp = v[k][p];
            double kq = v[k][q];
            v[k][p] = c * kp - s * kq;
            v[k][q] = s * kp + c * kq;
        }
        return true;
    }

    private static double[][] times(double[][] left, double[][] right) {
        int size = left.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < size; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}
