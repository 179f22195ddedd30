package continuo.measure;

import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.music.Score;
import continuo.spi.SetMetric;
import continuo.spi.SetMetric.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A set metric under the id it is installed as, with its contract enforced: whatever breaks it is a failure of kind PLUGIN that
 * names the metric.
 *
 * @param id the component's id
 * @param metric the component
 */
public record NamedSetMetric(String id, SetMetric<Score> metric) {

    /** The rows of the windows that can be described, in order. */
    double[][] describe(List<Score> windows) {
        double[][] rows =
                windows.parallelStream().flatMap(window -> row(window).stream()).toArray(double[][]::new);
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw broken("describes one window by " + rows[0].length + " numbers, another by " + row.length, null);
            }
        }
        return rows;
    }

    private Optional<double[]> row(Score window) {
        Optional<double[]> row = guarded(() -> metric.describe(window), "describing a window");
        if (row.isPresent() && !Arrays.stream(row.get()).allMatch(Double::isFinite)) {
            throw broken("describes a window by " + Arrays.toString(row.get()), null);
        }
        return row;
    }

    Optional<Comparison> compare(double[][] rows, double[][] real) {
        Optional<Comparison> comparison = guarded(() -> metric.compare(rows, real), "comparing");
        if (comparison.isPresent() && !Double.isFinite(comparison.get().value())) {
            throw broken("returned " + comparison.get().value(), null);
        }
        return comparison;
    }

    String unit() {
        return guarded(metric::unit, "being asked for its unit");
    }

    boolean resampled() {
        return guarded(metric::resampled, "being asked whether it is resampled");
    }

    private <T> T guarded(Supplier<T> call, String when) {
        T result;
        try {
            result = call.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError problem) {
            throw broken("failed " + when + ": " + problem, problem);
        }
        if (result == null) {
            throw broken("returned null " + when, null);
        }
        return result;
    }

    private Failure broken(String problem, @Nullable Throwable cause) {
        return Failure.plugin(
                "set-metric " + id + " " + problem + "; leave it out by naming the others, or update its plugin",
                cause);
    }
}
