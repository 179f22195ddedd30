package continuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.crnngan.BiLstm;
import continuo.crnngan.CRnn;
import continuo.crnngan.DiscriminatorParameters;
import continuo.crnngan.GeneratorParameters;
import continuo.params.ParameterSchema;
import continuo.spi.Column;
import continuo.spi.Lesson;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReproducibleTrainingTest {
    private static final int STEPS = 50;

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam"})
    void theSameSeedAndThreadsGiveTheSameWeightsBitForBit(String optimiser) {
        assertThat(trained(optimiser, 2)).containsExactly(trained(optimiser, 2));
    }

    /** Shards are summed in another order: the weights may differ by rounding, and by what training makes of it. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam"})
    void otherNumbersOfThreadsGiveTheSameWeightsButForRounding(String optimiser) {
        float[] one = trained(optimiser, 1);
        for (int threads : new int[] {2, 3, 5}) {
            assertThat(trained(optimiser, threads)).containsExactly(one, within(1e-4f));
        }
    }

    /** The weights of both nets after some pre-training and adversarial steps. */
    private static float[] trained(String optimiser, int threads) {
        List<Column> columns = Stream.of("length", "frequency", "intensity", "time")
                .map(name -> new Column(name, "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()))
                .toList();
        ModelContext context = new ModelContext(columns, 1, threads);
        AdversarialTrainer trainer = new AdversarialTrainer(
                (AdversarialTrainer.Parameters) ParameterSchema.of(AdversarialTrainer.Parameters.class)
                        .parse(Map.of("optimiser", optimiser, "batch", "6", "steps", "20", "growth", "5")));
        FeatureMatching loss = new FeatureMatching((FeatureMatching.Parameters)
                ParameterSchema.of(FeatureMatching.Parameters.class).defaults());
        Random random = new Random(7);
        float[] values = new float[6 * 4 * 20];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        INDArray batch = Nd4j.createFromArray(values).reshape('c', 6, 4, 20).castTo(DataType.FLOAT);
        try (CRnn generator = new CRnn(new GeneratorParameters(24, 2, 0, 0), context);
                BiLstm discriminator = new BiLstm(new DiscriminatorParameters(24, 2, 0), context)) {
            Models models = new Models(generator, Optional.of(discriminator), Optional.of(loss));
            for (int step = 0; step < STEPS; step++) {
                String phase = step < STEPS / 5 ? "pretrain" : "train";
                trainer.step(Lesson.of(models, batch, new Position(phase, 0, step), random));
            }
            return Nd4j.concat(1, generator.weights(), discriminator.weights())
                    .dup()
                    .data()
                    .asFloat();
        }
    }
}
