package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.run.Tensor;
import continuo.run.TrainingPlan;
import continuo.spi.Lesson;
import continuo.spi.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training that leaves the finite numbers goes back, and on with smaller steps. */
class RecoveryTest {
    private static final TrainingPlan PLAN = new TrainingPlan(1, 3, 17, 2, false);
    private static final Map<String, String> SMALL =
            Map.of("batch", "4", "steps", "12", "growth", "12", "generator-rate", "0.01");

    @TempDir
    Path folder;

    private final List<EncodedPiece> pieces = SmallTraining.pieces(9, 40);
    private final List<Finding> found = new ArrayList<>();
    private Map<String, String> parameters = Map.of("trainer.generator-rate", "0.01");
    private int made;

    private final TrainingListener listener = new TrainingListener() {
        @Override
        public void step(Step step) {}

        @Override
        public void finding(Finding finding) {
            found.add(finding);
        }
    };

    /** Models of which the first ones diverge at a step. */
    private Supplier<ModelSet> diverging(int attempts, long at) {
        return () -> SmallTraining.models(
                made++ < attempts
                        ? new Diverging(SmallTraining.adversarial(SMALL), at)
                        : SmallTraining.adversarial(SMALL),
                9,
                1);
    }

    private boolean train(RunDirectory run, Supplier<ModelSet> models, BooleanSupplier cancelled) {
        return new Recovery(run, PLAN, listener, parameters)
                .train(models, (set, state) -> loop(run, set).run(state, cancelled));
    }

    private TrainingLoop loop(RunDirectory run, ModelSet set) {
        Batches batches = new Batches(pieces, PLAN.seed(), set.trainer().batchSize());
        return new TrainingLoop(run, PLAN, set, batches, Map.of(), listener, (course, save) -> {});
    }

    private static List<Tensor> last(RunDirectory run) {
        return run.latestCheckpoint(w -> {}).orElseThrow().content().tensors();
    }

    private static BooleanSupplier after(int steps) {
        int[] asked = {0};
        return () -> asked[0]++ >= steps;
    }

