package continuo.measure;

import continuo.content.NullModel;
import continuo.measure.SetRow.Interval;
import continuo.music.Score;
import continuo.spi.SetMetric.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Compares sets of windows with held-out real music: generated ones, training music in their place (the ceiling) and
 * the same with random pitches (the baseline).
 *
 * <p>Works on several threads; the result depends on the arguments only.
 */
public final class SetEvaluation {
    /** Below this many windows on a side, set metrics say little; published figures are from more. */
    public static final int ENOUGH_WINDOWS = 200;

    /** Resamples for an interval: its ends rest on five each. */
    private static final int RESAMPLES = 200;

    /** Draws of real windows where the pieces are fewer, so that their figure does not hang on one draw. */
    private static final int SUBSETS = 20;

    private static final double TAIL = 0.025;

    private SetEvaluation() {}

    /**
     * Gives one row per metric.
     *
     * @param windows of the pieces to measure, one per piece, all with the same number of notes
     * @param real windows with that number of notes
     * @throws continuo.fault.Failure of kind PLUGIN, naming the metric, where one breaks
     */
    public static List<SetRow> evaluate(List<Score> windows, List<NamedSetMetric> metrics, RealMusic real, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Score> chance = real.training().stream()
                .map(window -> NullModel.uniformPitch(window, random))
                .toList();
        return metrics.parallelStream()
                .map(metric -> row(metric, windows, real, chance, seed))
                .toList();
    }

    private static SetRow row(
            NamedSetMetric metric, List<Score> windows, RealMusic real, List<Score> chance, long seed) {
        double[][] rows = metric.describe(windows);
        double[][] heldOut = metric.describe(real.heldOut());
        Optional<Comparison> comparison = metric.compare(rows, heldOut);
        OptionalDouble value =
                comparison.isPresent() ? OptionalDouble.of(comparison.get().value()) : OptionalDouble.empty();
        return new SetRow(
                metric.id(),
                metric.unit(),
                rows.length,
                heldOut.length,
                value,
                value.isPresent() && metric.resampled()
                        ? interval(metric, rows, heldOut, value.getAsDouble(), seed)
                        : Optional.empty(),
                instead(metric, rows.length, metric.describe(real.training()), heldOut, seed),
                instead(metric, rows.length, metric.describe(chance), heldOut, seed),
                comparison.map(Comparison::parts).orElse(Map.of()));
    }

    /**
     * The percentile bootstrap (Efron 1979) of both sets, shifted so that it is centred on the value: a resample holds
     * windows twice and lacks others, which alone makes sets less alike.
     */
    private static Optional<Interval> interval(
            NamedSetMetric metric, double[][] rows, double[][] heldOut, double value, long seed) {
        double[] values =
                values(RESAMPLES, seed, random -> metric.compare(resampled(rows, random), resampled(heldOut, random)));
        if (values.length < RESAMPLES) {
            return Optional.empty();
        }
        Arrays.sort(values);
        double shift = value - Arrays.stream(values).sum() / values.length;
        int outside = (int) (TAIL * RESAMPLES);
        return Optional.of(new Interval(values[outside] + shift, values[RESAMPLES - 1 - outside] + shift));
    }

    /** The mean value of as many windows as the pieces have, or all where there are fewer. */
    private static OptionalDouble instead(
            NamedSetMetric metric, int count, double[][] rows, double[][] heldOut, long seed) {
        int subsets = count < rows.length && metric.resampled() ? SUBSETS : 1;
        return Arrays.stream(values(
                        subsets,
                        seed,
                        random -> metric.compare(some(rows, Math.min(count, rows.length), random), heldOut)))
                .average();
    }

    private interface Draw {
        Optional<Comparison> compare(SplittableRandom random);
    }

    private static double[] values(int draws, long seed, Draw draw) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SplittableRandom> randoms = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            randoms.add(random.split());
        }
        return randoms.parallelStream()
                .flatMap(own -> draw.compare(own).stream())
                .mapToDouble(Comparison::value)
                .toArray();
    }

    private static double[][] resampled(double[][] rows, SplittableRandom random) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> rows[random.nextInt(rows.length)])
                .toArray(double[][]::new);
    }

    /** Without putting back (Fisher and Yates). */
    private static double[][] some(double[][] rows, int count, SplittableRandom random) {
        double[][] shuffled = rows.clone();
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, shuffled.length);
            double[] row = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = row;
        }
        return Arrays.copyOf(shuffled, count);
    }
}
