package continuo.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleSupplier;

/** Checks gradients by finite differences. */
public final class Differences {
    private static final double STEP = 1e-4;
    private static final double LARGEST_RELATIVE_ERROR = 1e-6;

    private Differences() {}

    /**
     * Differences of {@code loss} with respect to each value against the analytic gradient: of fourth order, so that steps
     * may be large enough for rounding not to matter.
     */
    public static void check(double[] values, double[] analytic, DoubleSupplier loss) {
        for (int i = 0; i < values.length; i++) {
            double near = difference(values, i, STEP, loss);
            double far = difference(values, i, 2 * STEP, loss);
            double numeric = (8 * near - far) / (12 * STEP);
            double scale = Math.max(1e-3, Math.abs(numeric) + Math.abs(analytic[i]));
            assertThat(Math.abs(numeric - analytic[i]) / scale)
                    .as("value %d: numeric %s, analytic %s", i, numeric, analytic[i])
                    .isLessThan(LARGEST_RELATIVE_ERROR);
        }
    }

    /** {@code loss(v + step) - loss(v - step)}. */
    private static double difference(double[] values, int i, double step, DoubleSupplier loss) {
        double saved = values[i];
        values[i] = saved + step;
        double up = loss.getAsDouble();
        values[i] = saved - step;
        double down = loss.getAsDouble();
        values[i] = saved;
        return up - down;
    }
}
