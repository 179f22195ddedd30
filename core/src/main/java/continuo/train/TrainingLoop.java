package continuo.train;

import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import continuo.spi.Model;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Training, from where a state is to where a plan ends: draw a batch, let the trainer learn from it, look that everything
 * is still a number, write it down. Which is all there is to training; the ideas are in the trainer.
 *
 * <p>After roll-backs the weights go only a part of the way that the trainer moved them in a step. For every optimiser the
 * way is proportional to the learning rate, so that this is a smaller rate, whatever the trainer calls it.
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
    private final Observer observer;
    private long lastCheckpoint = System.nanoTime();
    private long lastSaved = -1;

    TrainingLoop(
            RunDirectory run,
            TrainingPlan plan,
            ModelSet set,
            Batches batches,
            Map<String, String> metadata,
            TrainingListener listener,
            Observer observer) {
        this.run = run;
        this.plan = plan;
        this.set = set;
        this.batches = batches;
        this.metadata = metadata;
        this.listener = listener;
        this.observer = observer;
    }

    /**
     * Trains until the plan is done or somebody cancels; either way the last step is in a checkpoint.
     *
     * @return whether the plan is done
     * @throws Divergence when a figure or a weight is not finite any more
     */
    boolean run(TrainingState start, BooleanSupplier cancelled) {
        TrainingState state =
                new TrainingState(start.course().settled(plan.pretrainEpochs()), start.random(), start.rollbacks());
        if (state.course().batch() == 0 && state.course().step() > 0) {
            // It may have been stopped before its epoch was looked at.
            endEpoch(state);
        }
        while (!state.course().done(plan) && !cancelled.getAsBoolean()) {
            Course course = state.course();
            int steps = set.trainer().steps(course.position());
            int perEpoch = batches.perEpoch(steps);
            INDArray batch = batches.draw(course.phase(), course.epoch(), course.batch(), steps);
            Map<String, Double> figures = step(batch, state);
            requireFinite(figures, state);
            write(course, steps, perEpoch, figures);
            observer.step(course, figures);
            state = state.at(course.next(perEpoch).settled(plan.pretrainEpochs()));
            if (state.course().batch() == 0) {
                endEpoch(state);
            }
            if (System.nanoTime() - lastCheckpoint > BETWEEN_CHECKPOINTS) {
                save(state);
            }
        }
        if (state.course().step() > start.course().step() || run.checkpoints().isEmpty()) {
            save(state);
        }
        return state.course().done(plan);
    }

    private void endEpoch(TrainingState state) {
        observer.epoch(state.course(), () -> save(state));
    }

    private Map<String, Double> step(INDArray batch, TrainingState state) {
        Trainer trainer = set.trainer();
        if (state.rollbacks() == 0) {
            return trainer.step(set.models(), batch, state.course().position(), state.random());
        }
        List<INDArray> before = set.byName().values().stream()
                .map(model -> model.weights().dup())
                .toList();
        Map<String, Double> figures =
                trainer.step(set.models(), batch, state.course().position(), state.random());
        int at = 0;
        for (Model model : set.byName().values()) {
            INDArray from = before.get(at++);
            model.weights().subi(from).muli(state.pace()).addi(from);
            model.weightsChanged();
        }
        return figures;
    }

    private static void requireFinite(Map<String, Double> figures, TrainingState state) {
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new Divergence(state.course(), name, value, state.rollbacks());
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

    /** What is kept can be gone on from: weights that are no numbers are not. */
    private void save(TrainingState state) {
        if (lastSaved == state.course().step()) {
            return;
        }
        set.byName().forEach((name, model) -> {
            double sum = model.weights().sumNumber().doubleValue();
            if (!Double.isFinite(sum)) {
                throw new Divergence(state.course(), "the sum of the weights of the " + name, sum, state.rollbacks());
            }
        });
        Path file = run.writeCheckpoint(state.course().step(), state.tensors(set), metadata);
        lastSaved = state.course().step();
        run.prune(KEPT);
        lastCheckpoint = System.nanoTime();
        listener.checkpoint(file);
    }
}
