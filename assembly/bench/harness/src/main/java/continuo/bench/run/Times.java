package continuo.bench.run;

import java.util.Arrays;

/**
 * What the repetitions of one subject took.
 *
 * @param sorted milliseconds, shortest first; at least one
 * @param operations floating-point operations of one repetition; 0 where that says nothing
 */
public record Times(double[] sorted, double operations) {
    /** In whatever order. */
    public static Times of(double[] milliseconds, double operations) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return new Times(sorted, operations);
    }

    public double min() {
        return sorted[0];
    }

    public double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** 10⁹ floating-point operations a second, at the median. */
    public double gigaflops() {
        return operations / median() / 1e6;
    }
}
