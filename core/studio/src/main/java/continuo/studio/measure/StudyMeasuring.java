package continuo.studio.measure;

import continuo.content.Windows;
import continuo.design.Experiment;
import continuo.file.AtomicFile;
import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.InstalledMetrics;
import continuo.measure.Metrics;
import continuo.measure.NamedScore;
import continuo.measure.NamedSetMetric;
import continuo.measure.RealMusic;
import continuo.measure.SetRow;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.plugin.PluginHost;
import continuo.run.CheckpointChoice;
import continuo.run.EpochMeasures;
import continuo.run.RunDirectory;
import continuo.spi.Estimate;
import continuo.studio.study.Result;
import continuo.studio.study.Study;
import continuo.studio.study.StudyFolder;
import continuo.train.ComposedPiece;
import continuo.train.Composer;
import continuo.train.Dataset;
import continuo.train.Examiner;
import continuo.train.Examiner.Examined;
import continuo.train.Noise;
import continuo.train.RunStatus;
import continuo.train.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Has trained generators compose, always from the same noise, and measures what they do beside the music held out. */
public final class StudyMeasuring {
    private static final int NOTES = Evaluation.DEFAULT_WINDOW_NOTES;
    /** Notes of the piece that is kept to be listened to, in steps with some to spare. */
    private static final int NOTES_TO_HEAR = 160;
    /** Drawn together; more would only take more memory, and let Ctrl-C wait. */
    private static final int TOGETHER = 64;

    private static final long SEED = 1;

    private final Study study;
    private final StudyFolder folder;
    private final PluginHost plugins;
    private Optional<Learned> learned = Optional.empty();

    /**
     * Metrics that know the music a run learned from, which takes a while.
     *
     * @param music all that decides which music that is
     */
    private record Learned(List<Object> music, Metrics metrics) {}

    /** Who watches while pieces are drawn. */
    public interface Watcher {
        void at(int done, int total);

        /** Throws where somebody wants to stop. */
        void check();

        /** Takes what should be known of checkpoints that cannot be read. */
        void warning(String message);
    }

    /**
     * @param folder where the study keeps a piece of each variant
     * @param plugins of the generators and metrics
     */
    public StudyMeasuring(Study study, StudyFolder folder, PluginHost plugins) {
        this.study = study;
        this.folder = folder;
        this.plugins = plugins;
    }

    /**
     * What a generator made of its noise.
     *
     * @param windows one of each piece that is long enough
     * @param dropped the share of each piece's tones that could not be played
     * @param degenerate how many pieces are empty or one note again and again
     */
    public record Drawn(List<NamedScore> windows, List<Double> dropped, int degenerate) {}

    /**
     * Measures what a generator drew.
     *
     * @param dataset what it learned from, with what was held out
     * @param check called often, so that it can throw where somebody wants to stop
     */
    public Result measure(
            Drawn drawn, RunDirectory run, Study.Cell cell, Dataset dataset, Experiment experiment, Runnable check) {
        check.run();
        Metrics metrics = metrics(cell, dataset, experiment, check);
        boolean test = dataset.split(Split.TEST).size() >= HeldOut.ENOUGH;
        RealMusic real = test ? new HeldOut(dataset).real(Split.TEST) : new HeldOut(dataset).real();
        Optional<Examined> examined = examined(run, dataset, test ? Split.TEST : Split.VALID, check);
        EvaluationTable table = Evaluation.evaluate(drawn.windows(), metrics, real, NOTES, SEED);
        return new Result(
                RunStatus.of(run).step(),
                study.pieces(),
                drawn.windows().size(),
                table.realWindows(),
                test,
                drawn.degenerate(),
                drawn.dropped(),
                table.rows().stream()
                        .map(row -> new Result.OfWindows(
                                row.metric(),
                                row.unit(),
                                row.values().stream()
                                        .flatMap(value -> value.stream().boxed())
                                        .toList(),
                                row.real(),
                                row.nullBand()))
                        .toList(),
                Stream.concat(
                                table.sets().stream().map(StudyMeasuring::set),
                                examined.stream().flatMap(StudyMeasuring::probed))
                        .toList(),
                test ? validation(drawn.windows(), metrics, dataset) : Optional.empty());
    }

    private static Optional<Result.OfSet> validation(List<NamedScore> pieces, Metrics metrics, Dataset dataset) {
        if (dataset.split(Split.VALID).size() < HeldOut.ENOUGH) {
            return Optional.empty();
        }
        List<NamedSetMetric> realism = metrics.setMetrics().stream()
                .filter(metric -> metric.id().equals(EpochMeasures.REALISM))
                .toList();
        RealMusic real = new HeldOut(dataset).real(Split.VALID);
        return Evaluation.evaluate(pieces, new Metrics(List.of(), realism), real, NOTES, SEED).sets().stream()
                .map(StudyMeasuring::set)
                .findFirst();
    }

