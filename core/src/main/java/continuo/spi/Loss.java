package continuo.spi;

import continuo.spi.Discriminator.Judgement;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.ExtensionPoint;

/**
 * The two sides' objectives, values and gradients, on a discriminator's logits and features. Values are means over the
 * batch. Stateless, in the precision of its input.
 */
public interface Loss extends ExtensionPoint {
    /**
     * What the discriminator minimises.
     *
     * @param real logits {@code [B, L]} on real sequences
     * @param generated logits {@code [B, L]} on generated ones
     */
    DiscriminatorLoss discriminator(INDArray real, INDArray generated);

    /**
     * What the generator minimises.
     *
     * @param real the judgement of real sequences; empty unless {@link #generatorNeedsReal()}
     * @param generated the judgement of generated sequences
     * @return arrays of its own, not parts of the judgements
     */
    GeneratorLoss generator(Optional<Judgement> real, Judgement generated);

    /** Whether {@link #generator} looks at real sequences too (feature matching does). */
    default boolean generatorNeedsReal() {
        return false;
    }

    /**
     * @param value the loss
     * @param real dL/dlogits on the real sequences
     * @param generated dL/dlogits on the generated sequences
     */
    record DiscriminatorLoss(double value, INDArray real, INDArray generated) {}

    /**
     * The arrays are the caller's, who may change and close them.
     *
     * @param value the loss
     * @param logits dL/dlogits of the generated sequences
     * @param features dL/dfeatures of the generated sequences; empty stands for zero
     */
    record GeneratorLoss(double value, INDArray logits, Optional<INDArray> features) {}
}
