package continuo.crnngan;

import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import org.pf4j.Extension;

/** A discriminator that knows the past only; half the cost. */
@Extension
@Component(
        id = "uni-lstm",
        summary = "LSTM layers forward in time only",
        source = "Mogren 2016, arXiv:1611.09904, section 3, one way")
@Requires(
        columns = {Column.Type.CONTINUOUS, Column.Type.QUANTISED, Column.Type.BINARY, Column.Type.CATEGORICAL},
        given = true)
public final class UniLstm extends LstmDiscriminator {
    public UniLstm(DiscriminatorParameters parameters, ModelContext context) {
        super(parameters, context, Wiring.FORWARD);
    }
}
