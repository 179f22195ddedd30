package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Shannon entropy of the pitches, -Σ p_i log2 p_i over the 128 pitches with p_i the share of the notes on pitch i, in
 * 0..7 bits (Dong et al. 2020, MusPy). 0 when all notes have one pitch; empty for a score without notes.
 */
@Extension
@Component(
        id = "pitch-entropy",
        summary = "how evenly the pitches are used",
        source = "Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class PitchEntropy implements Metric<Score> {
    public PitchEntropy(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return Tally.of(score, 128).entropy();
    }

    @Override
    public String unit() {
        return "bits";
    }
}
