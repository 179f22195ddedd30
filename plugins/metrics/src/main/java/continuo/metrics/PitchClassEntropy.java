package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Shannon entropy of the pitch classes, -Σ p_i log2 p_i over the 12 of them, in 0..log2 12 ≈ 3.58 bits (Wu and Yang
 * 2020, The Jazz Transformer on the Front Line). A scale used evenly has log2 7 ≈ 2.81. Empty for a score without notes.
 */
@Extension
@Component(
        id = "pitch-class-entropy",
        summary = "how evenly the twelve pitch classes are used",
        source = "Wu and Yang 2020, arXiv:2008.01307; Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class PitchClassEntropy implements Metric<Score> {
    public PitchClassEntropy(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return Tally.of(score, Scales.PITCH_CLASSES).entropy();
    }

    @Override
    public String unit() {
        return "bits";
    }
}
