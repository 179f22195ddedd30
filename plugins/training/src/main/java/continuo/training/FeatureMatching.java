package continuo.training;

import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Discriminator.Judgement;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/**
 * The generator minimises (1/m) Σ_i ‖R(x_i) - R(G(z_i))‖², R being the discriminator's layer below its decision (Salimans
 * et al. 2016; Mogren 2016, section 3).
 */
@Extension
@Component(
        id = "feature-matching",
        summary = "the generator brings the discriminator's features of its music to those of real music",
        source = "Salimans et al. 2016; Mogren 2016, section 3")
public final class FeatureMatching extends DecisionLoss {
    /** What becomes of the squared differences of one sequence. */
    public enum Reduction {
        /** Their mean over features and steps: the same scale for every size of network. */
        MEAN,
        /** Their sum, as the paper writes it. */
        SUM
    }

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "squared differences of a sequence are averaged or summed", value = "mean")
            Reduction reduction,

            @Parameter(
                    help = "how far the target for real music is under 1 (one-sided label smoothing)",
                    value = "0",
                    min = 0,
                    max = 0.5)
            double smoothing) {}

    private final Reduction reduction;

    public FeatureMatching(Parameters parameters) {
        super(parameters.smoothing());
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
        long batch = generated.features().size(0);
        double count = reduction == Reduction.SUM ? batch : difference.length();
        double norm = difference.norm2Number().doubleValue();
        INDArray gradient = difference.muli(2 / count).permute(1, 2, 0);
        return new GeneratorLoss(norm * norm / count, generated.logits().mul(0), Optional.of(gradient));
    }
}
