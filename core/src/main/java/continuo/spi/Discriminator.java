package continuo.spi;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model that tells real sequences from generated ones. */
public interface Discriminator extends Model {
    /** Whether a forward pass will be followed by a backward pass. */
    enum Pass {
        /** Keeps what a backward pass needs; dropout on. */
        TRAINING,
        /** Keeps nothing; dropout off. */
        INFERENCE
    }

    /** What a backward pass is wanted for; the other half of the work is not done. */
    enum Wanted {
        /** dL/dweights into {@link Model#gradient()}. */
        WEIGHTS,
        /** dL/dsteps as the result. */
        STEPS
    }

    /**
     * Judges sequences.
     *
     * @param steps {@code [B, F, T]} in network units
     * @param random all randomness of a TRAINING pass (dropout) comes from here
     */
    Judgement judge(INDArray steps, Pass pass, RandomGenerator random);

    /**
     * Back-propagates through the last {@link #judge} in TRAINING mode. May be called once after each.
     *
     * @param logits dL/dlogits, the judgement's shape
     * @param features dL/dfeatures, the judgement's shape; empty stands for zero
     * @return dL/dsteps {@code [B, F, T]} when STEPS are wanted, else empty
     */
    Optional<INDArray> backward(INDArray logits, Optional<INDArray> features, Wanted wanted);

    /**
     * What a discriminator says of a batch; valid until its next pass.
     *
     * @param logits {@code [B, L]}: L logits a sequence (one a step for the paper's, whose decision is the mean of their
     *     sigmoids; one in all for a discriminator that pools)
     * @param features {@code [B, K, T]}: the layer before the logits, R of the paper's feature matching
     */
    record Judgement(INDArray logits, INDArray features) {}
}
