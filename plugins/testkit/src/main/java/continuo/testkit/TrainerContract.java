package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Phase;
import continuo.spi.Trainer.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every {@link Trainer} promises. Extend it in your plugin's tests and give it a trainer with small models to train,
 * dropout off.
 */
public abstract class TrainerContract extends ComponentContract {
    private static final int BATCH = 4;

    /** A fresh trainer and fresh models to train; equal ones each time. */
    protected abstract Training create();

    /**
     * A trainer with what it trains.
     *
     * @param features F of the models
     */
    public record Training(Trainer trainer, Models models, int features) implements AutoCloseable {
        /** Learns from the {@code step}-th of a fixed row of random batches. */
        Map<String, Double> step(Phase phase, int step) {
            Position position = new Position(phase, 0, step);
            return trainer.step(models, batch(position), position, new Random(100 + step));
        }

        private INDArray batch(Position position) {
            return FiniteDifferences.random(
                    DataType.FLOAT, new Random(position.step()), BATCH, features, trainer.steps(position));
        }

        /** The weights of all models, one after another. */
        List<INDArray> weights() {
            List<INDArray> weights = new ArrayList<>(List.of(models.generator().weights()));
            models.discriminator().ifPresent(discriminator -> weights.add(discriminator.weights()));
            return weights;
        }

        List<double[]> weightValues() {
            return weights().stream().map(FiniteDifferences::values).toList();
        }

        @Override
        public void close() {
            models.generator().close();
            models.discriminator().ifPresent(discriminator -> discriminator.close());
        }
    }

    @Override
    final Class<?> componentClass() {
        try (Training training = create()) {
            return training.trainer().getClass();
        }
    }

    @Test
    void asksForBatchesThatExist() {
        try (Training training = create()) {
            assertThat(training.trainer().batchSize()).isPositive();
            for (Phase phase : Phase.values()) {
                for (int epoch : new int[] {0, 1, 10, 1000}) {
                    Position position = new Position(phase, epoch, 10L * epoch);
                    int steps = training.trainer().steps(position);
                    assertThat(steps).as("steps a sequence at %s", position).isPositive();
                    assertThat(training.trainer().steps(position))
                            .as("asked again")
                            .isEqualTo(steps);
                }
            }
        }
    }

    @Test
    void learningChangesTheWeights() {
        for (Phase phase : Phase.values()) {
            try (Training training = create()) {
                List<double[]> before = training.weightValues();
                for (int step = 0; step < 3; step++) {
                    training.step(phase, step);
                }
                assertThat(training.weightValues().get(0))
                        .as("the generator's weights after three steps of %s", phase)
                        .isNotEqualTo(before.get(0));
            }
        }
    }

    @Test
    void figuresAreNamedAndFinite() {
        for (Phase phase : Phase.values()) {
            try (Training training = create()) {
                Map<String, Double> figures = training.step(phase, 0);
                assertThat(figures).as("figures of %s", phase).isNotEmpty();
                figures.forEach((name, value) -> {
                    assertThat(name).isNotBlank();
                    assertThat(value).as(name).isFinite();
                });
            }
        }
    }

    @Test
    void theBatchIsLeftAlone() {
        try (Training training = create()) {
            Position position = new Position(Phase.TRAIN, 0, 0);
            INDArray batch = training.batch(position);
            INDArray before = batch.dup();
            training.trainer().step(training.models(), batch, position, new Random(1));
            assertThat(batch).isEqualTo(before);
        }
    }

    @Test
    void equalStartsLearnTheSameToTheBit() {
        try (Training training = create();
                Training equal = create()) {
            for (int step = 0; step < 4; step++) {
                assertThat(training.step(phase(step), step)).isEqualTo(equal.step(phase(step), step));
            }
            assertSameWeights(equal, training.weightValues());
        }
    }

    /** A run that was stopped and resumed must not differ from one that was not. */
    @Test
    void restoredStateGoesOnToTheBit() {
        try (Training training = create();
                Training resumed = create()) {
            for (int step = 0; step < 4; step++) {
                training.step(phase(step), step);
            }
            for (int i = 0; i < training.weights().size(); i++) {
                resumed.weights().get(i).assign(training.weights().get(i));
            }
            resumed.models().generator().weightsChanged();
            resumed.models().discriminator().ifPresent(discriminator -> discriminator.weightsChanged());
            resumed.trainer().restore(copies(training.trainer().state()));
            for (int step = 4; step < 7; step++) {
                assertThat(resumed.step(phase(step), step)).isEqualTo(training.step(phase(step), step));
            }
            assertSameWeights(resumed, training.weightValues());
        }
    }

    @Test
    void stateIsACopy() {
        try (Training training = create()) {
            training.step(Phase.TRAIN, 0);
            Map<String, INDArray> state = training.trainer().state();
            Map<String, INDArray> before = copies(state);
            training.step(Phase.TRAIN, 1);
            assertThat(state.keySet()).isEqualTo(before.keySet());
            state.forEach((name, values) -> assertThat(FiniteDifferences.values(values))
                    .as("%s after another step", name)
                    .containsExactly(FiniteDifferences.values(before.get(name))));
        }
    }

    /** Two steps of pre-training first, so that the change of phase is covered too. */
    private static Phase phase(int step) {
        return step < 2 ? Phase.PRETRAIN : Phase.TRAIN;
    }

    private static Map<String, INDArray> copies(Map<String, INDArray> state) {
        Map<String, INDArray> copies = new HashMap<>();
        state.forEach((name, values) -> copies.put(name, values.dup()));
        return copies;
    }

    private static void assertSameWeights(Training training, List<double[]> expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(training.weightValues().get(i)).containsExactly(expected.get(i));
        }
    }
}
