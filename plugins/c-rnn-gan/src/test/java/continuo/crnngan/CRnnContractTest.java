package continuo.crnngan;

import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.testkit.GeneratorContract;
import org.junit.jupiter.api.Nested;

class CRnnContractTest {
    @Nested
    class Default extends GeneratorContract {
        @Override
        protected Generator create(ModelContext context) {
            return new CRnn(new GeneratorParameters(9, 2, 0, 0), context);
        }
    }

    @Nested
    class OneLayerWithinRange extends GeneratorContract {
        @Override
        protected Generator create(ModelContext context) {
            return new CRnn(new GeneratorParameters(17, 1, 0, 2), context);
        }
    }
}
