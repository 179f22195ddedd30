package continuo.learn;

/**
 * Plain stochastic gradient descent: {@code w -= rate g}.
 *
 * @param rate learning rate
 */
public record GradientDescent(double rate) implements UpdateRule {
    private static final float[] NOTHING = {};

    @Override
    public Step step(int iteration, double pace) {
        float factor = (float) (pace * rate);
        return (at, count, weights, gradient) -> {
            for (int i = 0; i < count; i++) {
                weights[i] -= factor * gradient[i];
            }
        };
    }

    @Override
    public float[] state() {
        return NOTHING;
    }
}
