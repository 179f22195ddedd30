package continuo.spi;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Capability of a generator: a gradient with respect to its sample reaches its weights, as a GAN needs. */
public interface Differentiable {
    /**
     * Draws sequences in training mode (dropout on) and remembers what {@link #backward} needs.
     *
     * @return {@code [batch, F, steps]} in network units; valid until the model's next pass
     */
    INDArray forward(int batch, int steps, RandomGenerator random);

    /**
     * Back-propagates through the last forward pass and overwrites {@link Model#gradient()}.
     *
     * @param sampleGradient dL/dsample, the sample's shape
     */
    void backward(INDArray sampleGradient);
}
