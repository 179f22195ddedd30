package continuo.sequence;

import continuo.sequence.Lstm.Parameters;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.testkit.GeneratorContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class LstmContractTest {
    static final Column BIT = new Column("bit", "1", 0, 1, Column.Type.BINARY, Scaling.identity());
    static final Column CLASS =
            new Column("class", "1", 2, 5, Column.Type.CATEGORICAL, new Scaling.Affine(3, 2)).as(Column.Role.PITCH);
    static final Column LEVEL = new Column("level", "1", -1, 2, Column.Type.CONTINUOUS, Scaling.identity())
            .quantised(List.of(-1.0, 0.5, 2.0));
    static final Column GIVEN_NUMBER =
            new Column("number", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()).asGiven();
    static final Column GIVEN_CLASS =
            new Column("chord", "1", 0, 4, Column.Type.CATEGORICAL, Scaling.identity()).asGiven();

    private abstract static class Contract extends GeneratorContract {
        @Override
        protected Generator create(ModelContext context) {
            return new Lstm(new Parameters(9, 2, 0, 1), context);
        }
    }

    @Nested
    class Mixed extends Contract {
        @Override
        protected List<Column> columns() {
            return List.of(BIT, CLASS, LEVEL, BIT);
        }
    }

    @Nested
    class UnderConditions extends Contract {
        @Override
        protected List<Column> columns() {
            return List.of(CLASS, BIT, BIT, GIVEN_NUMBER, GIVEN_CLASS);
        }
    }

    @Nested
    class OneColumn extends Contract {
        @Override
        protected List<Column> columns() {
            return List.of(CLASS);
        }
    }
}
