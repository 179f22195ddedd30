package continuo.nn.recurrent;

import continuo.nn.kernel.Growing;
import java.util.random.RandomGenerator;

/**
 * Inverted dropout on what goes up from a layer (never on what goes on in time; Zaremba et al. 2014): each value is kept
 * with probability 1 - rate and then divided by it, so that nothing changes where dropout is off.
 */
final class Dropout {
    private float[] factors = new float[0];
    private float[] outputs = new float[0];

    /** Draws anew for {@code count} values. */
    void draw(int count, double rate, RandomGenerator random) {
        factors = Growing.atLeast(factors, count);
        outputs = Growing.atLeast(outputs, count);
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < count; i++) {
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
