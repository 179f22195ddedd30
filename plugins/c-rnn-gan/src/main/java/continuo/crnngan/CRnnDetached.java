package continuo.crnngan;

import continuo.spi.Component;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import org.pf4j.Extension;

/** The paper's generator with the last output taken as a constant: a cheaper gradient that ignores its consequences. */
@Extension
@Component(
        id = "c-rnn-detached",
        summary = "one-way LSTM fed noise and its own output, which the gradient takes as a constant",
        source = "Mogren 2016, arXiv:1611.09904, section 3, simplified")
@Requires(given = true)
public final class CRnnDetached extends FeedbackGenerator {
    public CRnnDetached(GeneratorParameters parameters, ModelContext context) {
        super(parameters, context, false);
    }
}
