package continuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.crnngan.BiLstm;
import continuo.crnngan.CRnn;
import continuo.crnngan.DiscriminatorParameters;
import continuo.crnngan.GeneratorParameters;
import continuo.learn.NextEventScore;
import continuo.learn.Optimiser;
import continuo.learn.OptimiserParameters;
import continuo.params.ParameterSchema;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Lesson;
import continuo.spi.Loss;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Position;
import continuo.testkit.TrainerContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrainersContractTest {
    private static final List<Column> COLUMNS = Stream.of("length", "frequency", "intensity", "time")
            .map(name -> new Column(name, "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()))
            .toList();

    private static TrainerContract.Training training(Trainer trainer, Loss loss) {
        ModelContext context = new ModelContext(COLUMNS, 1, 2);
        Models models = new Models(
                new CRnn(new GeneratorParameters(9, 2, 0, 0), context),
                Optional.of(new BiLstm(new DiscriminatorParameters(9, 2, 0), context)),
                Optional.of(loss));
        return new TrainerContract.Training(trainer, models, COLUMNS);
    }

    private static AdversarialTrainer adversarial(String... changes) {
        Map<String, String> given = new HashMap<>(Map.of("batch", "4", "steps", "8", "growth", "2"));
        given.putAll(ParameterSchema.assignments(List.of(changes)));
        return new AdversarialTrainer((AdversarialTrainer.Parameters)
                ParameterSchema.of(AdversarialTrainer.Parameters.class).parse(given));
    }

    private static FeatureMatching featureMatching() {
        return new FeatureMatching(
                new FeatureMatching.Parameters(FeatureMatching.Comparison.PAIRS, FeatureMatching.Reduction.MEAN, 0));
    }

    @Nested
    class AdversarialByAdam extends TrainerContract {
        @Override
        protected Training create() {
            return training(adversarial(), featureMatching());
        }
    }

    @Nested
    class AdversarialBySgd extends TrainerContract {
        @Override
        protected Training create() {
            return training(
                    adversarial("optimiser=sgd", "freeze=0", "l2=0.0001", "anchor=0"),
                    new NonSaturating(new LossParameters(0)));
        }
    }

    @Nested
    class AdversarialWithAverage extends TrainerContract {
        @Override
        protected Training create() {
            return training(adversarial("averaging=0.9"), featureMatching());
        }
    }

    @Nested
    class NextEvent extends TrainerContract {
        @Override
        protected Training create() {
            Models models = training(
                            adversarial("optimiser=sgd", "freeze=0", "l2=0.0001", "anchor=0"), featureMatching())
                    .models();
            models.discriminator().orElseThrow().close();
            return new Training(
                    new NextEventTrainer(new NextEventTrainer.Parameters(
                            4, 8, 2, NextEventScore.SQUARED, OptimiserParameters.Method.ADAM, 0.01, 1e-4, 5, 0.9)),
                    new Models(models.generator(), Optional.empty(), Optional.empty()),
                    COLUMNS);
        }
    }

    @Test
    void curriculumGrowsWhilePretrainingAndIsWholeAfterwards() {
        AdversarialTrainer trainer = adversarial();
        assertThat(trainer.steps(new Position("pretrain", 0, 0))).isEqualTo(2);
        assertThat(trainer.steps(new Position("pretrain", 2, 0))).isEqualTo(6);
        assertThat(trainer.steps(new Position("pretrain", 50, 0))).isEqualTo(8);
        assertThat(trainer.steps(new Position("train", 0, 0))).isEqualTo(8);
    }

    @Test
    void withoutGrowthSequencesAreWholeFromTheBeginning() {
        assertThat(adversarial("growth=0").steps(new Position("pretrain", 0, 0)))
                .isEqualTo(8);
    }

    @Test
    void theNetWellAheadIsFrozenAndTheOtherIsNot() {
        INDArray real = Nd4j.rand(DataType.FLOAT, 4, 4, 8);
        try (TrainerContract.Training training = training(adversarial("freeze=1"), featureMatching())) {
            for (int step = 0; step < 5; step++) {
                INDArray generator = training.models().generator().weights().dup();
                INDArray discriminator = training.models()
                        .discriminator()
                        .orElseThrow()
                        .weights()
                        .dup();
                Map<String, Double> figures = training.trainer()
                        .step(Lesson.of(training.models(), real, new Position("train", 0, step), new Random(step)));
                boolean generatorMoved =
                        !generator.equals(training.models().generator().weights());
                boolean discriminatorMoved = !discriminator.equals(
                        training.models().discriminator().orElseThrow().weights());
                // At a ratio of 1 whoever has the smaller loss waits.
                assertThat(figures.get("frozen.g") + figures.get("frozen.d")).isEqualTo(1);
                assertThat(generatorMoved).isEqualTo(figures.get("frozen.g") == 0);
                assertThat(discriminatorMoved).isEqualTo(figures.get("frozen.d") == 0);
            }
        }
    }

    @Test
    void anchorAddsTheNextEventsGradientToTheAdversarys() {
        INDArray real = Nd4j.rand(DataType.FLOAT, 4, 4, 8);
        INDArray[] moves = new INDArray[3];
        String[] anchors = {"0", "1", "2"};
        for (int i = 0; i < 3; i++) {
            AdversarialTrainer trainer = adversarial(
                    "optimiser=sgd",
                    "generator-rate=1",
                    "discriminator-rate=0",
                    "freeze=0",
                    "clip=0",
                    "anchor=" + anchors[i]);
            try (TrainerContract.Training training = training(trainer, new Minimax(new LossParameters(0)))) {
                INDArray before = training.models().generator().weights().dup();
                trainer.step(Lesson.of(training.models(), real, new Position("train", 0, 0), new Random(1)));
                moves[i] = training.models().generator().weights().sub(before);
            }
        }
        INDArray once = moves[1].sub(moves[0]);
        INDArray twice = moves[2].sub(moves[0]);
        assertThat(once.norm2Number().doubleValue()).isGreaterThan(0.01);
        assertThat(twice.equalsWithEps(once.mul(2), 1e-5)).isTrue();
    }

    @Test
    void aGradientThatIsNotFiniteIsLeftAside() {
        try (TrainerContract.Training training = training(adversarial(), featureMatching())) {
            Generator generator = training.models().generator();
            Optimiser optimiser = new Optimiser(
                    "g", new OptimiserParameters(OptimiserParameters.Method.ADAM, 0.1, 0.1, 5), generator);
            INDArray before = generator.weights().dup();
            generator.gradient().assign(1).putScalar(0, 3, Float.POSITIVE_INFINITY);
            assertThat(optimiser.step(generator, 1)).isInfinite();
            assertThat(generator.weights()).isEqualTo(before);
            generator.gradient().assign(1);
            assertThat(optimiser.step(generator, 1)).isFinite();
            assertThat(generator.weights()).isNotEqualTo(before);
        }
    }

    @Test
    void discriminatorLearnsToTellNoiseFromAConstant() {
        INDArray real = Nd4j.ones(DataType.FLOAT, 4, 4, 8);
        try (TrainerContract.Training training = training(
                adversarial("generator-rate=0", "discriminator-rate=0.01", "freeze=0"),
                new Minimax(new LossParameters(0)))) {
            double loss = 0;
            for (int step = 0; step < 60; step++) {
                loss = training.trainer()
                        .step(Lesson.of(training.models(), real, new Position("train", 0, step), new Random(step)))
                        .get("loss.d");
            }
            assertThat(loss).isLessThan(0.2);
        }
    }
}
