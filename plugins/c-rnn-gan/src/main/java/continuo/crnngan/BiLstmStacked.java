package continuo.crnngan;

import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import org.pf4j.Extension;

/** A discriminator whose higher layers see both directions of the layer below. */
@Extension
@Component(
        id = "bi-lstm-stacked",
        summary = "two-way LSTM layers, each seeing both directions of the one below",
        source = "Schuster and Paliwal 1997, doi:10.1109/78.650093, layers stacked")
@Requires(
        columns = {Column.Type.CONTINUOUS, Column.Type.QUANTISED, Column.Type.BINARY, Column.Type.CATEGORICAL},
        given = true)
public final class BiLstmStacked extends LstmDiscriminator {
    public BiLstmStacked(DiscriminatorParameters parameters, ModelContext context) {
        super(parameters, context, Wiring.STACKED);
    }
}
