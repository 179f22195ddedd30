package continuo.metrics;

import continuo.metrics.DistanceFeatures.Feature;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.SetMetric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Distances within and between sets (Yang and Lerch 2020): for each of {@link DistanceFeatures} the Euclidean distances
 * of all pairs, a generated set's intra-set distances, real music's, and the inter-set distances of the two.
 *
 * <p>What is told of them is free of the features' units, so that a mean over features, the value, makes sense: mean intra-set
 * distance and mean inter-set distance as multiples of real music's mean intra-set distance; the area that the kernel densities
 * of real music's intra-set and the inter-set distances share; and the divergence of the former from the latter. Features
 * that do not vary in real music are left out of the multiples. Empty for sets of fewer than three, which have no
 * distribution of distances.
 */
@Extension
@Component(
        id = "intra-set-distance",
        summary = "how unlike each other the pieces are, beside real ones; below 1: too alike",
        source = "Yang and Lerch 2020, doi:10.1007/s00521-018-3849-7 (mgeval)",
        preset = "figure=intra")
@Component(
        id = "inter-set-distance",
        summary = "how unlike real pieces the pieces are, beside how unlike those are",
        source = "Yang and Lerch 2020, doi:10.1007/s00521-018-3849-7 (mgeval)",
        preset = "figure=inter")
@Component(
        id = "set-overlap",
        summary = "area shared by the distances to and among real pieces",
        source = "Yang and Lerch 2020, doi:10.1007/s00521-018-3849-7 (mgeval)",
        preset = "figure=overlap")
@Component(
        id = "set-divergence",
        summary = "divergence of the distances among real pieces from those to them",
        source = "Yang and Lerch 2020, doi:10.1007/s00521-018-3849-7 (mgeval)",
        preset = "figure=divergence")
public final class SetDistances implements SetMetric<Score> {
    private static final int FEWEST = 3;

    /** What is told of the distances. */
    public enum Figure {
        INTRA("times real"),
        INTER("times real"),
        OVERLAP("fraction"),
        DIVERGENCE("nats");

        private final String unit;

        Figure(String unit) {
            this.unit = unit;
        }
    }

    /**
     * Which figure.
     *
     * @param figure what is told of the distances
     */
    public record Parameters(
            @Parameter(help = "what is told of the distances", value = "overlap")
            Figure figure) {}

    private final Figure figure;

    public SetDistances(Parameters parameters) {
        this.figure = parameters.figure();
    }

    @Override
    public Optional<double[]> describe(Score window) {
        return DistanceFeatures.of(window);
    }

    @Override
    public Optional<Comparison> compare(double[][] rows, double[][] real) {
        if (rows.length < FEWEST || real.length < FEWEST) {
            return Optional.empty();
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Feature feature : DistanceFeatures.ALL) {
            value(rows, real, feature).ifPresent(value -> parts.put(feature.name(), value));
        }
        OptionalDouble mean =
                parts.values().stream().mapToDouble(Double::doubleValue).average();
        return mean.isPresent() ? Optional.of(new Comparison(mean.getAsDouble(), parts)) : Optional.empty();
    }

    private OptionalDouble value(double[][] rows, double[][] real, Feature feature) {
        double[] among = within(real, feature);
        return switch (figure) {
            case INTRA -> ratio(within(rows, feature), among);
            case INTER -> ratio(between(rows, real, feature), among);
            case OVERLAP ->
                OptionalDouble.of(KernelDensity.overlap(
                        new KernelDensity(among), new KernelDensity(between(rows, real, feature))));
            case DIVERGENCE ->
                OptionalDouble.of(KernelDensity.divergence(
                        new KernelDensity(among), new KernelDensity(between(rows, real, feature))));
        };
    }

    private static OptionalDouble ratio(double[] distances, double[] among) {
        double unit = Arrays.stream(among).sum() / among.length;
        return unit == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(distances).sum() / distances.length / unit);
    }

    /** Of every pair once. */
    private static double[] within(double[][] rows, Feature feature) {
        double[] distances = new double[rows.length * (rows.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[next++] = distance(rows[i], rows[j], feature);
            }
        }
        return distances;
    }

    private static double[] between(double[][] rows, double[][] real, Feature feature) {
        double[] distances = new double[rows.length * real.length];
        int next = 0;
        for (double[] row : rows) {
            for (double[] other : real) {
                distances[next++] = distance(row, other, feature);
            }
        }
        return distances;
    }

    private static double distance(double[] a, double[] b, Feature feature) {
        // Two sums, or each addition would wait for the one before: the longest features hold 144 numbers.
        double even = 0;
        double odd = 0;
        int i = feature.from();
        for (; i + 1 < feature.to(); i += 2) {
            even += (a[i] - b[i]) * (a[i] - b[i]);
            odd += (a[i + 1] - b[i + 1]) * (a[i + 1] - b[i + 1]);
        }
        if (i < feature.to()) {
            even += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(even + odd);
    }

    @Override
    public String unit() {
        return figure.unit;
    }

    /** There are as many distances as pairs. */
    @Override
    public boolean resampled() {
        return false;
    }
}
