package continuo.crnngan;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Generator;
import continuo.spi.Generator.Request;
import continuo.spi.ModelContext;
import continuo.testkit.GeneratorContract;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CRnnDetachedContractTest extends GeneratorContract {
    @Override
    protected Generator create(ModelContext context) {
        return new CRnnDetached(new GeneratorParameters(9, 2, 0, 0), context);
    }

    /** With the fed-back output a constant, it is the gradient of a prediction from the sample as if that were true. */
    @Override
    @Test
    protected void backwardAgreesWithFiniteDifferences() {
        try (CRnnDetached generator =
                new CRnnDetached(new GeneratorParameters(9, 2, 0, 0), new ModelContext(columns(), 1, 1))) {
            INDArray error = Nd4j.rand(DataType.FLOAT, 3, columns().size(), 6);
            INDArray sample = generator.forward(Request.of(3, 6), new Random(4)).dup();
            generator.backward(error);
            INDArray detached = generator.gradient().dup();
            generator.predict(sample, new Random(4));
            generator.backwardPrediction(error);
            assertThat(detached.equalsWithEps(generator.gradient(), 1e-5)).isTrue();
        }
    }
}
