package continuo.shell.command.study;

import continuo.content.Windows;
import continuo.design.Experiment;
import continuo.file.AtomicFile;
import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.Metrics;
import continuo.measure.NamedScore;
import continuo.measure.NamedSetMetric;
import continuo.measure.RealMusic;
import continuo.measure.SetRow;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.run.EpochMeasures;
import continuo.run.RunDirectory;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.command.measure.Measuring;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.session.Session;
import continuo.studio.study.Result;
import continuo.studio.study.Study;
import continuo.studio.study.StudyFolder;
import continuo.train.ComposedPiece;
import continuo.train.Composer;
import continuo.train.Dataset;
import continuo.train.Noise;
import continuo.train.RunStatus;
import continuo.train.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Has trained generators compose, always from the same noise, and measures what they do beside the music held out. */
final class StudyMeasuring {
    private static final int NOTES = Evaluation.DEFAULT_WINDOW_NOTES;
    /** Some events become no note: silent ones, and those out of range. */
    private static final int EVENTS = NOTES * 5 / 4;
    /** Of the piece that is kept to be listened to. */
    private static final int EVENTS_TO_HEAR = 200;
    /** Drawn together; more would only take more memory, and let Ctrl-C wait. */
    private static final int TOGETHER = 64;

    private static final long SEED = 1;
    /** With fewer pieces on a side, percentiles say little. */
    private static final int ENOUGH = 20;

    private final Study study;
    private final StudyFolder folder;
    private final Session session;
    private Optional<Learned> learned = Optional.empty();

    /**
     * Metrics that know the music a run learned from, which takes a while.
     *
     * @param music all that decides which music that is
     */
    private record Learned(List<Object> music, Metrics metrics) {}

    StudyMeasuring(Study study, StudyFolder folder, Session session) {
        this.study = study;
        this.folder = folder;
        this.session = session;
    }

    /** What a generator made of its noise. */
    private record Drawn(List<NamedScore> windows, List<Double> dropped, int degenerate) {}

    Result measure(RunDirectory run, Study.Cell cell, Dataset dataset, Experiment experiment, Console console) {
        Drawn drawn = draw(run, cell, console);
        console.cancellation().check();
        Metrics metrics = metrics(cell, dataset, experiment, console);
        boolean test = dataset.split(Split.TEST).size() >= ENOUGH;
        RealMusic real = test ? real(dataset, Split.TEST) : Measuring.real(dataset);
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
                table.sets().stream().map(StudyMeasuring::set).toList(),
                test ? validation(drawn.windows(), metrics, dataset) : Optional.empty());
    }

    private static Optional<Result.OfSet> validation(List<NamedScore> pieces, Metrics metrics, Dataset dataset) {
        if (dataset.split(Split.VALID).size() < ENOUGH) {
            return Optional.empty();
        }
        List<NamedSetMetric> realism = metrics.setMetrics().stream()
                .filter(metric -> metric.id().equals(EpochMeasures.REALISM))
                .toList();
        RealMusic real = real(dataset, Split.VALID);
        return Evaluation.evaluate(pieces, new Metrics(List.of(), realism), real, NOTES, SEED).sets().stream()
                .map(StudyMeasuring::set)
                .findFirst();
    }

    /** One side to compare with, and the music that was trained on beside it. */
    private static RealMusic real(Dataset dataset, Split side) {
        return new RealMusic(Measuring.windows(dataset.split(side)), Measuring.windows(dataset.split(Split.TRAIN)));
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

    private Drawn draw(RunDirectory run, Study.Cell cell, Console console) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<NamedScore> windows = new ArrayList<>();
        List<Double> dropped = new ArrayList<>();
        int degenerate = 0;
        try (Composer composer = ChosenCheckpoint.usual(run, console).composer(session);
                Progress progress = console.progress("composing")) {
            List<Noise> noise = Noise.ofSeed(SEED, study.pieces());
            for (int from = 0; from < noise.size(); from += TOGETHER) {
                List<Noise> some = noise.subList(from, Math.min(noise.size(), from + TOGETHER));
                for (ComposedPiece piece : composer.compose(Composer.Request.ofEvents(EVENTS), some)) {
                    console.cancellation().check();
                    Score score = piece.alone().score();
                    dropped.add(dropped(piece));
                    degenerate += isDegenerate(score) ? 1 : 0;
                    String name = "piece " + dropped.size();
                    Windows.random(score, NOTES, random).ifPresent(window -> windows.add(new NamedScore(name, window)));
                }
                progress.at(from + some.size(), noise.size());
            }
            if (cell.seed() == study.seeds().get(0)) {
                keep(composer, cell);
            }
        }
        return new Drawn(windows, dropped, degenerate);
    }

    private void keep(Composer composer, Study.Cell cell) {
        ComposedPiece.Part piece = composer.compose(Composer.Request.ofEvents(EVENTS_TO_HEAR), Noise.ofSeed(SEED, 1))
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

    private Metrics metrics(Study.Cell cell, Dataset dataset, Experiment experiment, Console console) {
        boolean drums = cell.variant().design().drums();
        List<Object> music = List.of(dataset.census().digest(), cell.seed(), drums);
        if (learned.filter(before -> before.music().equals(music)).isEmpty()) {
            // Let go of the old before the new is there.
            learned = Optional.empty();
            Metrics metrics = Measuring.learned(
                    Measuring.metrics(List.of(), session), experiment.corpora(), dataset, drums, session, console);
            learned = Optional.of(new Learned(music, metrics));
        }
        return learned.get().metrics();
    }
}
