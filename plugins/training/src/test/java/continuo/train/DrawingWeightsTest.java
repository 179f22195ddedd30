package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.run.RunDirectory;
import continuo.run.SafeTensors;
import continuo.run.TrainingPlan;
import continuo.spi.Generator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** With which weights a generator draws: those it is trained with, or their average where the trainer keeps one. */
class DrawingWeightsTest {
    private static final TrainingPlan PLAN = new TrainingPlan(2, 2, 17, 2, false);

    @TempDir
    Path folder;

    private final List<EncodedPiece> pieces = SmallTraining.pieces(9, 40);

    private static ModelSet models(String averaging) {
        return SmallTraining.models(
                SmallTraining.adversarial(Map.of(
                        "batch", "4", "steps", "12", "growth", "5", "generator-rate", "0.01", "averaging", averaging)),
                9,
                1);
    }

    private SafeTensors trained(ModelSet set) {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        Batches batches = new Batches(pieces, PLAN.seed(), set.trainer().batchSize());
        new TrainingLoop(run, PLAN, set, batches, Map.of(), step -> {}, (course, save) -> {})
                .run(SmallTraining.start(PLAN), () -> false);
        return run.latestCheckpoint(warning -> {}).orElseThrow().content();
    }

    @Test
    void theAverageIsDrawnWithAndTrainingGoesOnWithItsOwn() {
        try (ModelSet set = models("0.9")) {
            SafeTensors checkpoint = trained(set);
            Generator generator = set.models().generator();
            INDArray own = generator.weights().dup();
            INDArray average = set.trainer().average().orElseThrow().dup();
            assertThat(average).isNotEqualTo(own);

            set.drawing(() -> assertThat(generator.weights()).isEqualTo(average));
            assertThat(generator.weights()).isEqualTo(own);

            TrainingState.restoreDrawing(checkpoint, "generator", generator);
            assertThat(generator.weights()).as("a trained generator's").isEqualTo(average);
            TrainingState.restore(checkpoint, set, PLAN);
            assertThat(generator.weights()).as("a resumed training's").isEqualTo(own);
        }
    }

    @Test
    void withoutAnAverageItsOwnAreDrawnWith() {
        try (ModelSet set = models("0")) {
            SafeTensors checkpoint = trained(set);
            Generator generator = set.models().generator();
            INDArray own = generator.weights().dup();
            assertThat(set.trainer().average()).isEmpty();
            set.drawing(() -> assertThat(generator.weights()).isEqualTo(own));
            TrainingState.restoreDrawing(checkpoint, "generator", generator);
            assertThat(generator.weights()).isEqualTo(own);
        }
    }
}
