package continuo.measure;

import java.util.Arrays;

/**
 * How a metric is distributed over many windows of music.
 *
 * @param count number of values, at least 1
 * @param mean their mean
 * @param sd their standard deviation with the divisor count - 1; 0 for one value
 * @param p5 5th percentile; percentiles between two values are interpolated linearly
 * @param p25 first quartile
 * @param p50 median
 * @param p75 third quartile
 * @param p95 95th percentile
 */
public record Band(int count, double mean, double sd, double p5, double p25, double p50, double p75, double p95) {

    /**
     * @param values at least one, all finite, in any order; not changed
     * @throws IllegalArgumentException where there is none or one is not finite
     */
    public static Band of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a band needs at least one value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // NaN and positive infinity sort to the end, negative infinity to the front.
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a band needs finite values");
        }
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        return new Band(
                sorted.length,
                mean,
                sorted.length == 1 ? 0 : Math.sqrt(squares / (sorted.length - 1)),
                quantile(sorted, 0.05),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 0.95));
    }

    /** The default of R and NumPy (Hyndman and Fan 1996, definition 7): position q·(count - 1) in the sorted values. */
    private static double quantile(double[] sorted, double q) {
        double position = q * (sorted.length - 1);
        int below = (int) position;
        if (below == sorted.length - 1) {
            return sorted[below];
        }
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
