package continuo.spi;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.pf4j.ExtensionPoint;

/**
 * Examines a generator together with held-out data: how probable it finds them, how often it predicts them. A metric, in
 * contrast, looks at music alone, whoever made it.
 *
 * <p>What a probe needs of a generator it says in {@link Requires#generator()}; the core leaves it out, and says why, where the
 * generator has not those capabilities. Used by one thread at a time.
 */
public interface Probe extends ExtensionPoint {
    /**
     * Examines a generator. The weights are not changed; the gradient may be.
     *
     * @param generator with the weights that it draws with, and with every capability that {@link Requires} names
     * @param heldOut at least one piece; each is read when it is asked for
     * @param random all randomness of the examination comes from here
     * @return figures by name, in an order to show them: the first is the probe's main figure and has its id for a name, the
     *     others begin with the id and a dot ({@code nll}, {@code nll.note}). Empty where nothing can be said, as of the
     *     accuracy of real numbers
     * @throws continuo.fault.Failure of kind DATA when what the generator gives is not finite
     */
    Map<String, Estimate> examine(Generator generator, HeldOut heldOut, RandomGenerator random);

    /** Whether a generator is better, the lower the probe's figures are. */
    default boolean lowerIsBetter() {
        return false;
    }
}
