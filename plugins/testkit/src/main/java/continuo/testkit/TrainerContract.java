package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Column;
import continuo.spi.Exchange;
import continuo.spi.Lesson;
import continuo.spi.Model;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Phase;
import continuo.spi.Trainer.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
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
     * @param columns of the models, from which batches are drawn
     */
    public record Training(Trainer trainer, Models models, List<Column> columns) implements AutoCloseable {
        public Training {
            columns = List.copyOf(columns);
        }

        /** Learns from the {@code step}-th of a fixed row of random batches. */
        Map<String, Double> step(String phase, int step) {
            return step(phase, step, 1, Exchange.none());
        }

        Map<String, Double> step(String phase, int step, double pace, Exchange exchange) {
            Position position = new Position(phase, 0, step);
            AtomicLong drawn = new AtomicLong(1000L * step);
            return trainer.step(new Lesson(
                    models,
                    batch(position, step),
                    () -> batch(position, drawn.incrementAndGet()),
                    position,
                    new Random(100 + step),
                    pace,
                    exchange));
        }

        private INDArray batch(Position position, long seed) {
            return ColumnSamples.sequences(columns, seed, BATCH, trainer.steps(position));
        }

        private List<String> phases() {
            return trainer.phases().stream().map(Phase::name).toList();
        }

        /** The first phase for two steps, then the last, so that the change of phase is covered too. */
        private String phase(int step) {
            return phases().get(step < 2 ? 0 : phases().size() - 1);
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
            for (String phase : training.phases()) {
                for (int epoch : new int[] {0, 1, 10, 1000}) {
                    Position position = new Position(phase, epoch, 10L * epoch);
                    int steps = training.trainer().steps(position);
                    assertThat(steps).as("steps per sequence at %s", position).isPositive();
                    assertThat(training.trainer().steps(position))
                            .as("asked again")
                            .isEqualTo(steps);
                }
            }
        }
    }

    @Test
    void phasesAreNamedApart() {
        try (Training training = create()) {
            assertThat(training.phases()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(training.trainer().phases())
                    .allSatisfy(phase -> assertThat(phase.summary())
                            .as("summary of %s", phase.name())
                            .isNotBlank());
        }
    }

    @Test
    void learningChangesTheWeights() {
        for (String phase : phases()) {
            try (Training training = create()) {
                List<double[]> before = training.weightValues();
                for (int step = 0; step < 3; step++) {
                    training.step(phase, step);
                }
                assertThat(moved(before, training.weightValues()))
                        .as("how far the weights of all models moved in three steps of %s", phase)
                        .isPositive();
            }
        }
    }

    /** After a roll-back the loop asks for smaller steps: whatever a trainer calls its learning rates, it must follow. */
    @Test
    void aSlowerPaceMakesSmallerSteps() {
        for (String phase : phases()) {
            try (Training whole = create();
                    Training slow = create()) {
                List<double[]> before = whole.weightValues();
                whole.step(phase, 0);
                slow.step(phase, 0, 0.25, Exchange.none());
                assertThat(moved(before, slow.weightValues()))
                        .as("the update of the weights at a quarter of the pace, in %s", phase)
                        .isLessThan(0.5 * moved(before, whole.weightValues()));
            }
        }
    }

    /** Machines that train together follow the gradient that they share: here one that is no gradient at all. */
    @Test
    void whatIsSharedIsFollowed() {
        for (String phase : phases()) {
            try (Training alone = create();
                    Training together = create()) {
                List<Model> shared = new ArrayList<>();
                alone.step(phase, 0);
                together.step(phase, 0, 1, model -> {
                    shared.add(model);
                    model.gradient().negi();
                });
                assertThat(shared)
                        .as("models whose gradient was shared in %s", phase)
                        .isNotEmpty();
                assertThat(moved(alone.weightValues(), together.weightValues()))
                        .as("difference that another gradient makes in %s", phase)
                        .isPositive();
            }
        }
    }

    private static double moved(List<double[]> from, List<double[]> to) {
        double sum = 0;
        for (int model = 0; model < from.size(); model++) {
            for (int i = 0; i < from.get(model).length; i++) {
                double difference = to.get(model)[i] - from.get(model)[i];
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum);
    }

    private List<String> phases() {
        try (Training training = create()) {
            return training.phases();
        }
    }

    @Test
    void figuresAreNamedAndFinite() {
        for (String phase : phases()) {
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
        for (String phase : phases()) {
            try (Training training = create()) {
                Position position = new Position(phase, 0, 0);
                INDArray batch = training.batch(position, 0);
                INDArray before = batch.dup();
                training.trainer()
                        .step(new Lesson(
                                training.models(),
                                batch,
                                () -> training.batch(position, 1),
                                position,
                                new Random(1),
                                1,
                                Exchange.none()));
                assertThat(batch).isEqualTo(before);
            }
        }
    }

    @Test
    void equalStartsLearnTheSameToTheBit() {
        try (Training training = create();
                Training equal = create()) {
            for (int step = 0; step < 4; step++) {
                assertThat(training.step(training.phase(step), step)).isEqualTo(equal.step(equal.phase(step), step));
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
                training.step(training.phase(step), step);
            }
            for (int i = 0; i < training.weights().size(); i++) {
                resumed.weights().get(i).assign(training.weights().get(i));
            }
            resumed.models().generator().weightsChanged();
            resumed.models().discriminator().ifPresent(discriminator -> discriminator.weightsChanged());
            resumed.trainer().restore(copies(training.trainer().state()));
            for (int step = 4; step < 7; step++) {
                assertThat(resumed.step(resumed.phase(step), step))
                        .isEqualTo(training.step(training.phase(step), step));
            }
            assertSameWeights(resumed, training.weightValues());
        }
    }

    @Test
    void stateIsACopy() {
        try (Training training = create()) {
            training.step(training.phase(9), 0);
            Map<String, INDArray> state = training.trainer().state();
            Map<String, INDArray> before = copies(state);
            training.step(training.phase(9), 1);
            assertThat(state.keySet()).isEqualTo(before.keySet());
            state.forEach((name, values) -> assertThat(FiniteDifferences.values(values))
                    .as("%s after another step", name)
                    .containsExactly(FiniteDifferences.values(Objects.requireNonNull(before.get(name)))));
        }
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
