package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.nn.Tensors;
import continuo.params.ParameterSchema;
import continuo.run.RunDirectory;
import continuo.run.SeededRandom;
import continuo.run.TrainingPlan;
import continuo.spi.Generator;
import continuo.spi.Steps;
import continuo.training.NextEventTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that cannot learn one short tune by heart has something wrong with it. */
class OverfittingTest {
    /** "Ah vous dirai-je, Maman", first strain, and its lengths in quarters. */
    private static final int[] PITCHES = {60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60};

    private static final int[] QUARTERS = {1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2};

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
        TrainingPlan plan = new TrainingPlan(0, 600, 3, 2, false);
        RunDirectory run = SmallTraining.run(folder, "tune", plan);
        NextEventTrainer trainer =
                new NextEventTrainer((NextEventTrainer.Parameters) ParameterSchema.of(NextEventTrainer.Parameters.class)
                        .parse(Map.of("batch", "8", "steps", "56", "rate", "0.005")));
        try (ModelSet set = SmallTraining.models(trainer, 48, 1)) {
            Batches batches = new Batches(List.of(SmallTraining.encoded("tune", tune(12))), 1, 8);
            new TrainingLoop(run, plan, set, batches, Map.of(), step -> {}).run(SmallTraining.start(plan), () -> false);

            List<Integer> played = continued(set.models().generator(), tune(2), 8 * PITCHES.length);
            int right = 0;
            for (int i = 0; i < played.size(); i++) {
                right += played.get(i) == PITCHES[i % PITCHES.length] ? 1 : 0;
            }
            assertThat(right / (double) (8 * PITCHES.length)).isGreaterThanOrEqualTo(0.9);
        }
    }

    /** Pitches of what the generator goes on with after the prime, running freely. */
    private static List<Integer> continued(Generator generator, Score prime, int events) {
        Steps given =
                Units.toNetwork(SmallTraining.REPRESENTATION.encode(prime), SmallTraining.REPRESENTATION.columns());
        INDArray tensor = Tensors.fromTimeMajor(given.values(), given.length(), 1, given.features());
        INDArray sample = generator.sample(new Generator.Request(1, events, Optional.of(tensor)), new SeededRandom(5));
        Steps steps = Units.toPhysical(
                new Steps(events, given.features(), Tensors.toTimeMajor(sample)),
                SmallTraining.REPRESENTATION.columns());
        return SmallTraining.REPRESENTATION.decode(steps, List.of()).score().notes().stream()
                .map(Note::pitch)
                .toList();
    }
}
