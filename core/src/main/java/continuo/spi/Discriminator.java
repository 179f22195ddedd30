package continuo.spi;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model that classifies sequences as real or generated. */
public interface Discriminator extends Model {
    /** Whether a forward pass will be followed by a backward pass. */
    enum Pass {
        /** Keeps what a backward pass needs; dropout on. */
        TRAINING,
        /** Keeps nothing; dropout off. */
        INFERENCE
    }

    /**
     * Judges sequences.
     *
     * @param steps {@code [B, F + C, T]} in network units, given columns last
     * @param random all randomness of a TRAINING pass (dropout) comes from here
     */
    Judgement judge(INDArray steps, Pass pass, RandomGenerator random);

    /**
     * Back-propagates through the last {@link #judge} in TRAINING mode and overwrites {@link Model#gradient()}. May be called
     * once after each. One that also back-propagates to the steps is a {@link PassesBack}.
     *
     * @param logits dL/dlogits, the judgement's shape
     * @param features dL/dfeatures, the judgement's shape; empty stands for zero
     */
    void backward(INDArray logits, Optional<INDArray> features);

    /**
     * A discriminator's outputs for a batch; valid until its next pass.
     *
     * @param logits {@code [B, L]}: L logits per sequence (one per step for the paper's, whose decision is the mean of
     *     their sigmoids; a single one for a discriminator that pools)
     * @param features {@code [B, K, T]}: the layer before the logits, R of the paper's feature matching
     */
    record Judgement(INDArray logits, INDArray features) {}
}
