package continuo.learn;

/**
 * Adam (Kingma and Ba 2015, section 2, in the order of computation of its last remark): with the moments
 * {@code m = β1 m + (1 - β1) g} and {@code v = β2 v + (1 - β2) g²} in iteration t from 1 on,
 * {@code w -= rate √(1 - β2^t) / (1 - β1^t) · m / (√v + ε)}.
 */
public final class Adam implements UpdateRule {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final double rate;
    private final int size;
    /** All of m, then all of v. */
    private final float[] moments;

    /**
     * @param rate learning rate
     * @param size how many weights there are
     */
    public Adam(double rate, int size) {
        this.rate = rate;
        this.size = size;
        this.moments = new float[Math.multiplyExact(2, size)];
    }

    @Override
    public Step step(int iteration, double pace) {
        int t = iteration + 1;
        float factor = (float) (pace * rate * Math.sqrt(1 - Math.pow(BETA2, t)) / (1 - Math.pow(BETA1, t)));
        return (at, count, weights, gradient) -> move(at, count, weights, gradient, factor);
    }

    private void move(int at, int count, float[] weights, float[] gradient, float factor) {
        float beta1 = (float) BETA1;
        float beta2 = (float) BETA2;
        float rest1 = (float) (1 - BETA1);
        float rest2 = (float) (1 - BETA2);
        int second = size + at;
        for (int i = 0; i < count; i++) {
            float g = gradient[i];
            float m = beta1 * moments[at + i] + rest1 * g;
            float v = beta2 * moments[second + i] + rest2 * g * g;
            moments[at + i] = m;
            moments[second + i] = v;
            weights[i] -= factor * m / ((float) Math.sqrt(v) + EPSILON);
        }
    }

    @Override
    public float[] state() {
        return moments;
    }
}
