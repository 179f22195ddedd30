package continuo.nn.head;

import java.util.Arrays;

/**
 * The distribution of a real number about the levels of a column, a mixture of K logistics (Salimans et al. 2017, equation 1):
 *
 * <pre>
 * F(x) = Σ_k π_k σ((x - μ_k) / s_k)        π = softmax(y_1..y_K)
 * μ_k = a_k + g_k y_{K+k}                  a_k: a level of the column, g_k: how far such levels are apart
 * s_k = f + g_k softplus(y_{2K+k} - 1)     f: what keeps densities bounded
 * </pre>
 *
 * Holds the mixture of one row at a time, so each tape has its own. Numbers are in network units, probabilities in nats.
 */
public final class LogisticMixture {
    /**
     * K is the number of levels, but not more than this. With fewer than levels, components would have to move from one to
     * another with every key, more exactly than networks learn to.
     */
    private static final int MOST_COMPONENTS = 128;

    /** f beside the smallest distance between two levels: so narrow that nearly nothing falls beside the level. */
    private static final double SHARPEST = 0.02;

    /** Components begin so narrow that each has its own levels, and so wide that no level is left out. */
    private static final double OPENING = -1;

    /** Beyond the last borders, beside the range of all levels: so far out that nothing is left. */
    private static final double FAR = 1e9;

    /** How exactly draws are computed, beside the range of all levels. */
    private static final double PRECISION = 1e-10;

    private static final int MOST_ITERATIONS = 100;

    private final Levels levels;
    private final int components;
    private final double first;
    private final double last;
    private final double floor;
    private final double[] anchors;
    private final double[] units;
    private final double[] weights;
    private final double[] means;
    private final double[] scales;
    /** ds/dy. */
    private final double[] slopes;

    private final double[] shares;
    private final double[] meanSlopes;
    private final double[] scaleSlopes;
    private double logNormaliser;
    private double cumulative;
    private double density;

    /** @param levels about which components begin */
    public LogisticMixture(Levels levels) {
        this.levels = levels;
        components = components(levels);
        float[] values = levels.values();
        first = values[0];
        last = values[values.length - 1];
        double smallest = last - first;
        for (int i = 1; i < values.length; i++) {
            smallest = Math.min(smallest, values[i] - values[i - 1]);
        }
        floor = SHARPEST * smallest;
        anchors = new double[components];
        for (int k = 0; k < components; k++) {
            anchors[k] = values[k * (values.length - 1) / (components - 1)];
        }
        units = new double[components];
        for (int k = 0; k < components; k++) {
            int below = Math.max(0, k - 1);
            int above = Math.min(components - 1, k + 1);
            units[k] = (anchors[above] - anchors[below]) / (above - below);
        }
        weights = new double[components];
        means = new double[components];
        scales = new double[components];
        slopes = new double[components];
        shares = new double[components];
        meanSlopes = new double[components];
        scaleSlopes = new double[components];
    }

    private static int components(Levels levels) {
        return Math.min(levels.count(), MOST_COMPONENTS);
    }

    /** How many outputs y say what a column's mixture is. */
    public static int outputs(Levels levels) {
        return 3 * components(levels);
    }

    /** Takes the mixture that outputs from {@code at} on say. */
    public void read(float[] y, int at) {
        double largest = y[at];
        for (int k = 1; k < components; k++) {
            largest = Math.max(largest, y[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < components; k++) {
            weights[k] = Math.exp(y[at + k] - largest);
            sum += weights[k];
        }
        logNormaliser = largest + Math.log(sum);
        for (int k = 0; k < components; k++) {
            weights[k] /= sum;
            means[k] = anchors[k] + units[k] * y[at + components + k];
            double raw = y[at + 2 * components + k] + OPENING;
            double e = Math.exp(-Math.abs(raw));
            scales[k] = floor + units[k] * (Math.max(raw, 0) + Math.log(1 + e));
            slopes[k] = units[k] * (raw >= 0 ? 1 : e) / (1 + e);
        }
    }

    /**
     * Makes the mixture narrower.
     *
     * @param temperature divides the logits and multiplies the scales, above 0
     * @param nucleus left are the likeliest components that together have at least this probability
     */
    public void sharpen(double temperature, double nucleus) {
        if (temperature != 1) {
            double largest = Arrays.stream(weights).max().orElseThrow();
            for (int k = 0; k < components; k++) {
                weights[k] = Math.pow(weights[k] / largest, 1 / temperature);
                scales[k] *= temperature;
            }
            normalise();
        }
        if (nucleus < 1) {
            System.arraycopy(weights, 0, shares, 0, components);
            Arrays.sort(shares);
            double sum = 0;
            int least = components;
            while (least > 0 && sum < nucleus) {
                sum += shares[--least];
            }
            for (int k = 0; k < components; k++) {
                weights[k] = weights[k] < shares[least] ? 0 : weights[k];
            }
            normalise();
        }
    }

    private void normalise() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int k = 0; k < components; k++) {
            weights[k] /= sum;
        }
    }

    /** The mean of the heaviest component, within the range of the levels. */
    public double mode() {
        int heaviest = 0;
        for (int k = 1; k < components; k++) {
            heaviest = weights[k] > weights[heaviest] ? k : heaviest;
        }
        return Math.max(first, Math.min(last, means[heaviest]));
    }

