package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.nn.Tensors;
import continuo.params.ParameterSchema;
import continuo.run.SeededRandom;
import continuo.run.TrainingPlan;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Steps;
import continuo.spi.Trainer;
import continuo.training.NextEventTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that cannot learn one short tune by heart has something wrong with it. */
class OverfittingTest {
    /** "Ah vous dirai-je, Maman", first strain, and its lengths in quarters. */
    private static final int[] PITCHES = {60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60};

    private static final int[] QUARTERS = {1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2};

    private static final int EPOCHS = 450;
    private static final int REPEATS = 4;

    @TempDir
    Path folder;

    private static Score tune(int times) {
        List<Note> notes = new ArrayList<>();
        long onset = 0;
        for (int i = 0; i < times * PITCHES.length; i++) {
            long length = 384L * QUARTERS[i % PITCHES.length];
            notes.add(new Note(onset, length - 20, PITCHES[i % PITCHES.length], 70 + i % 2 * 10, 0));
            onset += length;
        }
        return Score.of(Score.PAPER_TICKS_PER_QUARTER, notes);
    }

    @Test
    void nextEventTrainerLearnsAShortTuneByHeart() {
        try (ModelSet set = SmallTraining.models(trainer("0.005"), 64, 1)) {
            for (String rate : List.of("0.005", "0.001", "0.0002")) {
                train(new ModelSet(trainer(rate), set.models()), rate);
            }

            List<Integer> played = played(set.models().generator(), REPEATS * PITCHES.length);
            int right = 0;
            for (int i = 0; i < played.size(); i++) {
                right += played.get(i) == PITCHES[i % PITCHES.length] ? 1 : 0;
            }
            assertThat(right / (double) (REPEATS * PITCHES.length)).isGreaterThanOrEqualTo(0.9);
        }
    }

    private static Trainer trainer(String rate) {
        return new NextEventTrainer((NextEventTrainer.Parameters) ParameterSchema.of(NextEventTrainer.Parameters.class)
                .parse(Map.of("batch", "4", "steps", "56", "rate", rate)));
    }

    private void train(ModelSet set, String name) {
        TrainingPlan plan = new TrainingPlan(0, EPOCHS, 3, 2, false);
        Batches batches = new Batches(List.of(SmallTraining.encoded("tune", tune(REPEATS))), 1, 4);
        new TrainingLoop(
                        SmallTraining.run(folder, name, plan),
                        plan,
                        set,
                        batches,
                        Map.of(),
                        step -> {},
                        (course, save) -> {})
                .run(SmallTraining.start(plan), () -> false);
    }

    /** Pitches of what the generator plays from nothing, running freely. */
    private static List<Integer> played(Generator generator, int events) {
        INDArray sample = generator.sample(Generator.Request.of(1, events), List.of(new SeededRandom(5)));
        List<Column> columns = SmallTraining.REPRESENTATION.columns();
        Steps steps = Units.toPhysical(new Steps(events, columns.size(), Tensors.toTimeMajor(sample)), columns);
        return SmallTraining.REPRESENTATION
                .decode(steps, Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()))
                .content()
                .notes()
                .stream()
                .map(Note::pitch)
                .toList();
    }
}
