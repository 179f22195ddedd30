package continuo.spi;

import java.util.List;

/**
 * A trainer's record of parameters whose values ask for more of the generator than the trainer's {@link Requires} does: a
 * score by likelihood needs a {@link Likelihood}. Checked, as that is, when a component or parameter is chosen.
 */
public interface Demanding {
    /** Capabilities of the generator: of each list it must have at least one. */
    List<List<Class<?>>> generatorCapabilities();
}
