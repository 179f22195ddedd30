package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.SetMetric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * How far ten features of windows are distributed as in real music, in 0..1: for each of {@link WindowFeatures}, the area
 * that the kernel densities of the two sets share, ∫ min(p, q); realism is their mean, and the areas are its parts.
 *
 * <p>Made for windows of 100 notes and sets of at least 200: small sets overlap less, real ones too. Since a feature that is the same in
 * every window shares no area with one that varies, constant velocity alone costs a tenth. Empty for sets of fewer than two.
 */
@Extension
@Component(
        id = "realism",
        summary = "how far ten features are distributed as in real music",
        source = "overlapping areas as in Yang and Lerch 2020, doi:10.1007/s00521-018-3849-7")
public final class Realism implements SetMetric<Score> {
    public Realism(NoParameters parameters) {}

    @Override
    public Optional<double[]> describe(Score window) {
        return WindowFeatures.of(window);
    }

    @Override
    public Optional<Comparison> compare(double[][] rows, double[][] real) {
        if (rows.length < 2 || real.length < 2) {
            return Optional.empty();
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        double sum = 0;
        for (int feature = 0; feature < WindowFeatures.NAMES.size(); feature++) {
            double overlap = KernelDensity.overlap(
                    new KernelDensity(WindowFeatures.column(rows, feature)),
                    new KernelDensity(WindowFeatures.column(real, feature)));
            parts.put(WindowFeatures.NAMES.get(feature), overlap);
            sum += overlap;
        }
        return Optional.of(new Comparison(sum / parts.size(), parts));
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
