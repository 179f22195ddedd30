package continuo.spi;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Capability of a generator: it has a likelihood, the probability (density) of each step given the real steps before it
 * (teacher forcing), and the exact gradient of its logarithm.
 */
public interface Likelihood extends Objective {
    /**
     * Computes the negative log-likelihood, the mean over batch and steps of
     * {@code -w · log p(step | steps before it)}, and overwrites {@link Model#gradient()} with its exact gradient.
     *
     * @param weights w, {@code [B, T]}; empty stands for ones
     * @return nats per step
     */
    @Override
    double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random);

    /**
     * The log-likelihood of each step, without dropout and without a gradient: for held-out data.
     *
     * @param real {@code [B, F + C, T]} in network units, given columns last
     * @return {@code [B, T]}: log p(step | steps before it, given columns) in nats, where columns are
     *     continuous a density in network units; the caller's
     */
    INDArray logLikelihood(INDArray real);
}
