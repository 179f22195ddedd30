package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * The mean number of pitches that sound, over the time in which one does: at least 1 (Dong et al. 2020, MusPy calls it
 * polyphony). Notes of one pitch count once. Empty where nothing lasts.
 */
@Extension
@Component(
        id = "mean-polyphony",
        summary = "mean number of pitches that sound together",
        source = "Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class MeanPolyphony implements Metric<Score> {
    public MeanPolyphony(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        Sounding sounding = Sounding.of(score);
        return sounding.any() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sounding.pitchTime() / sounding.any());
    }

    @Override
    public String unit() {
        return "pitches";
    }
}
