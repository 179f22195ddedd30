package continuo.training;

import continuo.spi.Generator;
import continuo.spi.NextEvent;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Squared error of the next event: the paper's pre-training and, by itself, its baseline (Mogren 2016, section 4). The
 * loss is the mean over batch, steps and features of (predicted - real)².
 */
final class NextEventStep {
    private NextEventStep() {}

    /** Leaves the gradient in the generator and returns the loss. */
    static double gradient(Generator generator, INDArray real, RandomGenerator random) {
        NextEvent model = (NextEvent) generator;
        INDArray difference = model.predict(real, random).sub(real);
        double norm = difference.norm2Number().doubleValue();
        double count = difference.length();
        model.backwardPrediction(difference.muli(2 / count));
        return norm * norm / count;
    }
}
