package continuo.training;

import continuo.spi.Component;
import continuo.spi.Discriminator.Judgement;
import java.util.Optional;
import org.pf4j.Extension;

/** The generator minimises the batch mean of -log D(G(z)), whose gradient does not vanish while it is losing. */
@Extension
@Component(
        id = "non-saturating",
        summary = "the generator minimises -log D(G(z)), as the paper's released code does",
        source = "Goodfellow et al. 2014, arXiv:1406.2661, section 3")
public final class NonSaturating extends DecisionLoss {
    public NonSaturating(LossParameters parameters) {
        super(parameters.smoothing());
    }

    @Override
    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
        MeanSigmoid.Value value = MeanSigmoid.logDecision(generated.logits()).times(-1);
        return new GeneratorLoss(value.mean(), value.gradient(), Optional.empty());
    }
}
