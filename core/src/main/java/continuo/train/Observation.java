package continuo.train;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import continuo.music.MidiWriter;
import continuo.run.BestCheckpoint;
import continuo.run.Criterion;
import continuo.run.EpochMeasures;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Watches over a training: measures what the generator composes every few epochs, keeps the best checkpoint, lets the
 * doctor look, and tells a listener of all this.
 */
final class Observation implements Observer {
    private final RunDirectory run;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final Composer composer;
    private final Consumer<Runnable> drawing;
    private final Measurement measurement;
    private final Optional<Criterion> criterion;
    private final int every;
    private final Doctor doctor;
    private final BooleanSupplier cancelled;
    private final List<EpochMeasures> measures;

    /**
     * @param drawing runs something while the generator has the weights that it draws with
     * @param criterion what the best checkpoint is chosen by; empty where no figure for that is measured
     * @param every how many epochs of the training proper the generator is measured; 0 for never
     */
    Observation(
            RunDirectory run,
            TrainingPlan plan,
            TrainingListener listener,
            Composer composer,
            Consumer<Runnable> drawing,
            Measurement measurement,
            Optional<Criterion> criterion,
            int every,
            Doctor doctor,
            BooleanSupplier cancelled) {
        this.run = run;
        this.plan = plan;
        this.listener = listener;
        this.composer = composer;
        this.drawing = drawing;
        this.measurement = measurement;
        this.criterion = criterion;
        this.every = every;
        this.doctor = doctor;
        this.cancelled = cancelled;
        this.measures = new ArrayList<>(run.measures().all());
    }

    @Override
    public void step(Course course, Map<String, Double> figures) {
        doctor.step(course.phase(), figures);
    }

    @Override
    public void epoch(Course course, Runnable save) {
        drawing.accept(() -> listener.epoch(composer));
        Ended ended = Ended.at(course, plan);
        if (due(course) && measures.stream().noneMatch(taken -> taken.step() == course.step())) {
            measure(ended, course.step(), save);
        }
        for (Finding finding : doctor.examine(ended.epoch(), course.step(), measures)) {
            run.log().append(finding.fields());
            listener.finding(finding);
        }
    }

    /**
     * The epoch that ended at a place of a training.
     *
     * @param proper whether it was of the training proper
     */
    private record Ended(String phase, int epoch, boolean proper) {
        static Ended at(Course course, TrainingPlan plan) {
            if (course.epoch() > 0) {
                return new Ended(course.phase(), course.epoch(), course.ofTraining(plan));
            }
            List<String> before = plan.names().subList(0, plan.names().indexOf(course.phase())).stream()
                    .filter(phase -> plan.epochs(phase) > 0)
                    .toList();
            String phase = before.isEmpty() ? course.phase() : before.get(before.size() - 1);
            return new Ended(phase, plan.epochs(phase), before.isEmpty());
        }
    }

    private boolean due(Course course) {
        return every > 0 && course.ofTraining(plan) && (course.epoch() % every == 0 || course.done(plan));
    }

    private void measure(Ended ended, long step, Runnable save) {
        List<Measurement.Taken> taken = new ArrayList<>();
        try {
            drawing.accept(() -> measurement
                    .take(ended.phase(), ended.epoch(), step, ended.proper(), cancelled)
                    .ifPresent(taken::add));
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.INTERRUPTED) {
                return;
            }
            // A model that cannot draw is no reason to end its training: the guard of its figures may be.
            listener.warning("what it composes after epoch " + ended.epoch() + " could not be measured: "
                    + failure.getMessage());
            return;
        }
        // A checkpoint holds the weights that are trained.
        taken.forEach(found -> keep(found, save));
    }

    private void keep(Measurement.Taken taken, Runnable save) {
        EpochMeasures measured = taken.measures();
        if (measured.ofTraining() && isBest(measured)) {
            save.run();
            String figure = criterion.orElseThrow().figure();
            run.keepBest(new BestCheckpoint(
                    measured.step(),
                    measured.epoch(),
                    figure,
                    measured.figure(figure).orElseThrow()));
        }
        writeSample(measured.trainingEpochs(), taken.sample().alone());
        // Written last: what is logged was kept.
        run.measures().append(measured);
        measures.add(measured);
        listener.measured(measured);
    }

    private boolean isBest(EpochMeasures measured) {
        OptionalDouble merit = merit(measured);
        if (merit.isEmpty()) {
            return false;
        }
        Optional<BestCheckpoint> best = run.best();
        OptionalDouble before = measures.stream()
                .filter(other -> best.isPresent() && other.step() == best.get().step())
                .flatMapToDouble(other -> merit(other).stream())
                .findFirst();
        return before.isEmpty() || merit.getAsDouble() > before.getAsDouble();
    }

    private OptionalDouble merit(EpochMeasures measured) {
        return criterion.map(by -> by.merit(measured)).orElse(OptionalDouble.empty());
    }

    private void writeSample(int epoch, ComposedPiece.Part part) {
        byte[] midi;
        try {
            midi = MidiWriter.write(part.score(), part.endTick());
        } catch (Failure failure) {
            // A wild generator's piece may be longer than a file can hold.
            return;
        }
        AtomicFile.write(run.progress().resolve(String.format(Locale.ROOT, "epoch-%04d.mid", epoch)), midi);
    }
}
