package continuo.measure;

import continuo.music.Score;
import continuo.spi.LearnedMetric;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What to measure by.
 *
 * @param metrics of single pieces
 * @param setMetrics of all pieces together
 */
public record Metrics(List<NamedMetric> metrics, List<NamedSetMetric> setMetrics) {
    public Metrics {
        metrics = List.copyOf(metrics);
        setMetrics = List.copyOf(setMetrics);
    }

    /** Those that are quick enough to be asked again and again: none that learns first or compares slowly. */
    public Metrics quick() {
        return new Metrics(
                metrics.stream()
                        .filter(metric -> !(metric.metric() instanceof LearnedMetric))
                        .toList(),
                setMetrics.stream().filter(NamedSetMetric::resampled).toList());
    }

    /** Those that have something to learn from training music first. */
    public Stream<NamedMetric> learning() {
        return metrics.stream().filter(metric -> metric.metric() instanceof LearnedMetric);
    }

    /**
     * The same, knowing the training music.
     *
     * @param music whole pieces; asked for once a metric that learns
     * @throws continuo.fault.Failure of kind PLUGIN where a metric breaks over it; whatever reading it throws
     */
    public Metrics learned(Supplier<Stream<Score>> music) {
        return new Metrics(
                metrics.stream()
                        .map(metric -> metric.metric() instanceof LearnedMetric<Score> learning
                                ? metric.learned(learning, music)
                                : metric)
                        .toList(),
                setMetrics);
    }
}
