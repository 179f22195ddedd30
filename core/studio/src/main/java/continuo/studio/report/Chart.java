package continuo.studio.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Curves that belong in one drawing.
 *
 * @param title what they show
 * @param explanation for a reader who does not know
 * @param unit of the values; empty where they have none
 * @param lines at least one
 * @param shares whether the values are 0 or 1 a step, so that their mean is a share
 * @param reference a value worth a line of its own, with the words for it
 * @param trainingFrom the step with which the training proper begins, where the curves cross it
 */
record Chart(
        String title,
        String explanation,
        String unit,
        List<Line> lines,
        boolean shares,
        OptionalDouble reference,
        String referenceLabel,
        OptionalLong trainingFrom) {
    /** @param label what the legend calls it */
    record Line(String label, Curve curve) {}
}
