package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.measure.Metrics;
import continuo.measure.NamedMetric;
import continuo.measure.NamedSetMetric;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.run.BestCheckpoint;
import continuo.run.Criterion;
import continuo.run.EpochMeasures;
import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import continuo.spi.Metric;
import continuo.spi.SetMetric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured while a small network trains. */
class ObservationTest {
    private static final TrainingPlan PLAN = new TrainingPlan(2, 6, 17, 2, false);
    private static final Map<String, String> SMALL =
            Map.of("batch", "4", "steps", "12", "growth", "12", "generator-rate", "0.01");

    @TempDir
    Path folder;

    private final List<EncodedPiece> pieces = SmallTraining.pieces(9, 40);

    /** One that pieces score by how high they are, set against what comes. */
    private static final Metrics METRICS = new Metrics(
            List.of(new NamedMetric("mean-pitch", new MeanPitch())),
            List.of(new NamedSetMetric("realism", new Closeness())));

    private Dataset dataset(int validation) {
        List<EncodedPiece> all = new ArrayList<>(pieces);
        IntStream.range(0, validation).forEach(i -> {
            List<Note> notes = new ArrayList<>();
            for (int n = 0; n < 100; n++) {
                notes.add(new Note(192L * n, 180, 40 + i % 20 + n % 7, 80, 0));
            }
            Score score = Score.of(Score.PAPER_TICKS_PER_QUARTER, notes);
            EncodedPiece piece = SmallTraining.encoded("held out " + i, score);
            all.add(new EncodedPiece(piece.name(), piece.digest(), Split.VALID, piece.music()));
        });
        Census census = new Census(0, 0, 0, List.of(), List.of(), List.of(), List.of(), "none");
        return new Dataset(all, census, false);
    }

