package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.SetMetric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * The Fréchet distance between Gaussians with the sets' means μ and covariances Σ, squared as it is usual since Heusel et
 * al. 2017: {@code |μ1 - μ2|² + tr(Σ1 + Σ2 - 2 (Σ1 Σ2)^½)}. The two terms are the value's parts. 0 for sets that agree
 * in both; it grows without bound.
 *
 * <p>It looks at {@link WindowFeatures} in units of their standard deviation in real music, with repetitions as log(1 +
 * x), for a few windows that repeat a lot would outweigh all else; a feature that real music does not vary is
 * left as it is. Unlike realism it sees how features go together. Small sets are further apart, real ones too. Empty for
 * sets of fewer than two.
 */
@Extension
@Component(
        id = "frechet-distance",
        summary = "distance of means and covariances of ten features from real music's",
        source = "Heusel et al. 2017, arXiv:1706.08500, on hand-made features")
public final class FrechetDistance implements SetMetric<Score> {
    public FrechetDistance(NoParameters parameters) {}

    @Override
    public Optional<double[]> describe(Score window) {
        return WindowFeatures.of(window).map(row -> {
            row[WindowFeatures.REPETITIONS] = Math.log1p(row[WindowFeatures.REPETITIONS]);
            return row;
        });
    }

    @Override
    public Optional<Comparison> compare(double[][] rows, double[][] real) {
        if (rows.length < 2 || real.length < 2) {
            return Optional.empty();
        }
        double[] mean = mean(real);
        double[] scale = new double[mean.length];
        SymmetricMatrix variances = SymmetricMatrix.covariance(real, mean);
        Arrays.setAll(scale, i -> {
            double sd = Math.sqrt(variances.rows()[i][i]);
            // Rounding leaves a trace of variance where all values are the same.
            return sd > 1e-9 * Math.abs(mean[i]) ? sd : 1;
        });
        double[][] generated = scaled(rows, scale);
        double[][] reference = scaled(real, scale);
        double[] first = mean(generated);
        double[] second = mean(reference);
        double means = 0;
        for (int i = 0; i < first.length; i++) {
            means += (first[i] - second[i]) * (first[i] - second[i]);
        }
        double spread =
                spread(SymmetricMatrix.covariance(generated, first), SymmetricMatrix.covariance(reference, second));
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("means", means);
        parts.put("covariances", spread);
        return Optional.of(new Comparison(means + spread, parts));
    }

    /** tr(A + B - 2 (AB)^½); (AB)^½ has the trace of (A^½ B A^½)^½, whose matrix is symmetric. At least 0. */
    static double spread(SymmetricMatrix a, SymmetricMatrix b) {
        double shared = a.squareRoot().around(b).squareRoot().trace();
        return Math.max(0, a.trace() + b.trace() - 2 * shared);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double[][] scaled(double[][] rows, double[] scale) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] scaled = row.clone();
                    Arrays.setAll(scaled, i -> row[i] / scale[i]);
                    return scaled;
                })
                .toArray(double[][]::new);
    }

    @Override
    public boolean lowerIsBetter() {
        return true;
    }

    @Override
    public String unit() {
        return "squared distance";
    }
}
