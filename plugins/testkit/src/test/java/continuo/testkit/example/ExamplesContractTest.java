package continuo.testkit.example;

import continuo.spi.Discriminator;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.testkit.DiscriminatorContract;
import continuo.testkit.GeneratorContract;
import org.junit.jupiter.api.Nested;

/** Models that were written with nothing but the public numeric library pass what those in the box do. */
class ExamplesContractTest {
    /** So many units that none of those sampled is at the bend of its rectifier, where differences are no derivative. */
    @Nested
    class Gru extends GeneratorContract {
        @Override
        protected Generator create(ModelContext context) {
            return new GruGenerator(new GruGenerator.Parameters(8, 2), context);
        }
    }

    @Nested
    class Attention extends DiscriminatorContract {
        @Override
        protected Discriminator create(ModelContext context) {
            return new AttentionDiscriminator(new AttentionDiscriminator.Parameters(9), context);
        }
    }
}
