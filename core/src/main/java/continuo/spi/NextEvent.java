package continuo.spi;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Capability of a generator: it predicts each step from the true steps before it (teacher forcing), as pre-training
 * and the paper's baseline need.
 */
public interface NextEvent {
    /**
     * Predicts every step of {@code real} from noise and the true previous step.
     *
     * @param real {@code [B, F + C, T]} in network units, given columns last
     * @return the predictions, {@code [B, F, T]}; valid until the model's next pass
     */
    INDArray predict(INDArray real, RandomGenerator random);

    /**
     * Back-propagates through the last prediction and overwrites {@link Model#gradient()}.
     *
     * @param predictionGradient dL/dpredictions, {@code [B, F, T]}
     */
    void backwardPrediction(INDArray predictionGradient);
}
