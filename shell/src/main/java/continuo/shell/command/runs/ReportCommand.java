package continuo.shell.command.runs;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.Metrics;
import continuo.measure.NamedScore;
import continuo.measure.RealMusic;
import continuo.music.MidiReader;
import continuo.music.Score;
import continuo.plugin.ComponentDescriptor;
import continuo.run.RunDirectory;
import continuo.run.RunEvaluation;
import continuo.run.RunManifest;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.RunArgument;
import continuo.shell.command.compose.PieceFiles;
import continuo.shell.command.measure.Measuring;
import continuo.shell.command.train.RunSamples;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.measure.HeldOut;
import continuo.studio.report.Fact;
import continuo.studio.report.FactGroup;
import continuo.studio.report.ReportData;
import continuo.studio.report.ReportWriter;
import continuo.train.ComposedPiece;
import continuo.train.Composer;
import continuo.train.Dataset;
import continuo.train.Noise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a run's report: one page to look at, listen to and share. */
public final class ReportCommand implements Command {
    /** Pieces a page can show without becoming long. */
    private static final int SHOWN = 6;

    private static final int DRAWN = 4;
    private static final int EVENTS = 200;
    private static final long SEED = 1;

    private static final Option PIECES = Option.of(
                    "--pieces", "PATH", Value.Plain.MIDI_FILE, "the generated pieces to show, a MIDI file or a folder")
            .otherwise("the run's samples, or " + DRAWN + " new ones");
    private static final Option OUT = Option.of("--out", "FILE", Value.Plain.HTML_FILE, "the page to write")
            .otherwise("report.html in the run's folder");

    @Override
    public Syntax syntax() {
        return Syntax.of("report", Task.MEASURE, "write a run's report as one HTML page")
                .with(RunArgument.RUN)
                .with(PIECES)
                .with(OUT)
                .with(ChosenCheckpoint.OPTION)
                .with(Option.BACKGROUND)
                .detail("Loss curves, metrics beside real music and chance, piano rolls that play in the browser, and"
                        + " how all of it was made. The page needs no network and no other file.")
                .example("report first")
                .example("report first --pieces songs --out first.html");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return ChosenCheckpoint.problems(arguments);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory run = RunArgument.of(arguments, session);
        RunManifest manifest = run.manifest();
        ChosenCheckpoint checkpoint = ChosenCheckpoint.of(run, arguments, console);
        List<NamedScore> pieces = pieces(arguments, checkpoint, session, console);
        Experiment experiment = manifest.experiment(session.plugins()::component);
        Dataset dataset = Loading.dataset(
                experiment, manifest.plan().seed(), manifest.plan().drums(), session, console);
        console.cancellation().check();
        EvaluationTable table =
                evaluation(pieces, experiment, dataset, manifest.plan().drums(), checkpoint, session, console);
        run.writeEvaluation(RunEvaluation.of(table, checkpoint.step()));
        Map<String, String> summaries = Measuring.installed(session).all().stream()
                .collect(Collectors.toMap(ComponentDescriptor::id, ComponentDescriptor::summary));
        Path file = arguments.option(OUT).map(session.environment()::path).orElseGet(run::report);
        ReportWriter.write(
                ReportData.of(run, table, pieces)
                        .withMetricSummaries(summaries)
                        .withRemark(new FactGroup(
                                "Music compared with",
                                Quantity.of(manifest.corpus().pieces(), "piece", "pieces"),
                                List.of(new Fact("census", dataset.census().summary()))))
                        .withRemark(new FactGroup(
                                "Composed with",
                                "step " + checkpoint.step(),
                                checkpoint.words().stream()
                                        .map(words -> new Fact("checkpoint", words))
                                        .toList())),
                file);
        if (console.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("run", run.name());
            object.put("file", file.toString());
            object.put("pieces", pieces.size());
            object.put("checkpoint", checkpoint.step());
            console.object(object);
        } else {
            console.line("wrote " + session.environment().shown(file) + " with "
                    + Quantity.of(pieces.size(), "piece", "pieces") + "; open it in a browser");
            checkpoint.words().ifPresent(words -> console.paragraph("measured " + words));
        }
    }

    private static EvaluationTable evaluation(
            List<NamedScore> pieces,
            Experiment experiment,
            Dataset dataset,
            boolean drums,
            ChosenCheckpoint checkpoint,
            Session session,
            Console console) {
        Metrics metrics = Measuring.learned(
                Measuring.installed(session).metrics(List.of()),
                experiment.corpora(),
                dataset,
                drums,
                session,
                console);
        RealMusic real = new HeldOut(dataset).real();
        EvaluationTable table = Evaluation.evaluate(pieces, new Metrics(metrics.metrics(), List.of()), real, SEED);
        return table.withSets(RunSamples.evaluate(checkpoint, metrics.setMetrics(), real, session));
    }

    private static List<NamedScore> pieces(
            Arguments arguments, ChosenCheckpoint checkpoint, Session session, Console console) {
        Optional<Path> named = arguments.option(PIECES).map(session.environment()::existing);
        List<Path> files = midiFiles(named.orElseGet(checkpoint.run()::samples));
        if (files.isEmpty() && named.isPresent()) {
            throw Failure.user(
                    "there is no MIDI file in " + session.environment().shown(named.get()));
        }
        if (files.isEmpty()) {
            files = drawn(checkpoint, session);
        }
        if (files.size() > SHOWN) {
            console.note("the report shows the first " + SHOWN + " of " + files.size() + " pieces");
        }
        List<NamedScore> pieces = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(SHOWN, files.size()))) {
            Score score = MidiReader.read(file, false).content();
            if (score.notes().isEmpty()) {
                console.note(file.getFileName() + " has no notes and is left out");
            } else {
                pieces.add(new NamedScore(file.getFileName().toString(), score));
            }
        }
        if (pieces.isEmpty()) {
            throw Failure.data("there is nothing to report on: none of the pieces has a note");
        }
        return pieces;
    }

    private static List<Path> midiFiles(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".mid"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** New pieces, among the run's samples. */
    private static List<Path> drawn(ChosenCheckpoint checkpoint, Session session) {
        PieceFiles files = new PieceFiles(checkpoint.run().samples(), "piece-" + SEED, DRAWN);
        List<Path> drawn = new ArrayList<>();
        try (Composer composer = checkpoint.composer(session)) {
            for (ComposedPiece piece : composer.compose(Composer.Request.ofEvents(EVENTS), Noise.ofSeed(SEED, DRAWN))) {
                drawn.add(files.write(piece.alone()));
            }
        }
        return drawn;
    }
}
