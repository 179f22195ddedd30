package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * The quarters in which no note sounds, divided by all from 0 to the end of the last note, in 0..1 (Dong et al. 2020,
 * MusPy). A note that ends where a beat begins does not sound in it. Empty for a score without notes.
 */
@Extension
@Component(
        id = "empty-beat-rate",
        summary = "share of the beats in which nothing sounds",
        source = "Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class EmptyBeatRate implements Metric<Score> {
    public EmptyBeatRate(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return Spans.beats(score).emptyRate(score);
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
