package continuo.spi;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Capability of a generator: it tells how likely each step is after the true steps before it, and learns from that. */
public interface Likelihood {
    /**
     * Computes the mean of -log p(step | steps before it) over batch and steps, and overwrites {@link Model#gradient()}
     * with its gradient.
     *
     * @param real {@code [B, F, T]} in network units
     * @param random all randomness of the pass (dropout) comes from here
     * @return nats a step
     */
    double likelihoodGradient(INDArray real, RandomGenerator random);
}