    private static Result.OfSet set(SetRow row) {
        return new Result.OfSet(
                row.metric(),
                row.unit(),
                row.value(),
                row.interval().map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty()),
                row.interval().map(i -> OptionalDouble.of(i.high())).orElse(OptionalDouble.empty()),
                row.real(),
                row.chance(),
                row.parts());
    }

    /** What probes say of the model and one side; those that cannot be made or asked are left out. */
    private Optional<Examined> examined(RunDirectory run, Dataset dataset, Split side, Runnable check) {
        try (Composer composer = Composer.of(plugins, run, new CheckpointChoice.Best().of(run, told -> {}), Map.of())) {
            return Examiner.of(plugins, composer, dataset, broken -> {}).examine(side, () -> {
                check.run();
                return false;
            });
        }
    }

    private static Stream<Result.OfSet> probed(Examined examined) {
        return examined.figures().entrySet().stream().map(figure -> {
            Estimate estimate = figure.getValue();
            Optional<Estimate> chance = Optional.ofNullable(examined.chance().get(figure.getKey()));
            return new Result.OfSet(
                    figure.getKey(),
                    estimate.unit(),
                    OptionalDouble.of(estimate.value()),
                    OptionalDouble.of(estimate.low()),
                    OptionalDouble.of(estimate.high()),
                    OptionalDouble.empty(),
                    chance.map(found -> OptionalDouble.of(found.value())).orElse(OptionalDouble.empty()),
                    Map.of());
        });
    }

    /** Has the generator of a run draw the study's pieces, with the best checkpoint where there is one. */
    public Drawn draw(RunDirectory run, Study.Cell cell, Watcher watcher) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<NamedScore> windows = new ArrayList<>();
        List<Double> dropped = new ArrayList<>();
        int degenerate = 0;
        try (Composer composer =
                Composer.of(plugins, run, new CheckpointChoice.Best().of(run, watcher::warning), Map.of())) {
            List<Noise> noise = Noise.ofSeed(SEED, study.pieces());
            for (int from = 0; from < noise.size(); from += TOGETHER) {
                List<Noise> some = noise.subList(from, Math.min(noise.size(), from + TOGETHER));
                for (ComposedPiece piece :
                        composer.compose(Composer.Request.ofEvents(composer.stepsFor(NOTES)), some)) {
                    watcher.check();
                    Score score = piece.alone().score();
                    dropped.add(dropped(piece));
                    degenerate += isDegenerate(score) ? 1 : 0;
                    String name = "piece " + dropped.size();
                    Windows.random(score, NOTES, random).ifPresent(window -> windows.add(new NamedScore(name, window)));
                }
                watcher.at(from + some.size(), noise.size());
            }
            if (cell.seed() == study.seeds().get(0)) {
                keep(composer, cell);
            }
        }
        return new Drawn(windows, dropped, degenerate);
    }

    private void keep(Composer composer, Study.Cell cell) {
        ComposedPiece.Part piece = composer.compose(
                        Composer.Request.ofEvents(composer.stepsFor(NOTES_TO_HEAR)), Noise.ofSeed(SEED, 1))
                .get(0)
                .alone();
        AtomicFile.write(folder.piece(cell.variant()), MidiWriter.write(piece.score(), piece.endTick()));
    }

    private static double dropped(ComposedPiece piece) {
        int tones = piece.tones().notes().size() + piece.silent();
        return tones == 0 ? 0 : (double) (piece.silent() + piece.clamped()) / tones;
    }

    /** Whether a piece is empty or one note again and again. */
    private static boolean isDegenerate(Score score) {
        return score.notes().stream().map(Note::pitch).distinct().count() < 2;
    }

    private Metrics metrics(Study.Cell cell, Dataset dataset, Experiment experiment, Runnable check) {
        boolean drums = cell.variant().design().drums();
        List<Object> music = List.of(dataset.census().digest(), cell.seed(), drums);
        if (learned.filter(before -> before.music().equals(music)).isEmpty()) {
            // Let go of the old before the new is there.
            learned = Optional.empty();
            Metrics metrics = new HeldOut(dataset)
                    .learned(
                            new InstalledMetrics(plugins).metrics(List.of()),
                            experiment.corpora(),
                            drums,
                            plugins,
                            check);
            learned = Optional.of(new Learned(music, metrics));
        }
        return learned.get().metrics();
    }
}