    @Test
    void goesBackToTheBeginningAndOnWithStepsOfHalfTheSize() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        assertThat(train(run, diverging(1, 4), () -> false)).isTrue();
        assertThat(last(run)).contains(Tensor.Longs.of("rollbacks", 1));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).message())
                .isEqualTo(
                        "training diverged at step 5 of run: loss.g is NaN; it went back to the beginning and on with"
                                + " steps 1/2 as large");
        List<JsonNode> lines = run.log().lines();
        assertThat(Finding.of(lines.get(0))).contains(found.get(0));
        assertThat(lines.stream().skip(1))
                .extracting(line -> line.get("step").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void theAdviceNamesTheRateThatTheTrainerHas() {
        RunDirectory adversarial = SmallTraining.run(folder, "adversarial", PLAN);
        train(adversarial, diverging(1, 4), () -> false);
        made = 0;
        parameters = Map.of("trainer.rate", "0.01");
        RunDirectory nextEvent = SmallTraining.run(folder, "next-event", PLAN);
        train(nextEvent, diverging(1, 4), () -> false);
        assertThat(found)
                .extracting(Finding::advice)
                .containsExactly(
                        "lower trainer.generator-rate or trainer.clip for the next run",
                        "lower trainer.rate or trainer.clip for the next run");
    }

    @Test
    void goesBackToTheLastCheckpoint() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        assertThat(train(run, diverging(0, 0), after(3))).isFalse();
        made = 0;
        assertThat(train(run, diverging(2, 5), () -> false)).isTrue();
        assertThat(last(run)).contains(Tensor.Longs.of("rollbacks", 2));
        assertThat(found).extracting(Finding::step).containsExactly(3L, 3L);
        assertThat(found.get(1).message()).endsWith("to the checkpoint of step 3 and on with steps 1/4 as large");
    }

    @Test
    void resumedAfterARollBackEqualsOneThatNeverStopped() {
        RunDirectory whole = SmallTraining.run(folder, "whole", PLAN);
        train(whole, diverging(1, 2), () -> false);
        made = 0;
        RunDirectory parts = SmallTraining.run(folder, "parts", PLAN);
        int[] left = {7};
        assertThat(train(parts, diverging(1, 2), () -> left[0]-- <= 0)).isFalse();
        assertThat(train(parts, diverging(0, 0), () -> false)).isTrue();
        assertThat(last(parts)).isEqualTo(last(whole));
        // But for the names of the runs in what the doctor says.
        assertThat(parts.log().lines().stream().filter(line -> !Finding.is(line)))
                .containsExactlyElementsOf(whole.log().lines().stream()
                        .filter(line -> !Finding.is(line))
                        .toList());
    }

    @Test
    void aStepAfterARollBackIsHalfAStep() {
        List<INDArray> weights = new ArrayList<>();
        for (int rollbacks = 0; rollbacks < 2; rollbacks++) {
            RunDirectory run = SmallTraining.run(folder, "run" + rollbacks, PLAN);
            try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
                INDArray before = set.models().generator().weights().dup();
                loop(run, set).run(SmallTraining.start(PLAN).withRollbacks(rollbacks), after(1));
                weights.add(set.models().generator().weights().sub(before));
            }
        }
        double difference =
                weights.get(0).mul(0.5).sub(weights.get(1)).norm2Number().doubleValue();
        assertThat(weights.get(0).norm2Number().doubleValue()).isGreaterThan(1e-3);
        assertThat(difference).isLessThan(1e-6);
    }

    @Test
    void aTrainingThatDivergesAgainAndAgainFailsAndKeepsItsLastCheckpoint() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        train(run, diverging(0, 0), after(2));
        made = 0;
        assertThatThrownBy(() -> train(run, diverging(9, 4), () -> false))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessageContaining("diverged at step 5 of run")
                .hasMessageContaining("loss.g is NaN, after 3 roll-backs")
                .satisfies(failure -> assertThat(((Failure) failure).remedy()).contains(new Remedy.Resume("run")))
                .hasMessageContaining("lower the learning rates");
        assertThat(made).isEqualTo(4);
        assertThat(found).hasSize(3);
        assertThat(run.steps()).containsExactly(2L);
    }

    @Test
    void weightsThatAreNoNumbersAreNotKept() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        try (ModelSet set = SmallTraining.models(new Ruining(SmallTraining.adversarial(SMALL)), 9, 1)) {
            assertThatThrownBy(() -> loop(run, set).run(SmallTraining.start(PLAN), after(1)))
                    .isInstanceOf(Divergence.class)
                    .hasMessageContaining("weights of the generator is NaN");
        }
        assertThat(run.checkpoints()).isEmpty();
    }

    /** Its loss is no number from some step on. */
    private record Diverging(Trainer sound, long from) implements Trainer {
        @Override
        public int batchSize() {
            return sound.batchSize();
        }

        @Override
        public List<Phase> phases() {
            return sound.phases();
        }

        @Override
        public int steps(Position position) {
            return sound.steps(position);
        }

        @Override
        public Map<String, Double> step(Lesson lesson) {
            Map<String, Double> figures = new HashMap<>(sound.step(lesson));
            if (lesson.position().step() >= from) {
                figures.put("loss.g", Double.NaN);
            }
            return figures;
        }

        @Override
        public Map<String, INDArray> state() {
            return sound.state();
        }

        @Override
        public void restore(Map<String, INDArray> state) {
            sound.restore(state);
        }
    }

    /** Its figures are sound, the weights it leaves are not. */
    private record Ruining(Trainer sound) implements Trainer {
        @Override
        public int batchSize() {
            return sound.batchSize();
        }

        @Override
        public List<Phase> phases() {
            return sound.phases();
        }

        @Override
        public int steps(Position position) {
            return sound.steps(position);
        }

        @Override
        public Map<String, Double> step(Lesson lesson) {
            Map<String, Double> figures = sound.step(lesson);
            lesson.generator().weights().putScalar(0, Float.NaN);
            return figures;
        }

        @Override
        public Map<String, INDArray> state() {
            return sound.state();
        }

        @Override
        public void restore(Map<String, INDArray> state) {
            sound.restore(state);
        }
    }
}
