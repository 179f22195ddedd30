package continuo.crnngan;

import continuo.spi.Component;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import org.pf4j.Extension;

/** The paper's generator, with the exact gradient: back through the output that is fed back. */
@Extension
@Component(
        id = "c-rnn",
        summary = "one-way LSTM fed noise and its own output, exact gradient through the feedback",
        source = "Mogren 2016, arXiv:1611.09904, section 3")
@Requires(given = true)
public final class CRnn extends FeedbackGenerator {
    public CRnn(GeneratorParameters parameters, ModelContext context) {
        super(parameters, context, true);
    }
}
