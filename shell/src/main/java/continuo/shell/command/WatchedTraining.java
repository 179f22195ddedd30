package continuo.shell.command;

import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Progress;
import continuo.shell.session.Session;
import continuo.train.Dataset;
import continuo.train.Training;
import continuo.train.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Trains a run while the user watches, and tells what came of it. */
final class WatchedTraining implements TrainingListener {
    private final Console console;
    private final Progress progress;
    private Optional<Step> last = Optional.empty();

    private WatchedTraining(Console console, Progress progress) {
        this.console = console;
        this.progress = progress;
    }

    /** @throws Failure of kind INTERRUPTED when the user stopped it: its last step is kept */
    static void run(RunDirectory run, Dataset dataset, Session session, Console console) {
        long begun = System.nanoTime();
        boolean done;
        Optional<Step> last;
        try (Progress progress = console.progress("training")) {
            WatchedTraining watched = new WatchedTraining(console, progress);
            done = new Training(session.plugins()).run(run, dataset, watched, console.cancellation()::requested);
            last = watched.last;
        }
        tell(run, done, last, (System.nanoTime() - begun) / 1e9, console);
        if (!done) {
            throw Failure.interrupted("training of " + run.name() + " was stopped"
                    + last.map(step -> " after step " + step.step()).orElse("") + "; resume " + run.name()
                    + " goes on with it");
        }
        if (last.isPresent()) {
            RunSummary.tell(run, dataset, session, console);
        }
    }

    @Override
    public void step(Step step) {
        last = Optional.of(step);
        String phase = step.phase() == continuo.spi.Trainer.Phase.PRETRAIN ? "pre-training" : "training";
        progress.at(
                step.done(),
                phase + " epoch " + step.epoch() + "/" + step.epochs() + " batch " + step.batch() + "/"
                        + step.batches(),
                step.figures());
    }

    @Override
    public void warning(String message) {
        console.note(message);
    }

    private static void tell(RunDirectory run, boolean done, Optional<Step> last, double seconds, Console console) {
        Map<String, Double> figures = last.map(Step::figures).orElse(Map.of());
        if (console.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("run", run.name());
            object.put("folder", run.folder().toString());
            object.put("done", done);
            last.ifPresent(step -> object.put("step", step.step()));
            object.put("seconds", Math.round(seconds * 10) / 10.0);
            object.putAll(figures);
            console.object(object);
            return;
        }
        if (done) {
            StringBuilder line = new StringBuilder(last.isPresent() ? "trained " : "already trained: ");
            line.append(run.name());
            last.ifPresent(step -> line.append(" in ")
                    .append(Numbers.duration(seconds))
                    .append(": ")
                    .append(Numbers.count(step.step(), "step", "steps")));
            figures.forEach(
                    (name, value) -> line.append(", ").append(name).append(' ').append(Numbers.shown(value)));
            console.paragraph(line.toString());
        }
    }
}
