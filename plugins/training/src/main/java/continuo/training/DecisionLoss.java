package continuo.training;

import continuo.spi.Loss;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the paper's losses share: the discriminator minimises the batch mean of -log D(x) - log(1 - D(G(z))) (Mogren 2016,
 * section 3). With label smoothing s (Salimans et al. 2016) the target for real music is 1 - s, and its part becomes
 * -(1 - s) log D(x) - s log(1 - D(x)).
 */
abstract class DecisionLoss implements Loss {
    private final double smoothing;

    DecisionLoss(double smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public final DiscriminatorLoss discriminator(INDArray real, INDArray generated) {
        MeanSigmoid.Value onReal = MeanSigmoid.logDecision(real).times(-(1 - smoothing));
        if (smoothing > 0) {
            onReal = onReal.plus(MeanSigmoid.logComplement(real).times(-smoothing));
        }
        MeanSigmoid.Value onGenerated = MeanSigmoid.logComplement(generated).times(-1);
        return new DiscriminatorLoss(onReal.mean() + onGenerated.mean(), onReal.gradient(), onGenerated.gradient());
    }
}
