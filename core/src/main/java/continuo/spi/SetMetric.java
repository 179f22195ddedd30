package continuo.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * A number that compares a set of pieces with a set of real ones. It measures what no single piece shows, such as mode
 * collapse: whether generated pieces vary as much as real ones. Needs no tensor library. Safe for use by several
 * threads.
 *
 * <p>A set metric sees every window of music as a row of numbers, and compares two sets of rows. The core does the rest,
 * the same for every set metric: it cuts the windows, one a piece and all of as many notes; describes each once;
 * resamples the rows for an interval; and lets real music and chance take the generated set's place, for what can be
 * reached and what must be beaten.
 *
 * @param <X> what pieces are made of: {@link continuo.music.Score} or {@link continuo.content.Series}
 */
public interface SetMetric<X> extends ExtensionPoint {
    /**
     * Describes a window by a row of numbers.
     *
     * @param window from time 0 on
     * @return a new row, of the same length for every window, all finite, in units of the metric's own; empty where
     *     there is nothing to describe, as in silence: such a window is in no set
     */
    Optional<double[]> describe(X window);

    /**
     * Compares two sets.
     *
     * @param rows what {@link #describe} gave for the windows in question, perhaps none; not changed
     * @param real the same for windows of real music, perhaps none; not changed
     * @return empty where a set is too small to say anything
     */
    Optional<Comparison> compare(double[][] rows, double[][] real);

    /** The value's unit, as a table's head would say it: {@code fraction}, {@code bits}, {@code distance}. */
    String unit();

    /** Whether the core may compare a few hundred times for an interval; false where one comparison takes long. */
    default boolean resampled() {
        return true;
    }

    /** Whether a set is nearer to the real one, the lower the value is. */
    default boolean lowerIsBetter() {
        return false;
    }

    /**
     * The result of a comparison.
     *
     * @param value the number, never NaN or infinite
     * @param parts what it is made of, by name, in an order to show them: one for every quality that was looked at; may
     *     be empty
     */
    record Comparison(double value, Map<String, Double> parts) {
        public Comparison {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }
}
