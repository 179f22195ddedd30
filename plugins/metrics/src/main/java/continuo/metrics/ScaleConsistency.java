package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * The largest fraction of tones that lie inside one standard scale (Mogren 2016, section 4), in 0..1: over major, natural
 * minor and harmonic minor on each of the 12 roots, with degree = (pitch - root) mod 12.
 *
 * <p>Natural minor holds the tones of its relative major and so never wins alone. Chance is far from 0: uniform random
 * pitches reach about 0.67 in 100 notes, more in fewer, and a single note is always consistent. Empty for a score without
 * notes.
 */
@Extension
@Component(
        id = "scale-consistency",
        summary = "largest fraction of tones inside one major or minor scale",
        source = "Mogren 2016, arXiv:1611.09904, section 4")
public final class ScaleConsistency implements Metric<Score> {
    public ScaleConsistency(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return Scales.consistency(score, (pitchClass, root) -> Math.floorMod(pitchClass - root, Scales.PITCH_CLASSES));
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