    /** Computes F and p = dF/dx. */
    private void evaluate(double x) {
        cumulative = 0;
        density = 0;
        for (int k = 0; k < components; k++) {
            double z = (x - means[k]) / scales[k];
            double e = Math.exp(-Math.abs(z));
            double share = weights[k] / (1 + e);
            cumulative += z >= 0 ? share : share * e;
            density += share * e / ((1 + e) * scales[k]);
        }
    }

    /** p(x). */
    public double density(double x) {
        evaluate(x);
        return density;
    }

    /** How far it is from the first level to the last. */
    public double range() {
        return last - first;
    }

    /** F(x). */
    public double cumulative(double x) {
        evaluate(x);
        return cumulative;
    }

    /** F^-1(v), within the range of the levels: by Newton's method, and by halves where that does not get on. */
    public double inverse(double v) {
        double low = first;
        double high = last;
        if (cumulative(low) >= v) {
            return low;
        }
        if (cumulative(high) <= v) {
            return high;
        }
        double x = guess(v);
        x = x > low && x < high ? x : (low + high) / 2;
        double lastStep = high - low;
        for (int i = 0; i < MOST_ITERATIONS && Math.abs(lastStep) > PRECISION * (last - first); i++) {
            evaluate(x);
            if (cumulative < v) {
                low = x;
            } else {
                high = x;
            }
            double step = (v - cumulative) / density;
            boolean useful = Math.abs(step) < Math.abs(lastStep) / 2 && x + step >= low && x + step <= high;
            double next = useful ? x + step : (low + high) / 2;
            lastStep = next - x;
            x = next;
        }
        return x;
    }

    /** F^-1(v) if components were ordered and did not overlap. */
    private double guess(double v) {
        double rest = v;
        int k = 0;
        while (k < components - 1 && rest >= weights[k]) {
            rest -= weights[k++];
        }
        double share = rest / weights[k];
        return means[k] + scales[k] * Math.log(share / (1 - share));
    }

    /**
     * Goes back through {@link #inverse}: {@code dx/dθ = -(dF/dθ) / p(x)} (Figurnov et al. 2018, equation 5).
     *
     * @param x what was drawn of the mixture read last, and whose {@link #density(double)} was asked for last
     * @param factor dL/dx / p(x)
     * @param y becomes dL/dy
     */
    public void inverseBack(double x, double factor, float[] y, int at) {
        if (x <= first || x >= last) {
            Arrays.fill(y, at, at + 3 * components, 0);
            return;
        }
        for (int k = 0; k < components; k++) {
            double z = (x - means[k]) / scales[k];
            double e = Math.exp(-Math.abs(z));
            double below = (z >= 0 ? 1 : e) / (1 + e);
            double own = factor * weights[k] * e / ((1 + e) * (1 + e) * scales[k]);
            y[at + k] = (float) (-factor * weights[k] * (below - cumulative));
            y[at + components + k] = (float) (own * units[k]);
            y[at + 2 * components + k] = (float) (own * z * slopes[k]);
        }
    }

    /**
     * -log of the probability of all that is nearer to a level than to others, {@code F(b) - F(a)} with the borders a
     * and b half-way to its neighbours (Salimans et al. 2017, equation 2). A component's share is
     * {@code σ(β) - σ(α) = σ(β) σ(-α) (1 - e^(α - β))}, of which logarithms are taken, so that it may be as small as it likes.
     *
     * @param y what the mixture was read from; becomes {@code weight} times the gradient
     */
    public double negativeLogLikelihood(int level, float weight, float[] y, int at) {
        double a = border(level);
        double b = border(level + 1);
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < components; k++) {
            double alpha = (a - means[k]) / scales[k];
            double beta = (b - means[k]) / scales[k];
            shares[k] = y[at + k] + Math.min(beta, 0) - Math.max(alpha, 0);
            largest = Math.max(largest, shares[k]);
        }
        double sum = 0;
        for (int k = 0; k < components; k++) {
            sum += shares[k] = Math.exp(shares[k] - largest) * share(k, a, b);
        }
        for (int k = 0; k < components; k++) {
            double share = weight * shares[k] / sum;
            y[at + k] = (float) (weight * weights[k] - share);
            y[at + components + k] = (float) (-share * meanSlopes[k] * units[k]);
            y[at + 2 * components + k] = (float) (-share * scaleSlopes[k] * slopes[k]);
        }
        return logNormaliser - largest - Math.log(sum);
    }

    /** What is left of {@code σ(β) - σ(α)} without its exponents; its logarithm's derivatives by μ and s are kept. */
    private double share(int k, double a, double b) {
        double alpha = (a - means[k]) / scales[k];
        double beta = (b - means[k]) / scales[k];
        double width = beta - alpha;
        double atAlpha = Math.exp(-Math.abs(alpha));
        double atBeta = Math.exp(-Math.abs(beta));
        double atWidth = Math.exp(-width);
        double below = (alpha >= 0 ? 1 : atAlpha) / (1 + atAlpha);
        double above = (beta >= 0 ? atBeta : 1) / (1 + atBeta);
        meanSlopes[k] = (below - above) / scales[k];
        scaleSlopes[k] = (alpha * below - beta * above - width * atWidth / (1 - atWidth)) / scales[k];
        return (1 - atWidth) / ((1 + atAlpha) * (1 + atBeta));
    }

    /** Half-way from a level to the one below it. */
    private double border(int level) {
        if (level == 0) {
            return first - FAR * (last - first);
        }
        if (level == levels.count()) {
            return last + FAR * (last - first);
        }
        return (levels.values()[level - 1] + levels.values()[level]) / 2;
    }
}
