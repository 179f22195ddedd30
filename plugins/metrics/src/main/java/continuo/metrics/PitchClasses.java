package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * How many of the 12 pitch classes occur (Dong et al. 2020, MusPy). 0 for a score without notes.
 */
@Extension
@Component(
        id = "pitch-classes",
        summary = "number of different pitch classes",
        source = "Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class PitchClasses implements Metric<Score> {
    public PitchClasses(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return OptionalDouble.of(Tally.of(score, Scales.PITCH_CLASSES).used());
    }

    @Override
    public String unit() {
        return "pitch classes";
    }
}
