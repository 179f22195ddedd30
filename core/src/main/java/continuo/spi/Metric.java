package continuo.spi;

import java.util.OptionalDouble;
import org.pf4j.ExtensionPoint;

/**
 * A number that says something about a piece. Needs no tensor library. Safe for use by several threads.
 *
 * @param <X> what pieces are made of: {@link continuo.music.Score} or {@link continuo.content.Series}
 */
public interface Metric<X> extends ExtensionPoint {
    /**
     * @return the value, never NaN or infinite; empty where it is not defined (polyphony of silence)
     */
    OptionalDouble measure(X piece);

    /** The value's unit, as a table's head would say it: {@code fraction}, {@code semitones}, {@code pairs}. */
    String unit();
}
