package continuo.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric in an {@link EvaluationTable}.
 *
 * @param metric the metric's id
 * @param unit the metric's unit
 * @param values of each whole piece, in the table's order; empty where the metric is not defined on it
 * @param generated over the pieces' windows; empty where it is defined on none
 * @param real over the windows of real music; empty where there are none or it is defined on none
 * @param nullBand over the pieces' windows with uniform random pitches; empty where there are none, it is defined on
 *     none, or the metric does not look at pitches, so that chance has nothing to say about it
 */
public record MetricRow(
        String metric,
        String unit,
        List<OptionalDouble> values,
        Optional<Band> generated,
        Optional<Band> real,
        Optional<Band> nullBand) {
    public MetricRow {
        values = List.copyOf(values);
    }

    /** The mean over the whole pieces on which the metric is defined; empty where it is defined on none. */
    public OptionalDouble mean() {
        return values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
