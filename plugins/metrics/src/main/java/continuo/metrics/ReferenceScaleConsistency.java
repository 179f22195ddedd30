package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Scale consistency as the released tool of Mogren 2016 computes it, in 0..1: degree = (pitch mod 12) - root, without
 * taking the difference modulo 12 again, so that every tone whose pitch class is below the root counts as outside.
 *
 * <p>Only scales on C suffer nothing: a scale of C major scores 1, the same in D major 6/7, for its c sharp has degree
 * -1. Never above {@link ScaleConsistency}. Empty for a score without notes.
 */
@Extension
@Component(
        id = "reference-scale-consistency",
        summary = "scale consistency as the released C-RNN-GAN tool computes it, for comparing published numbers",
        source = "Mogren 2016, arXiv:1611.09904, released tool")
public final class ReferenceScaleConsistency implements Metric<Score> {
    public ReferenceScaleConsistency(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return Scales.consistency(score, (pitchClass, root) -> pitchClass - root);
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
