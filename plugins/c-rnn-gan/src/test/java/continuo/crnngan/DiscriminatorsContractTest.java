package continuo.crnngan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.spi.Column;
import continuo.spi.Discriminator;
import continuo.spi.Discriminator.Pass;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.testkit.DiscriminatorContract;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DiscriminatorsContractTest {
    private static final DiscriminatorParameters SMALL = new DiscriminatorParameters(9, 2, 0);

    @Nested
    class OfClasses extends DiscriminatorContract {
        @Override
        protected Discriminator create(ModelContext context) {
            return new BiLstm(SMALL, context);
        }

        @Override
        protected List<Column> columns() {
            return List.of(
                    new Column("class", "1", 1, 4, Column.Type.CATEGORICAL, Scaling.identity()),
                    new Column("bit", "1", 0, 1, Column.Type.BINARY, Scaling.identity()),
                    new Column("chord", "1", 0, 2, Column.Type.CATEGORICAL, Scaling.identity()).asGiven(),
                    new Column("number", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()).asGiven());
        }

        /** dL/dsteps of a class is 0, and of a number beside it what finite differences say. */
        @Test
        void classesHaveNoGradientAndNumbersBesideThemHave() {
            try (BiLstm discriminator = new BiLstm(SMALL, ModelContext.of(columns(), 1, 1))) {
                INDArray steps = Nd4j.createFromArray(new float[] {3, 1, 2, 0.5f, 1, 0, 0, -1})
                        .reshape(1, 2, 4)
                        .permute(0, 2, 1)
                        .dup();
                INDArray ones = Nd4j.ones(DataType.FLOAT, 1, 2);
                discriminator.judge(steps, Pass.TRAINING, new Random(1));
                INDArray gradient = discriminator.backwardToSteps(ones, Optional.empty());
                assertThat(gradient.shape()).containsExactly(1, 4, 2);
                for (int t = 0; t < 2; t++) {
                    assertThat(gradient.getDouble(0, 0, t)).isZero();
                    assertThat(gradient.getDouble(0, 2, t)).isZero();
                    assertThat(gradient.getDouble(0, 3, t)).isCloseTo(slope(discriminator, steps, t), within(1e-4));
                }
            }
        }

        private double slope(BiLstm discriminator, INDArray steps, int t) {
            double step = 0.01;
            double[] sums = new double[2];
            for (int side = 0; side < 2; side++) {
                INDArray moved = steps.dup();
                moved.putScalar(0, 3, t, steps.getDouble(0, 3, t) + (2 * side - 1) * step);
                sums[side] = discriminator
                        .judge(moved, Pass.INFERENCE, new Random(1))
                        .logits()
                        .sumNumber()
                        .doubleValue();
            }
            return (sums[1] - sums[0]) / (2 * step);
        }
    }

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
