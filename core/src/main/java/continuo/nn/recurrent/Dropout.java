package continuo.nn.recurrent;

import java.util.random.RandomGenerator;

/**
 * Inverted dropout on what goes up from a layer (never on what goes on in time; Zaremba et al. 2014): each value is kept
 * with probability 1 - rate and then divided by it, so that nothing changes where dropout is off.
 */
final class Dropout {
    private final float[] factors;
    private final float[] outputs;

    /** @param size of the values it works on */
    Dropout(int size) {
        factors = new float[size];
        outputs = new float[size];
    }

    void draw(double rate, RandomGenerator random) {
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < rate ? 0 : kept;
        }
    }

    /** What goes up; filled by {@link #apply}. */
    float[] outputs() {
        return outputs;
    }

    /** Fills {@code count} outputs from {@code at} on. */
    void apply(float[] values, int valuesAt, int at, int count) {
        for (int i = 0; i < count; i++) {
            outputs[at + i] = values[valuesAt + i] * factors[at + i];
        }
    }

    /** Turns {@code count} gradients of the outputs into gradients of the values. */
    void applyBack(float[] gradients, int gradientsAt, int at, int count) {
        for (int i = 0; i < count; i++) {
            gradients[gradientsAt + i] *= factors[at + i];
        }
    }
}
