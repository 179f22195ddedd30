package continuo.crnngan;

import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import org.pf4j.Extension;

/** The paper's discriminator: two stacks that meet only at the logit. */
@Extension
@Component(
        id = "bi-lstm",
        summary = "two independent LSTM stacks, one each way through time",
        source = "Mogren 2016, arXiv:1611.09904, section 3")
@Requires(
        columns = {Column.Type.CONTINUOUS, Column.Type.QUANTISED, Column.Type.BINARY, Column.Type.CATEGORICAL},
        given = true)
public final class BiLstm extends LstmDiscriminator {
    public BiLstm(DiscriminatorParameters parameters, ModelContext context) {
        super(parameters, context, Wiring.INDEPENDENT);
    }
}
