package continuo.spi;

import continuo.music.Score;
import java.util.OptionalDouble;
import org.pf4j.ExtensionPoint;

/** A number that says something about a piece of music. Needs no tensor library. Safe for use by several threads. */
public interface Metric extends ExtensionPoint {
    /**
     * @return the value, never NaN or infinite; empty where it is not defined (polyphony of silence)
     */
    OptionalDouble measure(Score score);

    /** The value's unit, as a table's head would say it: {@code fraction}, {@code semitones}, {@code pairs}. */
    String unit();
}
