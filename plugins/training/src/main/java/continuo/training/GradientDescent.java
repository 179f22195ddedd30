package continuo.training;

/** {@code w -= rate g}. */
record GradientDescent(double rate) implements UpdateRule {
    private static final float[] NOTHING = {};

    @Override
    public Step step(int iteration) {
        float factor = (float) rate;
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
