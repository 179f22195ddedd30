package continuo.training;

import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Discriminator.Judgement;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pf4j.Extension;

/**
 * The generator minimises the squared difference of R on real and generated music, R being the discriminator's layer below
 * its decision: ‖E R(x) - E R(G(z))‖² (Salimans et al. 2016, section 3.1) or, as the paper writes it and its code computes
 * it, (1/m) Σ_i ‖R(x_i) - R(G(z_i))‖² (Mogren 2016, section 3). The latter pairs unrelated pieces; it is minimal when
 * all generated music has the mean features, and so favours mode collapse.
 */
@Extension
@Component(
        id = "feature-matching",
        summary = "the generator brings the discriminator's features of its music to those of real music",
        source = "Salimans et al. 2016, arXiv:1606.03498; Mogren 2016, arXiv:1611.09904, section 3")
public final class FeatureMatching extends DecisionLoss {
    /** What is compared. */
    public enum Comparison {
        /** The means over the two batches. */
        BATCHES,
        /** Each generated sequence with the real one at the same index of its batch. */
        PAIRS
    }

    /** How the squared differences of one sequence are reduced. */
    public enum Reduction {
        /** Their mean over features and steps: the same scale for every size of network. */
        MEAN,
        /** Their sum, as the paper writes it. */
        SUM
    }

    /** What can be set. */
    public record Parameters(
            @Parameter(
                    help = "what is compared: the means of the batches, or pair by pair as in the paper",
                    value = "batches")
            Comparison comparison,

            @Parameter(help = "squared differences of a sequence are averaged or summed", value = "mean")
            Reduction reduction,

            @Parameter(
                    help = "how far the target for real music is under 1 (one-sided label smoothing)",
                    value = "0",
                    min = 0,
                    max = 0.5)
            double smoothing) {}

    private final Comparison comparison;
    private final Reduction reduction;

    public FeatureMatching(Parameters parameters) {
        super(parameters.smoothing());
        this.comparison = parameters.comparison();
        this.reduction = parameters.reduction();
    }

    @Override
    public boolean generatorNeedsReal() {
        return true;
    }

    @Override
    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
        INDArray target = real.orElseThrow(() -> new IllegalArgumentException("feature matching needs real music"))
                .features();
        // Models lay features out with time first: seen that way round the arrays are dense, and ND4J is fast on them.
        INDArray difference = generated.features().permute(2, 0, 1).sub(target.permute(2, 0, 1));
        long batch = difference.size(1);
        double size = reduction == Reduction.SUM ? 1 : difference.length() / (double) batch;
        if (comparison == Comparison.BATCHES) {
            INDArray mean = difference.mean(true, 1);
            double norm = mean.norm2Number().doubleValue();
            INDArray gradient = Nd4j.tile(mean.muli(2 / (size * batch)), 1, (int) batch, 1);
            return loss(norm * norm / size, gradient, generated);
        }
        double norm = difference.norm2Number().doubleValue();
        return loss(norm * norm / (size * batch), difference.muli(2 / (size * batch)), generated);
    }

    /** @param gradient dL/dfeatures, time first */
    private static GeneratorLoss loss(double value, INDArray gradient, Judgement generated) {
        return new GeneratorLoss(value, generated.logits().mul(0), Optional.of(gradient.permute(1, 2, 0)));
    }
}
