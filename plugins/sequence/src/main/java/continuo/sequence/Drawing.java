package continuo.sequence;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How classes are drawn from their logits. Of a nucleus, drawn from are the likeliest classes that together have at least its
 * probability (Holtzman et al. 2020, section 3.1). Bits are drawn from both their values whatever the nucleus: a tone that is
 * unlikely in each of a hundred frames is meant to come once.
 *
 * @param temperature divides the logits; 0 takes the likeliest
 * @param nucleus above 0; 1 for all
 */
record Drawing(double temperature, double nucleus) {
    /** Whether a bit of this logit is 1. */
    int bit(float logit, RandomGenerator random) {
        if (temperature == 0) {
            return logit > 0 ? 1 : 0;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(-logit / temperature)) ? 1 : 0;
    }

    /** One of {@code count} classes whose logits begin at {@code at}. */
    int oneOf(float[] logits, int at, int count, RandomGenerator random) {
        int best = likeliest(logits, at, count);
        if (temperature == 0) {
            return best;
        }
        double[] shares = new double[count];
        double all = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = Math.exp((logits[at + i] - logits[at + best]) / temperature);
            all += shares[i];
        }
        double least = leastShare(shares, all);
        double kept = least == 0
                ? all
                : Arrays.stream(shares).filter(share -> share >= least).sum();
        double left = random.nextDouble() * kept;
        for (int i = 0; i < count; i++) {
            if (shares[i] >= least) {
                left -= shares[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        // Rounding left nothing to take the last share from.
        return best;
    }

    /** The smallest share within the nucleus. */
    private double leastShare(double[] shares, double all) {
        if (nucleus >= 1) {
            return 0;
        }
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        int last = sorted.length;
        for (double sum = 0; last > 0 && sum < nucleus * all; ) {
            sum += sorted[--last];
        }
        return sorted[Math.min(last, sorted.length - 1)];
    }

    static int likeliest(float[] logits, int at, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (logits[at + i] > logits[at + best]) {
                best = i;
            }
        }
        return best;
    }
}
