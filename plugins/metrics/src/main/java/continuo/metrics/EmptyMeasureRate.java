package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * The measures in which no note sounds, divided by all from 0 to the end of the last note, in 0..1 (Dong et al. 2020,
 * MusPy). All measures are as long as the first: time signatures that come later are not looked at. Empty for a score
 * without notes.
 */
@Extension
@Component(
        id = "empty-measure-rate",
        summary = "share of the measures in which nothing sounds",
        source = "Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class EmptyMeasureRate implements Metric<Score> {
    public EmptyMeasureRate(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return Spans.measures(score).emptyRate(score);
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
