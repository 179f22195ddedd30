package continuo.shell.command.train;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.run.EpochMeasures;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.shell.command.NextStep;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Progress;
import continuo.shell.session.Session;
import continuo.shell.watch.TrainingWatch;
import continuo.train.Composer;
import continuo.train.Dataset;
import continuo.train.Noise;
import continuo.train.Training;
import continuo.train.TrainingListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains a run while the user watches, and tells what came of it. */
public final class WatchedTraining implements TrainingListener {
    /** Enough to see what the music looks like, and drawn in a few hundredths of a second. */
    private static final Composer.Request SAMPLE = Composer.Request.ofEvents(96);

    private static final List<Noise> NOISE = Noise.ofSeed(1, 1);

    /** Epochs of a small corpus take less. */
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(2);

    private final Console console;
    private final Progress progress;
    private final TrainingWatch watch;
    private Optional<Long> sampled = Optional.empty();

    private WatchedTraining(Console console, Progress progress, TrainingWatch watch) {
        this.console = console;
        this.progress = progress;
        this.watch = watch;
    }

    /** @throws Failure of kind INTERRUPTED when the user stopped it: its last step is kept */
    static void run(RunDirectory run, Dataset dataset, Session session, Console console) {
        console.keepOutputIn(run.folder().resolve("output.log"));
        if (steps(run, dataset, session, console)) {
            DoctorText.tell(run, console);
            RunSummary.tell(run, dataset, session, console);
            NextStep.afterTraining(run.name(), console);
        }
    }

    /**
     * The same without measuring what came of it.
     *
     * @return whether a step was taken: false where the plan was done already
     * @throws Failure of kind INTERRUPTED when the user stopped it: its last step is kept
     */
    public static boolean steps(RunDirectory run, Dataset dataset, Session session, Console console) {
        long begun = System.nanoTime();
        TrainingWatch watch = new TrainingWatch(run.name());
        boolean done;
        try (Progress progress = console.progress("training")) {
            WatchedTraining watched = new WatchedTraining(console, progress, watch);
            done = new Training(session.plugins()).run(run, dataset, watched, console.cancellation()::requested);
        }
        Optional<Step> last = watch.last();
        tell(run, done, last, (System.nanoTime() - begun) / 1e9, console);
        if (!done) {
            throw Failure.interrupted("training of " + run.name() + " was stopped"
                    + last.map(step -> " after step " + step.step()).orElse("") + "; resume " + run.name()
                    + " goes on with it");
        }
        return last.isPresent();
    }

    @Override
    public void step(Step step) {
        watch.step(step);
        progress.at(watch::status);
    }

    @Override
    public void epoch(Composer composer) {
        long now = System.nanoTime();
        boolean due = sampled.isEmpty() || now - sampled.get() > BETWEEN_SAMPLES.toNanos();
        if (due && !console.cancellation().requested()) {
            sampled = Optional.of(now);
            draw(composer);
        }
    }

    private void draw(Composer composer) {
        try {
            watch.sample(composer.compose(SAMPLE, NOISE).get(0).alone().score());
        } catch (Failure failure) {
            // A model that cannot draw yet is no reason to end its training.
            return;
        }
        show();
    }

    /** A training that goes on is looked at before its first step, when there is nothing to show. */
    private void show() {
        if (watch.last().isPresent()) {
            progress.at(watch::status);
        }
    }

    @Override
    public void measured(EpochMeasures measures) {
        watch.measured(measures);
        show();
    }

    @Override
    public void finding(Finding finding) {
        console.note("the doctor: " + finding.message() + "; " + finding.advice());
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
            object.put("findings", DoctorText.ids(run));
            run.best().ifPresent(best -> object.put("best", best.step()));
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
                    .append(Quantity.of(step.step(), "step", "steps")));
            figures.forEach(
                    (name, value) -> line.append(", ").append(name).append(' ').append(Numbers.shown(value)));
            console.paragraph(line.toString());
        }
    }
}
