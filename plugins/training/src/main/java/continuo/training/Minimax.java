package continuo.training;

import continuo.spi.Component;
import continuo.spi.Discriminator.Judgement;
import java.util.Optional;
import org.pf4j.Extension;

/** The paper's game: the generator minimises the batch mean of log(1 - D(G(z))). */
@Extension
@Component(
        id = "minimax",
        summary = "the generator minimises log(1 - D(G(z)))",
        source = "Goodfellow et al. 2014, arXiv:1406.2661; Mogren 2016, arXiv:1611.09904, section 3")
public final class Minimax extends DecisionLoss {
    public Minimax(LossParameters parameters) {
        super(parameters.smoothing());
    }

    @Override
    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
        MeanSigmoid.Value value = MeanSigmoid.logComplement(generated.logits());
        return new GeneratorLoss(value.mean(), value.gradient(), Optional.empty());
    }
}
