package continuo.train;

import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Training, from where a state is to where a plan ends: draw a batch, let the trainer learn from it, look that everything
 * is still a number, write it down. Which is all there is to training; the ideas are in the trainer.
 */
final class TrainingLoop {
    /** Checkpoints kept of a run. */
    private static final int KEPT = 3;

    private static final long BETWEEN_CHECKPOINTS = Duration.ofSeconds(60).toNanos();

    private final RunDirectory run;
    private final TrainingPlan plan;
    private final ModelSet set;
    private final Batches batches;
    private final Map<String, String> metadata;
    private final TrainingListener listener;
    private final Runnable afterEpoch;
    private long lastCheckpoint = System.nanoTime();

    TrainingLoop(
            RunDirectory run,
            TrainingPlan plan,
            ModelSet set,
            Batches batches,
            Map<String, String> metadata,
            TrainingListener listener,
            Runnable afterEpoch) {
        this.run = run;
        this.plan = plan;
        this.set = set;
        this.batches = batches;
        this.metadata = metadata;
        this.listener = listener;
        this.afterEpoch = afterEpoch;
    }

    /**
     * Trains until the plan is done or somebody cancels; either way the last step is in a checkpoint.
     *
     * @return whether the plan is done
     * @throws Failure of kind USER when the training diverges: the last sound checkpoint stays
     */
    boolean run(TrainingState start, BooleanSupplier cancelled) {
        TrainingState state = start;
        Trainer trainer = set.trainer();
        Course course = start.course().settled(plan.pretrainEpochs());
        while (!course.done(plan) && !cancelled.getAsBoolean()) {
            int steps = trainer.steps(course.position());
            int perEpoch = batches.perEpoch(steps);
            INDArray batch = batches.draw(course.phase(), course.epoch(), course.batch(), steps);
            Map<String, Double> figures = trainer.step(set.models(), batch, course.position(), state.random());
            requireFinite(figures, course);
            write(course, steps, perEpoch, figures);
            course = course.next(perEpoch).settled(plan.pretrainEpochs());
            state = new TrainingState(course, state.random());
            if (course.batch() == 0) {
                afterEpoch.run();
            }
            if (System.nanoTime() - lastCheckpoint > BETWEEN_CHECKPOINTS) {
                save(state);
            }
        }
        if (course.step() > start.course().step() || run.checkpoints().isEmpty()) {
            save(new TrainingState(course, state.random()));
        }
        return course.done(plan);
    }

    private void requireFinite(Map<String, Double> figures, Course course) {
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                String kept = run.checkpoints().isEmpty()
                        ? "no checkpoint was written yet"
                        : "the last checkpoint is kept (resume " + run.name() + ")";
                throw Failure.user(String.format(
                        Locale.ROOT,
                        "training diverged at step %d of %s: %s is %s; %s; lower the learning rates or the clip",
                        course.step() + 1,
                        run.name(),
                        name,
                        value,
                        kept));
            }
        });
    }

    private void write(Course course, int steps, int perEpoch, Map<String, Double> figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", course.step() + 1);
        line.put("phase", course.phase().name().toLowerCase(Locale.ROOT));
        line.put("epoch", course.epoch() + 1);
        line.put("length", steps);
        line.putAll(figures);
        run.log().append(line);
        int epochs = course.phase() == Phase.PRETRAIN ? plan.pretrainEpochs() : plan.epochs();
        listener.step(new TrainingListener.Step(
                course.phase(),
                course.epoch() + 1,
                epochs,
                course.batch() + 1,
                perEpoch,
                course.step() + 1,
                allSteps(),
                share(course, perEpoch),
                figures));
    }

    /** How many steps the plan has in all. */
    private long allSteps() {
        long steps = (long) plan.epochs() * perEpoch(Phase.TRAIN, 0);
        for (int epoch = 0; epoch < plan.pretrainEpochs(); epoch++) {
            steps += perEpoch(Phase.PRETRAIN, epoch);
        }
        return steps;
    }

    private int perEpoch(Phase phase, int epoch) {
        return batches.perEpoch(set.trainer().steps(new Trainer.Position(phase, epoch, 0)));
    }

    /** The share of the whole work behind the end of this batch, by the length of its sequences. */
    private double share(Course course, int perEpoch) {
        double behind = 0;
        double all = 0;
        double within = (course.batch() + 1.0) / perEpoch;
        for (int epoch = 0; epoch < plan.pretrainEpochs(); epoch++) {
            double work = work(Phase.PRETRAIN, epoch);
            all += work;
            if (course.phase() == Phase.TRAIN || epoch < course.epoch()) {
                behind += work;
            } else if (epoch == course.epoch()) {
                behind += work * within;
            }
        }
        // A step against an adversary costs about five times one on the next event.
        double whole = 5 * work(Phase.TRAIN, 0);
        all += whole * plan.epochs();
        if (course.phase() == Phase.TRAIN) {
            behind += whole * (course.epoch() + within);
        }
        return behind / all;
    }

    private double work(Phase phase, int epoch) {
        int steps = set.trainer().steps(new Trainer.Position(phase, epoch, 0));
        return (double) steps * batches.perEpoch(steps);
    }

    private void save(TrainingState state) {
        Path file = run.writeCheckpoint(state.course().step(), state.tensors(set), metadata);
        run.prune(KEPT);
        lastCheckpoint = System.nanoTime();
        listener.checkpoint(file);
    }
}
