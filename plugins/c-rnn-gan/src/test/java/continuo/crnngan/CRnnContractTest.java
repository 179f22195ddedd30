package continuo.crnngan;

import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.testkit.GeneratorContract;
import java.util.List;
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

    @Nested
    class UnderConditions extends Default {
        @Override
        protected List<Column> columns() {
            return GivenColumns.after(super.columns());
        }
    }
}
