package continuo.crnngan;

import continuo.spi.Discriminator;
import continuo.spi.ModelContext;
import continuo.testkit.DiscriminatorContract;
import org.junit.jupiter.api.Nested;

class DiscriminatorsContractTest {
    private static final DiscriminatorParameters SMALL = new DiscriminatorParameters(9, 2, 0);

    @Nested
    class Independent extends DiscriminatorContract {
        @Override
        protected Discriminator create(ModelContext context) {
            return new BiLstm(SMALL, context);
        }
    }

    @Nested
    class Stacked extends DiscriminatorContract {
        @Override
        protected Discriminator create(ModelContext context) {
            return new BiLstmStacked(SMALL, context);
        }
    }

    @Nested
    class OneWay extends DiscriminatorContract {
        @Override
        protected Discriminator create(ModelContext context) {
            return new UniLstm(SMALL, context);
        }
    }
}
