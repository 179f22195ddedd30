package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * The time in which at least two pitches sound, divided by the time from 0 to the end of the last note, in 0..1 (Dong et
 * al. 2020, MusPy). Unlike {@link Polyphony} it asks what sounds and not what begins: a held bass makes a melody
 * polyphonic. Notes of one pitch count once. Empty where nothing lasts.
 */
@Extension
@Component(
        id = "polyphony-rate",
        summary = "share of the time in which two or more pitches sound",
        source = "Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class PolyphonyRate implements Metric<Score> {
    public PolyphonyRate(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        Sounding sounding = Sounding.of(score);
        return sounding.total() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) sounding.several() / sounding.total());
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
