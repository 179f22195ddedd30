package continuo.shell.command.study;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.shell.command.Loading;
import continuo.shell.command.train.TrainCommand;
import continuo.shell.command.train.WatchedTraining;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.console.Remedies;
import continuo.shell.session.Session;
import continuo.shell.session.Version;
import continuo.studio.measure.StudyMeasuring;
import continuo.studio.study.Outcome;
import continuo.studio.study.Result;
import continuo.studio.study.Study;
import continuo.studio.study.StudyFolder;
import continuo.studio.study.StudyTable;
import continuo.train.Dataset;
import continuo.train.RunStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Goes through a study's matrix: trains what is not trained, measures what is not measured, keeps the table up to date. */
final class StudyRun {
    private final Study study;
    private final StudyFolder folder;
    private final int threads;
    private final Session session;
    private final Console console;
    private final StudyMeasuring measuring;
    private final Map<String, Failure> failed = new LinkedHashMap<>();

    StudyRun(Study study, StudyFolder folder, int threads, Session session, Console console) {
        this.study = study;
        this.folder = folder;
        this.threads = threads;
        this.session = session;
        this.console = console;
        this.measuring = new StudyMeasuring(study, folder, session.plugins());
    }

    /**
     * Does all that is left to do, and prints the table.
     *
     * @throws Failure of kind INTERRUPTED when the user stopped it; of the kind of the first that failed where runs did
     */
    void run() {
        folder.make();
        folder.write(study);
        console.keepOutputIn(folder.outputLog());
        List<Study.Cell> cells = study.cells();
        for (int i = 0; i < cells.size(); i++) {
            cell(cells.get(i), i, cells.size());
        }
        StudyTable table = StudyTable.of(study, folder::outcome);
        StudyFiles.write(table, folder, session);
        if (console.json()) {
            StudyText.objects(table).forEach(console::object);
        } else {
            StudyText.table(table, console);
            console.line("");
            console.paragraph(
                    "the page with figures is " + session.environment().shown(folder.page()) + ", the table "
                            + session.environment().shown(folder.csv()));
        }
        if (!failed.isEmpty()) {
            Failure first = failed.values().iterator().next();
            throw new Failure(
                    first.kind(),
                    failed.size() + " of " + cells.size() + " runs failed: " + String.join(", ", failed.keySet())
                            + " (see above); study " + study.name() + " tries them again",
                    first);
        }
    }

    private void cell(Study.Cell cell, int index, int all) {
        StudyStatus.Place place = new StudyStatus.Place(study.name(), cell.run(), index + 1, all);
        Console own = console.framed(status -> new StudyStatus(place, status));
        try {
            own.cancellation().check();
            if (train(cell, own) | measure(cell, own)) {
                StudyFiles.write(StudyTable.of(study, folder::outcome), folder, session);
            }
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.INTERRUPTED) {
                throw Failure.interrupted("the study " + study.name() + " was stopped at run " + place.number() + " of "
                        + all + " (" + cell.run() + "); study " + study.name() + " goes on with it");
            }
            if (failure.kind() == Failure.Kind.RESOURCE) {
                throw failure;
            }
            // One experiment that diverges says something about it, and nothing about the others.
            failed.put(cell.run(), failure);
            console.note(cell.run() + " failed: " + Remedies.told(failure));
        }
    }

    /** Trains a run to the end of its plan; returns whether there was something to train. */
    private boolean train(Study.Cell cell, Console own) {
        Optional<RunDirectory> there = session.runs().list().stream()
                .filter(run -> run.name().equals(cell.run()))
                .findFirst();
        if (there.isPresent() && RunStatus.of(there.get()).state() == RunStatus.State.FINISHED) {
            return false;
        }
        if (!own.json()) {
            own.line("run " + cell.run() + (there.isPresent() ? ": going on with it" : ""));
        }
        Dataset dataset = dataset(cell, own);
        RunDirectory run = there.orElseGet(() -> begun(cell, dataset));
        long begun = System.nanoTime();
        try {
            WatchedTraining.steps(run, dataset, session, own);
            session.lastRun(run.name());
        } catch (RuntimeException | Error e) {
            TrainCommand.clearAway(run, session.runs(), e);
            throw e;
        } finally {
            folder.write(cell.run(), folder.outcome(cell.run()).trained((System.nanoTime() - begun) / 1e9));
        }
        return true;
    }

    private RunDirectory begun(Study.Cell cell, Dataset dataset) {
        TrainingPlan plan = new TrainingPlan(
                cell.variant().pretrain(),
                cell.variant().epochs(),
                cell.seed(),
                threads,
                cell.variant().design().drums());
        RunManifest manifest = RunManifest.of(
                Instant.now(),
                RunManifest.Versions.current(Version.text()),
                plan,
                TrainCommand.summary(dataset.census()),
                experiment(cell),
                session.plugins().plugins());
        RunDirectory run = session.runs().create(cell.run(), manifest);
        folder.write(cell.run(), new Outcome(OptionalDouble.of(0), Optional.empty()));
        return run;
    }

    /** Measures a run that is trained; returns whether it was not yet. */
    private boolean measure(Study.Cell cell, Console own) {
        Outcome outcome = folder.outcome(cell.run());
        RunDirectory run = session.runs().open(cell.run());
        if (outcome.result().filter(result -> result.pieces() == study.pieces()).isPresent()) {
            return false;
        }
        Dataset dataset = dataset(cell, own);
        Experiment experiment = experiment(cell);
        Result result =
                measuring.measure(drawn(run, cell, own), run, cell, dataset, experiment, own.cancellation()::check);
        folder.write(cell.run(), outcome.measured(result));
        if (!own.json()) {
            StudyText.result(result, own);
        }
        return true;
    }

    private StudyMeasuring.Drawn drawn(RunDirectory run, Study.Cell cell, Console own) {
        try (Progress progress = own.progress("composing")) {
            return measuring.draw(run, cell, new StudyMeasuring.Watcher() {
                @Override
                public void at(int done, int total) {
                    progress.at(done, total);
                }

                @Override
                public void check() {
                    own.cancellation().check();
                }

                @Override
                public void warning(String message) {
                    own.note(message);
                }
            });
        }
    }

    private Experiment experiment(Study.Cell cell) {
        return cell.variant().design().experiment(session.plugins());
    }

    private Dataset dataset(Study.Cell cell, Console own) {
        return Loading.dataset(
                experiment(cell), cell.seed(), cell.variant().design().drums(), session, own);
    }
}
