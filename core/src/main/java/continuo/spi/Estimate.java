package continuo.spi;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A figure that was estimated from a sample of pieces.
 *
 * @param value finite
 * @param standardError of the value as an estimate for all pieces of this kind, in its unit, at least 0 and finite; empty where
 *     the sample is too small to tell
 * @param unit as a table's head would say it: {@code nats per step}, {@code fraction}
 * @param count how many independent units, pieces mostly, it rests on; at least 1
 */
public record Estimate(double value, OptionalDouble standardError, String unit, long count) {
    /** The 97.5th percentile of the standard normal distribution. */
    private static final double NORMAL_95 = 1.96;

    public Estimate {
        Objects.requireNonNull(standardError);
        Objects.requireNonNull(unit);
        double error = standardError.orElse(0);
        if (!Double.isFinite(value) || !(error >= 0) || Double.isInfinite(error) || count < 1) {
            throw new IllegalArgumentException("an estimate of " + value + " ± " + error + " from " + count);
        }
    }

    /** The lower end of the 95 % interval, by the normal distribution; the value where no standard error is known. */
    public double low() {
        return value - NORMAL_95 * standardError.orElse(0);
    }

    /** The upper end. */
    public double high() {
        return value + NORMAL_95 * standardError.orElse(0);
    }

    /**
     * A ratio of two sums over pieces, such as nats per step: {@code R = Σ y / Σ x}. Steps of a piece depend on each other, and
     * pieces do not, so the pieces are the sample. The standard error is that of a ratio estimator (Cochran 1977, Sampling
     * Techniques, section 6.4): {@code s(R) = sqrt(n / (n - 1) · Σ (y - R x)²) / Σ x}.
     *
     * @param numerators y of each piece, finite
     * @param denominators x of each piece, at least 0 and not all 0
     */
    public static Estimate ofRatio(double[] numerators, double[] denominators, String unit) {
        double x = Arrays.stream(denominators).sum();
        double ratio = Arrays.stream(numerators).sum() / x;
        int n = numerators.length;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = numerators[i] - ratio * denominators[i];
            squares += residual * residual;
        }
        return new Estimate(
                ratio,
                n < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares * n / (n - 1)) / x),
                unit,
                n);
    }
}