    private boolean train(RunDirectory run, int every, Dataset dataset, BooleanSupplier cancelled) {
        return new Recovery(run, PLAN, step -> {}, Map.of())
                .train(() -> SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1), (set, state) -> {
                    Composer composer =
                            new Composer(set.models().generator(), SmallTraining.REPRESENTATION, Tempo.DEFAULT);
                    Observation observation = new Observation(
                            run,
                            PLAN,
                            step -> {},
                            composer,
                            set::drawing,
                            new Measurement(composer, METRICS, dataset, step -> {}),
                            Optional.of(Criterion.REALISM),
                            every,
                            new Doctor(run, PLAN, Map.of()),
                            cancelled);
                    Batches batches =
                            new Batches(pieces, PLAN.seed(), set.trainer().batchSize());
                    return new TrainingLoop(run, PLAN, set, batches, Map.of(), step -> {}, observation)
                            .run(state, cancelled);
                });
    }

    private static List<Object> content(RunDirectory run) {
        return List.of(
                run.latestCheckpoint(w -> {}).orElseThrow().content().tensors(),
                run.log().lines(),
                run.measures().all(),
                run.best());
    }

    @Test
    void measuresAfterPreTrainingEverySoManyEpochsAndAtTheEnd() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        assertThat(train(run, 4, dataset(25), () -> false)).isTrue();
        List<EpochMeasures> all = run.measures().all();
        assertThat(all).extracting(EpochMeasures::trainingEpochs).containsExactly(0, 4, 6);
        assertThat(all).extracting(EpochMeasures::phase).containsExactly("pretrain", "train", "train");
        assertThat(all).extracting(EpochMeasures::step).containsExactly(4L, 12L, 16L);
        assertThat(all.get(2).figures())
                .containsKeys(
                        "realism", "realism.low", "mean-pitch", "mean-pitch.p25", "variety", "dropped", "degenerate");
        assertThat(run.progress()).isDirectoryContaining("glob:**/epoch-0004.mid");
    }

    @Test
    void theBestCheckpointOfTheTrainingProperIsKept() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        train(run, 2, dataset(25), () -> false);
        EpochMeasures best = run.measures().all().stream()
                .filter(EpochMeasures::ofTraining)
                .reduce((one, other) ->
                        other.merit().getAsDouble() > one.merit().getAsDouble() ? other : one)
                .orElseThrow();
        assertThat(run.best())
                .contains(new BestCheckpoint(
                        best.step(), best.epoch(), "realism", best.realism().getAsDouble()));
        assertThat(run.steps()).contains(best.step());
    }

    @Test
    void measuringLeavesNoTraceInTheTraining() {
        RunDirectory measured = SmallTraining.run(folder, "measured", PLAN);
        train(measured, 3, dataset(25), () -> false);
        RunDirectory blind = SmallTraining.run(folder, "blind", PLAN);
        train(blind, 0, dataset(25), () -> false);
        assertThat(content(measured).subList(0, 2)).isEqualTo(content(blind).subList(0, 2));
        assertThat(blind.measures().all()).isEmpty();
        assertThat(blind.best()).isEmpty();
    }

    @Test
    void resumedWithMeasuresEqualsOneThatNeverStopped() {
        RunDirectory whole = SmallTraining.run(folder, "whole", PLAN);
        train(whole, 3, dataset(25), () -> false);
        for (int stop : new int[] {5, 14}) {
            RunDirectory parts = SmallTraining.run(folder, "parts" + stop, PLAN);
            int[] left = {stop};
            train(parts, 3, dataset(25), () -> left[0]-- <= 0);
            train(parts, 3, dataset(25), () -> false);
            assertThat(content(parts)).as("stopped at the " + stop + "th look").isEqualTo(content(whole));
        }
    }

    @Test
    void whereTooLittleIsHeldOutThereIsNoRealismAndNoBest() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        train(run, 3, dataset(Measurement.ENOUGH_REAL - 1), () -> false);
        assertThat(run.measures().all()).hasSize(3).allSatisfy(measures -> {
            assertThat(measures.realism()).isEmpty();
            assertThat(measures.figure("mean-pitch")).isPresent();
        });
        assertThat(run.best()).isEmpty();
    }

    @Test
    void aMetricThatBreaksIsLeftOutAndToldOfOnce() {
        RunDirectory run = SmallTraining.run(folder, "run", PLAN);
        List<String> warnings = new ArrayList<>();
        Metric<Score> broken = new Metric<Score>() {
            @Override
            public OptionalDouble measure(Score score) {
                throw new IllegalStateException("no idea");
            }

            @Override
            public String unit() {
                return "none";
            }
        };
        Metrics metrics = new Metrics(
                List.of(new NamedMetric("broken", broken), METRICS.metrics().get(0)), List.of());
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(Step step) {}

            @Override
            public void warning(String message) {
                warnings.add(message);
            }
        };
        try (ModelSet set = SmallTraining.models(SmallTraining.adversarial(SMALL), 9, 1)) {
            Composer composer = new Composer(set.models().generator(), SmallTraining.REPRESENTATION, Tempo.DEFAULT);
            Measurement measurement = new Measurement(composer, metrics, dataset(0), listener);
            for (int epoch = 1; epoch < 3; epoch++) {
                EpochMeasures taken = measurement
                        .take("train", epoch, epoch, true, () -> false)
                        .orElseThrow()
                        .measures();
                assertThat(taken.figures()).containsKey("mean-pitch").doesNotContainKey("broken");
            }
        }
        assertThat(warnings).singleElement().asString().contains("metric broken failed");
        assertThat(run.measures().all()).isEmpty();
    }

    private static double meanPitch(Score score) {
        return score.notes().stream().mapToInt(Note::pitch).average().orElse(0);
    }

    private static final class MeanPitch implements Metric<Score> {
        @Override
        public OptionalDouble measure(Score score) {
            return OptionalDouble.of(meanPitch(score));
        }

        @Override
        public String unit() {
            return "semitones";
        }
    }

    private static final class Closeness implements SetMetric<Score> {
        @Override
        public Optional<double[]> describe(Score window) {
            return Optional.of(new double[] {meanPitch(window)});
        }

        @Override
        public Optional<Comparison> compare(double[][] rows, double[][] real) {
            double difference = Math.abs(mean(rows) - mean(real));
            return rows.length == 0 ? Optional.empty() : Optional.of(new Comparison(1 / (1 + difference), Map.of()));
        }

        private static double mean(double[][] rows) {
            double sum = 0;
            for (double[] row : rows) {
                sum += row[0];
            }
            return sum / rows.length;
        }

        @Override
        public String unit() {
            return "fraction";
        }
    }
}
