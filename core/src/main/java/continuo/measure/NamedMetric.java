package continuo.measure;

import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.music.Score;
import continuo.spi.LearnedMetric;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A metric under the id it is installed as, with its contract enforced.
 *
 * @param id the component's id
 * @param metric the component
 */
public record NamedMetric(String id, Metric<Score> metric) {

    /**
     * The metric's value for a piece.
     *
     * @param what the piece, in the words of an error message
     * @throws Failure of kind PLUGIN, naming the metric and the piece, where the metric throws or returns NaN, an infinite
     *     number or null
     */
    public OptionalDouble measure(Score score, String what) {
        OptionalDouble value = guarded(() -> metric.measure(score), "on " + what);
        if (value == null) {
            throw broken("returned null on " + what, null);
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw broken("returned " + value.getAsDouble() + " on " + what, null);
        }
        return value;
    }

    /** @throws Failure of kind PLUGIN where the metric throws or has none */
    public String unit() {
        String unit = guarded(metric::unit, "when asked for its unit");
        if (unit == null) {
            throw broken("has no unit", null);
        }
        return unit;
    }

    /** What it is once it knows some music. */
    NamedMetric learned(LearnedMetric<Score> learning, Supplier<Stream<Score>> music) {
        Metric<Score> knowing;
        try (Stream<Score> pieces = music.get()) {
            knowing = learning.learn(pieces);
        } catch (Failure failure) {
            // What the music's reading throws is not the metric's fault.
            throw failure;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError problem) {
            throw broken("failed learning from the training music: " + problem, problem);
        }
        if (knowing == null) {
            throw broken("returned null when it had learned", null);
        }
        return new NamedMetric(id, knowing);
    }

    /** A metric comes from a stranger's plugin: whatever it throws is its fault, except that memory ran out. */
    private <T> T guarded(Supplier<T> call, String when) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError problem) {
            throw broken("failed " + when + ": " + problem, problem);
        }
    }

    private Failure broken(String problem, @Nullable Throwable cause) {
        return Failure.plugin(
                "metric " + id + " " + problem + "; leave it out by naming the others, or update its plugin", cause);
    }
}
