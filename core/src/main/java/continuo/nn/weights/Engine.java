package continuo.nn.weights;

import java.util.List;

/**
 * Holds the weights of a network, or of a part of one, in the form in which products are fast. Weights may be loaded while no
 * tape of the engine is running.
 */
public interface Engine {
    /** Which blocks of weights there are, and where they lie in the engine's flat vector. */
    WeightLayout layout();

    /**
     * Takes new values of all weights, in parts that may run at the same time.
     *
     * @param weights {@code [layout().size()]}; copied where it is needed later
     */
    List<Runnable> loading(float[] weights);

    /** Takes new values of all weights from the flat vector. */
    default void load(float[] weights) {
        loading(weights).forEach(Runnable::run);
    }
}
