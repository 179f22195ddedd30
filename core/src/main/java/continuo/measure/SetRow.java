package continuo.measure;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One set metric in an {@link EvaluationTable}. All sets that are compared with the windows held out have as many windows
 * as the pieces, or as many as there are, so that what small sets do to a figure they do to all.
 *
 * @param metric the metric's id
 * @param unit the metric's unit
 * @param windows of the pieces that could be described; one a piece
 * @param realWindows held out, that they were compared with
 * @param value of the pieces; empty where the metric has none for so few
 * @param interval where the value would lie in 95 of 100 such evaluations; empty where it has no value or is not resampled
 * @param real the same for windows of the training music in the pieces' place; empty where there are none
 * @param chance the same for those with uniform random pitches
 * @param parts what the value is made of, by name, in order
 */
public record SetRow(
        String metric,
        String unit,
        int windows,
        int realWindows,
        OptionalDouble value,
        Optional<Interval> interval,
        OptionalDouble real,
        OptionalDouble chance,
        Map<String, Double> parts) {

    /** @param low not above {@code high} */
    public record Interval(double low, double high) {}
}
