package continuo.train;

import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import continuo.spi.Exchange;
import continuo.spi.Lesson;
import continuo.spi.Trainer.Phase;
import continuo.spi.Trainer.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

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
    private final Observer observer;
    private final List<Stretch> stretches;
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
        this.stretches = stretches();
    }

    /**
     * Trains until the plan is done or somebody cancels; either way the last step is in a checkpoint.
     *
     * @return whether the plan is done
     * @throws Divergence when a figure or a weight is not finite any more
     */
    boolean run(TrainingState start, BooleanSupplier cancelled) {
        TrainingState state = new TrainingState(start.course().settled(plan), start.random(), start.rollbacks());
        if (state.course().batch() == 0 && state.course().step() > 0) {
            // It may have been stopped before its epoch was looked at.
            endEpoch(state);
        }
        while (!state.course().done(plan) && !cancelled.getAsBoolean()) {
            Course course = state.course();
            int steps = set.trainer().steps(course.position());
            int perEpoch = batches.perEpoch(steps);
            Map<String, Double> figures = set.trainer().step(lesson(state, steps));
            requireFinite(figures, state);
            write(course, steps, perEpoch, figures);
            observer.step(course, figures);
            state = state.at(course.next(perEpoch).settled(plan));
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

    private Lesson lesson(TrainingState state, int steps) {
        Batches.Draw draw = batches.at(state.course(), steps);
        return new Lesson(
                set.models(),
                draw.next(),
                draw::next,
                state.course().position(),
                state.random(),
                state.pace(),
                Exchange.none());
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
        line.put("phase", course.phase());
        line.put("epoch", course.epoch() + 1);
        line.put("length", steps);
        line.putAll(figures);
        run.log().append(line);
        listener.step(new TrainingListener.Step(
                course.phase(),
                course.epoch() + 1,
                plan.epochs(course.phase()),
                course.batch() + 1,
                perEpoch,
                course.step() + 1,
                allSteps(),
                share(course, perEpoch),
                figures));
    }

    /** How many steps the plan has in all. */
    private long allSteps() {
        long steps = 0;
        for (Stretch stretch : stretches) {
            steps += stretch.batches();
        }
        return steps;
    }

    /** The share of the whole work behind the end of this batch, by the length of its sequences and what its phase costs. */
    private double share(Course course, int perEpoch) {
        double behind = 0;
        double all = 0;
        boolean before = true;
        for (Stretch stretch : stretches) {
            boolean here = stretch.phase().equals(course.phase()) && stretch.epoch() == course.epoch();
            before &= !here;
            all += stretch.work();
            if (before) {
                behind += stretch.work();
            } else if (here) {
                behind += stretch.work() * (course.batch() + 1.0) / perEpoch;
            }
        }
        return behind / all;
    }

    /**
     * An epoch of the plan.
     *
     * @param batches how many it has
     * @param work what it costs, in steps of sequences of a phase of cost 1
     */
    private record Stretch(String phase, int epoch, int batches, double work) {}

    private List<Stretch> stretches() {
        List<Stretch> found = new ArrayList<>();
        for (Phase phase : set.trainer().phases()) {
            for (int epoch = 0; epoch < plan.epochs(phase.name()); epoch++) {
                int steps = set.trainer().steps(new Position(phase.name(), epoch, 0));
                int perEpoch = batches.perEpoch(steps);
                found.add(new Stretch(phase.name(), epoch, perEpoch, phase.cost() * steps * perEpoch));
            }
        }
        return found;
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
        Path file = run.writeCheckpoint(state.course().step(), state.tensors(set, plan), metadata);
        lastSaved = state.course().step();
        run.prune(KEPT);
        lastCheckpoint = System.nanoTime();
        listener.checkpoint(file);
    }
}
