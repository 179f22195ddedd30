package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import continuo.fault.Failure;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.run.RunDirectory;
import continuo.run.SafeTensors;
import continuo.run.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingLoopTest {
    private static final TrainingPlan PLAN = new TrainingPlan(2, 3, 17, 2, false);
    private static final Map<String, String> SMALL =
            Map.of("batch", "4", "steps", "12", "growth", "5", "generator-rate", "0.01");

    @TempDir
    Path folder;

    private final List<EncodedPiece> pieces = SmallTraining.pieces(9, 40);

    private static TrainingLoop loop(RunDirectory run, ModelSet set, List<EncodedPiece> pieces) {
        Batches batches = new Batches(pieces, PLAN.seed(), set.trainer().batchSize());
        return new TrainingLoop(run, PLAN, set, batches, Map.of(), step -> {}, (course, save) -> {});
    }

    /** True from the asking after so many steps on. */
    private static BooleanSupplier after(int steps) {
        int[] asked = {0};
        return () -> asked[0]++ >= steps;
    }

    @ParameterizedTest(name = "stopped after {0} steps")
    @ValueSource(ints = {1, 3, 5, 8})
    void resumedTrainingEqualsOneThatNeverStopped(int stop) {
        RunDirectory whole = SmallTraining.run(folder, "whole", PLAN);
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            assertThat(loop(whole, set, pieces).run(SmallTraining.start(PLAN), () -> false))
                    .isTrue();
        }
        RunDirectory parts = SmallTraining.run(folder, "parts", PLAN);
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            assertThat(loop(parts, set, pieces).run(SmallTraining.start(PLAN), after(stop)))
                    .isFalse();
        }
        // A fresh process: other initial weights, a trainer that knows nothing.
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 2)) {
            SafeTensors checkpoint =
                    parts.latestCheckpoint(w -> {}).orElseThrow().content();
            TrainingState state = TrainingState.restore(checkpoint, set, PLAN);
            assertThat(state.course().step()).isEqualTo(stop);
            assertThat(loop(parts, set, pieces).run(state, () -> false)).isTrue();
        }

        assertThat(parts.latestCheckpoint(w -> {}).orElseThrow().content().tensors())
                .isEqualTo(
                        whole.latestCheckpoint(w -> {}).orElseThrow().content().tensors());
        assertThat(parts.log().lines()).isEqualTo(whole.log().lines());
    }

    @Test
    void piecesDrawnBetweenEpochsLeaveNoTrace() {
        RunDirectory silent = SmallTraining.run(folder, "silent", PLAN);
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            loop(silent, set, pieces).run(SmallTraining.start(PLAN), () -> false);
        }
        RunDirectory heard = SmallTraining.run(folder, "heard", PLAN);
        List<Score> drawn = new ArrayList<>();
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            Batches batches = new Batches(pieces, PLAN.seed(), set.trainer().batchSize());
            Composer composer = new Composer(set.models().generator(), SmallTraining.REPRESENTATION, Tempo.DEFAULT);
            Observer draw =
                    (course, save) -> drawn.add(composer.compose(Composer.Request.ofEvents(20), Noise.ofSeed(1, 1))
                            .get(0)
                            .tones());
            new TrainingLoop(heard, PLAN, set, batches, Map.of(), step -> {}, draw)
                    .run(SmallTraining.start(PLAN), () -> false);
        }
        assertThat(drawn).hasSize(PLAN.pretrainEpochs() + PLAN.epochs());
        assertThat(heard.latestCheckpoint(w -> {}).orElseThrow().content().tensors())
                .isEqualTo(
                        silent.latestCheckpoint(w -> {}).orElseThrow().content().tensors());
        assertThat(heard.log().lines()).isEqualTo(silent.log().lines());
    }

    @Test
    void logHasALineAStepWithPhaseEpochAndGrowingLength() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            loop(run, set, pieces).run(SmallTraining.start(PLAN), () -> false);
        }
        List<JsonNode> lines = run.log().lines();
        assertThat(lines).hasSize(2 * (2 + 3));
        assertThat(lines).extracting(line -> line.get("step").asInt()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(lines.subList(0, 4))
                .allSatisfy(line -> assertThat(line.has("loss.next")).isTrue());
        assertThat(lines.get(0).get("length").asInt()).isEqualTo(5);
        assertThat(lines.get(2).get("length").asInt()).isEqualTo(10);
        assertThat(lines.subList(4, 10)).allSatisfy(line -> {
            assertThat(line.get("phase").asText()).isEqualTo("train");
            assertThat(line.get("length").asInt()).isEqualTo(12);
            assertThat(line.has("loss.g")).isTrue();
        });
    }

    @Test
    void progressGoesFromNothingToAll() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        List<Double> done = new ArrayList<>();
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            Batches batches = new Batches(pieces, 1, 4);
            new TrainingLoop(run, PLAN, set, batches, Map.of(), step -> done.add(step.done()), (course, save) -> {})
                    .run(SmallTraining.start(PLAN), () -> false);
        }
        assertThat(done).isSorted();
        assertThat(done.get(0)).isPositive();
        assertThat(done.get(done.size() - 1)).isEqualTo(1);
    }

    @Test
    void checkpointOfAnotherModelIsRefused() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            loop(run, set, pieces).run(SmallTraining.start(PLAN), after(1));
        }
        SafeTensors checkpoint = run.latestCheckpoint(w -> {}).orElseThrow().content();
        try (ModelSet other = SmallTraining.models(SmallTraining.adversarial(SMALL), 10, 1)) {
            assertThatThrownBy(() -> TrainingState.restore(checkpoint, other, PLAN))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA))
                    .hasMessageContaining("another model");
        }
    }
}
