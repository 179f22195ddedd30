package continuo.spi;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Capability of a generator: a gradient with respect to its sample reaches its weights, as a GAN needs. */
public interface Differentiable {
    /**
     * Samples sequences in training mode (dropout on) and keeps what {@link #backward} needs.
     *
     * @param request how many sequences and steps, and the given columns where the representation has some; without a prime, at
     *     temperature 1
     * @return {@code [B, F, T]} in network units; valid until the model's next pass
     */
    INDArray forward(Generator.Request request, RandomGenerator random);

    /**
     * Back-propagates through the last forward pass and overwrites {@link Model#gradient()}.
     *
     * @param sampleGradient dL/dsample, the sample's shape
     */
    void backward(INDArray sampleGradient);
}
