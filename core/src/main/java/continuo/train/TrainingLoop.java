package continuo.train;

import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import continuo.spi.Exchange;
import continuo.spi.Lesson;
import continuo.spi.Trainer.Phase;
import continuo.spi.Trainer.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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
    /** Of the whole plan. */
    private final Amount all;

    /** Work before the epoch that {@link #share} was asked for last. */
    private double behind;

    private String phaseOfBehind = "";
    private int epochOfBehind = -1;
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
        this.all = ofThePlan();
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
                all.batches(),
                share(course, perEpoch),
                figures));
    }

    /** The share of the whole work behind the end of this batch, by the length of its sequences and what its phase costs. */
    private double share(Course course, int perEpoch) {
        if (!course.phase().equals(phaseOfBehind) || course.epoch() != epochOfBehind) {
            boolean next = course.phase().equals(phaseOfBehind) && course.epoch() == epochOfBehind + 1;
            behind = next ? behind + epoch(phase(course.phase()), epochOfBehind).work() : before(course);
            phaseOfBehind = course.phase();
            epochOfBehind = course.epoch();
        }
        double here = epoch(phase(course.phase()), course.epoch()).work();
        return (behind + here * (course.batch() + 1.0) / perEpoch) / all.work();
    }

    /** The work of the epochs before that of a place. */
    private double before(Course course) {
        double work = 0;
        for (Phase phase : set.trainer().phases()) {
            boolean here = phase.name().equals(course.phase());
            int epochs = here ? course.epoch() : plan.epochs(phase.name());
            work += amount(phase, epochs).work();
            if (here) {
                break;
            }
        }
        return work;
    }

    private Phase phase(String name) {
        return set.trainer().phases().stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * How much there is to learn.
     *
     * @param batches how many
     * @param work what they cost, in steps of sequences of a phase of cost 1
     */
    private record Amount(long batches, double work) {
        Amount and(Amount other) {
            return new Amount(batches + other.batches, work + other.work);
        }
    }

    /** That of the first epochs of a phase. */
    private Amount amount(Phase phase, int epochs) {
        Amount amount = new Amount(0, 0);
        for (int epoch = 0; epoch < epochs; epoch++) {
            amount = amount.and(epoch(phase, epoch));
        }
        return amount;
    }

    private Amount epoch(Phase phase, int epoch) {
        int steps = set.trainer().steps(new Position(phase.name(), epoch, 0));
        int perEpoch = batches.perEpoch(steps);
        return new Amount(perEpoch, phase.cost() * steps * perEpoch);
    }

    private Amount ofThePlan() {
        Amount amount = new Amount(0, 0);
        for (Phase phase : set.trainer().phases()) {
            amount = amount.and(amount(phase, plan.epochs(phase.name())));
        }
        return amount;
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
