package continuo.crnngan;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Column;
import continuo.spi.Discriminator.Judgement;
import continuo.spi.Discriminator.Pass;
import continuo.spi.Generator.Request;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The number of threads is a matter of speed: results agree but for the order of sums. */
class ThreadsTest {
    private static final List<Column> COLUMNS = Stream.of("length", "frequency", "intensity", "time")
            .map(name -> new Column(name, "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void gradientsOfGeneratorAndDiscriminatorAgree(int threads) {
        List<INDArray> one = gradients(1);
        List<INDArray> several = gradients(threads);
        for (int i = 0; i < one.size(); i++) {
            double distance = one.get(i).sub(several.get(i)).norm2Number().doubleValue();
            assertThat(distance).isLessThan(1e-5 * one.get(i).norm2Number().doubleValue());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sameThreadsGiveTheSameBits(int threads) {
        assertThat(gradients(threads)).isEqualTo(gradients(threads));
    }

    private static List<INDArray> gradients(int threads) {
        ModelContext context = new ModelContext(COLUMNS, 11, threads);
        GeneratorParameters generatorSize = new GeneratorParameters(33, 2, 0, 0);
        try (CRnn generator = new CRnn(generatorSize, context);
                BiLstm discriminator = new BiLstm(new DiscriminatorParameters(33, 2, 0), context)) {
            Random random = new Random(2);
            INDArray sample = generator.forward(Request.of(7, 12), random);
            Judgement judgement = discriminator.judge(sample, Pass.TRAINING, random);
            INDArray logits = judgement.logits().mul(0).addi(1);
            discriminator.backward(logits, Optional.empty());
            discriminator.judge(sample, Pass.TRAINING, random);
            INDArray error = discriminator.backwardToSteps(
                    logits, Optional.of(judgement.features().mul(0.1)));
            generator.backward(error);
            return List.of(
                    sample.dup(),
                    discriminator.gradient().dup(),
                    error.dup(),
                    generator.gradient().dup());
        }
    }
}
