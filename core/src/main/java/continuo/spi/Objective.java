package continuo.spi;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Capability of a generator: it learns from real sequences by leaving a gradient to descend on. The gradient need not be that
 * of the returned figure (contrastive divergence is not); where it is, the generator has a {@link Likelihood}.
 */
public interface Objective {
    /**
     * Overwrites {@link Model#gradient()} with a direction to descend on for these sequences.
     *
     * @param real {@code [B, F + C, T]} in network units, given columns last
     * @param weights {@code [B, T]}, a factor on each step's term, such as its reward in a policy gradient (REINFORCE, Williams
     *     1992); empty stands for ones
     * @param random all randomness of the pass (dropout, Gibbs chains) comes from here
     * @return a figure for the log, lower is better, such as nats or reconstruction error per step
     */
    double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random);
}
