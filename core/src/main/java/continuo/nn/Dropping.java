package continuo.nn;

import java.util.random.RandomGenerator;

/**
 * Dropout of a pass.
 *
 * @param rate share of each layer's outputs left out; 0 for none
 * @param random what the masks are drawn from
 */
public record Dropping(double rate, RandomGenerator random) {
    /** No dropout. */
    public static final Dropping NOTHING = new Dropping(0, () -> 0);
}
