package continuo.studio.study;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/**
 * The percentile bootstrap (Efron 1979) in two levels: seeds are drawn with putting back, and of each seed drawn its
 * pieces, so that an interval holds both kinds of chance. With few seeds it is narrower than it should be, as every
 * bootstrap of few is.
 */
final class Bootstrap {
    private static final int RESAMPLES = 1000;
    private static final double TAIL = 0.025;

    /** Standard deviations from the mean of a normal distribution to the end of its 95 % interval. */
    private static final double DEVIATIONS = 1.96;

    private Bootstrap() {}

    /** @param low not above {@code high} */
    record Interval(double low, double high) {}

    /**
     * A number that was measured as a whole.
     *
     * @param low the lower end of its own 95 % interval
     * @param high the upper end
     */
    record Estimate(double value, double low, double high) {}

    /**
     * Of the mean of the seeds' means.
     *
     * @param seeds at least one, each with the values of at least one piece
     */
    static Interval ofMeans(List<double[]> seeds) {
        return interval(seeds, (pieces, random) -> {
            double sum = 0;
            for (int i = 0; i < pieces.length; i++) {
                sum += pieces[random.nextInt(pieces.length)];
            }
            return sum / pieces.length;
        });
    }

    /**
     * Of the mean of numbers that have intervals of their own, which stand for the resampling of their pieces. Of one
     * number, its own interval.
     *
     * @param seeds at least one
     */
    static Interval ofEstimates(List<Estimate> seeds) {
        if (seeds.size() == 1) {
            return new Interval(seeds.get(0).low(), seeds.get(0).high());
        }
        return interval(
                seeds,
                (seed, random) -> seed.value() + (seed.high() - seed.low()) / (2 * DEVIATIONS) * random.nextGaussian());
    }

    private static <T> Interval interval(List<T> seeds, ToDoubleBiFunction<T, SplittableRandom> resampled) {
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int s = 0; s < seeds.size(); s++) {
                sum += resampled.applyAsDouble(seeds.get(random.nextInt(seeds.size())), random);
            }
            means[i] = sum / seeds.size();
        }
        Arrays.sort(means);
        int outside = (int) (TAIL * RESAMPLES);
        return new Interval(means[outside], means[RESAMPLES - 1 - outside]);
    }
}
