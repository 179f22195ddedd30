package continuo.studio.study;

import continuo.measure.Band;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one trained generator composes, beside real music.
 *
 * @param step the training was at
 * @param pieces that were drawn
 * @param windows of 100 notes that they gave, one each; those with fewer notes give none
 * @param realWindows windows of real music that they were compared with
 * @param test whether these are of the test side alone, not of other sides, too, because that has too few
 * @param degenerate how many of the pieces were empty or one note repeated
 * @param dropped of each piece the share of tones that were silent or out of range, 0..1
 * @param metrics of single windows
 * @param sets of all windows together
 * @param validation realism beside the validation side in the place of the test side; empty where the test side was too
 *     small to be taken by itself, or the validation side is
 */
public record Result(
        long step,
        int pieces,
        int windows,
        int realWindows,
        boolean test,
        int degenerate,
        List<Double> dropped,
        List<OfWindows> metrics,
        List<OfSet> sets,
        Optional<OfSet> validation) {
    public Result {
        dropped = List.copyOf(dropped);
        metrics = List.copyOf(metrics);
        sets = List.copyOf(sets);
    }

    /**
     * A metric of single windows.
     *
     * @param values of those windows that it is defined on
     * @param real over windows of real music; empty where there is none
     * @param chance over the windows with random pitches; empty where the metric does not look at pitches
     */
    public record OfWindows(
            String metric, String unit, List<Double> values, Optional<Band> real, Optional<Band> chance) {
        public OfWindows {
            values = List.copyOf(values);
        }
    }

    /**
     * A metric of all windows together.
     *
     * @param value empty where there were too few windows
     * @param low the lower end of its 95 % interval
     * @param high the upper end
     * @param real what training music has in the windows' place
     * @param chance what that has with random pitches
     * @param parts what the value is made of
     */
    public record OfSet(
            String metric,
            String unit,
            OptionalDouble value,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble real,
            OptionalDouble chance,
            Map<String, Double> parts) {
        public OfSet {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }
}
