package continuo.spi;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Capability of a discriminator: it back-propagates its judgement to the sequences that it judged, so that a
 * {@link Differentiable} generator can learn from it. A discriminator of tokens has no such gradient and does without.
 */
public interface PassesBack {
    /**
     * Back-propagates through the last {@link Discriminator#judge} in TRAINING mode to its input. May be called once after each,
     * instead of {@link Discriminator#backward}.
     *
     * @param logits dL/dlogits, the judgement's shape
     * @param features dL/dfeatures, the judgement's shape; empty stands for zero
     * @return dL/dsteps, the shape that was judged, {@code [B, F + C, T]}
     */
    INDArray backwardToSteps(INDArray logits, Optional<INDArray> features);
}
