package continuo.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A smooth density of some numbers: the mean of Gaussians at each of them, of bandwidth h = s·n^(-1/5) with s the sample's
 * standard deviation, divisor n - 1 (Scott 1992).
 *
 * <p>Numbers that are all the same have no density but a point mass.
 */
final class KernelDensity {
    /** A Gaussian is nothing beyond: exp(-5²/2) is 4e-6. */
    private static final double REACH = 5;

    /** For logarithms it is more: exp(-7²/2) is 2e-11, below {@link #FLOOR}. */
    private static final double LONG_REACH = 7;

    /** So fine that the integral's error is far below the third digit that is shown. */
    private static final int POINTS_A_BANDWIDTH = 4;

    /** Where one density is a needle beside the other, the integral over the wide one is not made finer than this. */
    private static final int MOST_POINTS = 100_000;

    /** With more numbers, those that lie close together are taken for so many at their mean. */
    private static final int MANY = 2000;

    private static final int CELLS_A_BANDWIDTH = 32;

    /** The least density, seen from the highest, that a divergence reckons with: its logarithm must exist. */
    private static final double FLOOR = 1e-10;

    private final double[] values;
    private final double[] weights;
    private final double least;
    private final double most;
    private final double bandwidth;

    /** @param values at least two, all finite; not changed */
    KernelDensity(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        least = low;
        most = high;
        bandwidth = low == high ? 0 : Math.sqrt(squares / (values.length - 1)) * Math.pow(values.length, -0.2);
        if (values.length <= MANY || constant()) {
            this.values = values;
            weights = new double[values.length];
            Arrays.fill(weights, 1.0 / values.length);
        } else {
            double[] sums = new double[(int) ((most - least) / bandwidth * CELLS_A_BANDWIDTH) + 1];
            double[] counts = new double[sums.length];
            for (double value : values) {
                int cell = (int) ((value - least) / bandwidth * CELLS_A_BANDWIDTH);
                sums[cell] += value;
                counts[cell]++;
            }
            int[] taken = IntStream.range(0, sums.length)
                    .filter(cell -> counts[cell] > 0)
                    .toArray();
            this.values =
                    Arrays.stream(taken).mapToDouble(c -> sums[c] / counts[c]).toArray();
            weights = Arrays.stream(taken)
                    .mapToDouble(c -> counts[c] / values.length)
                    .toArray();
        }
    }

    /** Whether it is a point mass. */
    private boolean constant() {
        return bandwidth == 0;
    }

    /**
     * The area under the lower of two densities, ∫ min(p, q), in 0..1: 1 for equal ones. A point mass shares nothing with
     * a density, and all or nothing with another point mass.
     */
    static double overlap(KernelDensity p, KernelDensity q) {
        if (p.constant() || q.constant()) {
            return p.constant() && q.constant() && p.least == q.least ? 1 : 0;
        }
        double from = Math.max(p.least - REACH * p.bandwidth, q.least - REACH * q.bandwidth);
        double to = Math.min(p.most + REACH * p.bandwidth, q.most + REACH * q.bandwidth);
        if (from >= to) {
            return 0;
        }
        int steps = (int) Math.ceil((to - from) / Math.min(p.bandwidth, q.bandwidth) * POINTS_A_BANDWIDTH);
        double step = (to - from) / steps;
        double[] first = p.at(from, step, steps + 1, REACH);
        double[] second = q.at(from, step, steps + 1, REACH);
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            sum += Math.min(first[i], second[i]);
        }
        return Math.min(1, sum * step);
    }

    /**
     * The Kullback-Leibler divergence ∫ p ln(p/q) in nats, at least 0, at most ln 10^10 ≈ 23: both densities are raised by
     * 10^-10 of p's highest, since q's tails come to nothing where p may still have something.
     */
    static double divergence(KernelDensity p, KernelDensity q) {
        if (p.constant() || q.constant()) {
            return p.constant() && q.constant() && p.least == q.least ? 0 : -Math.log(FLOOR);
        }
        double from = p.least - LONG_REACH * p.bandwidth;
        double to = p.most + LONG_REACH * p.bandwidth;
        int steps = (int)
                Math.min(MOST_POINTS, Math.ceil((to - from) / Math.min(p.bandwidth, q.bandwidth) * POINTS_A_BANDWIDTH));
        double step = (to - from) / steps;
        double[] first = p.at(from, step, steps + 1, LONG_REACH);
        double[] second = q.at(from, step, steps + 1, LONG_REACH);
        double floor = FLOOR * Arrays.stream(first).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            sum += first[i] * Math.log((first[i] + floor) / (second[i] + floor));
        }
        return Math.max(0, sum * step);
    }

    /**
     * The density at points at equal distances.
     *
     * <p>The Gaussian of one value is stepped along the points: with u the distance in bandwidths and d the step, exp(-(u +
     * d)²/2) is exp(-u²/2) times exp(-ud - d²/2), a factor that itself shrinks by exp(-d²) a step. So a value costs two
     * exponentials, not one a point.
     */
    private double[] at(double from, double step, int points, double reach) {
        double[] density = new double[points];
        double d = step / bandwidth;
        double shrink = Math.exp(-d * d);
        double scale = 1 / (bandwidth * Math.sqrt(2 * Math.PI));
        for (int v = 0; v < values.length; v++) {
            double value = values[v];
            int first = (int) Math.max(0, Math.ceil((value - reach * bandwidth - from) / step));
            int last = (int) Math.min(points - 1, Math.floor((value + reach * bandwidth - from) / step));
            double u = (from + first * step - value) / bandwidth;
            double gaussian = scale * weights[v] * Math.exp(-u * u / 2);
            double factor = Math.exp(-u * d - d * d / 2);
            for (int i = first; i <= last; i++) {
                density[i] += gaussian;
                gaussian *= factor;
                factor *= shrink;
            }
        }
        return density;
    }
}
