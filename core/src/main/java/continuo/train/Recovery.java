package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.run.SeededRandom;
import continuo.run.TrainingPlan;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains from a run's last sound checkpoint, or from the beginning where there is none. Whenever the training leaves the
 * finite numbers it goes back there and on with steps of half the size: as if the process had ended and the run were
 * resumed, so that models and trainer are made anew.
 */
final class Recovery {
    /** A training that diverges with steps an eighth as large will not be saved by still smaller ones. */
    static final int MOST_ROLLBACKS = 3;

    private final RunDirectory run;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final Map<String, String> parameters;

    /** What is done with models that are as the state says. */
    @FunctionalInterface
    interface Attempt {
        /** @return whether the plan is done */
        boolean train(ModelSet set, TrainingState state);
    }

    /** @param parameters of the experiment as a user would type them, to name the one that may help */
    Recovery(RunDirectory run, TrainingPlan plan, TrainingListener listener, Map<String, String> parameters) {
        this.run = run;
        this.plan = plan;
        this.listener = listener;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * @param fresh makes models as they are at the beginning
     * @return whether the plan is done
     * @throws Failure of kind USER when the training diverges again and again; of kind DATA when no checkpoint is sound
     */
    boolean train(Supplier<ModelSet> fresh, Attempt attempt) {
        Optional<Divergence> divergence = Optional.empty();
        while (true) {
            try (ModelSet set = fresh.get()) {
                TrainingState state = restored(set);
                if (divergence.isPresent()) {
                    state = state.withRollbacks(
                            Math.max(state.rollbacks(), divergence.get().rollbacks()) + 1);
                }
                forgetAfter(state.course().step());
                if (divergence.isPresent()) {
                    tell(divergence.get(), state);
                }
                return attempt.train(set, state);
            } catch (Divergence found) {
                if (found.rollbacks() >= MOST_ROLLBACKS) {
                    throw failure(found);
                }
                divergence = Optional.of(found);
            }
        }
    }

    private TrainingState restored(ModelSet set) {
        Optional<RunDirectory.Checkpoint> checkpoint = run.latestCheckpoint(listener::warning);
        if (checkpoint.isEmpty() && !run.checkpoints().isEmpty()) {
            throw Failure.data("no checkpoint of " + run.name() + " can be read; train it anew under another name");
        }
        return checkpoint
                .map(found -> TrainingState.restore(found.content(), set, plan))
                .orElseGet(() -> new TrainingState(Course.start(plan), SeededRandom.forLabel(plan.seed(), "noise")));
    }

    /** What was written after the checkpoint will come again. */
    private void forgetAfter(long step) {
        run.log().retain(line -> line.path("step").asLong() <= step);
        run.measures().retainUntil(step);
        boolean sound;
        try {
            sound = run.best().map(best -> best.step() <= step).orElse(true);
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.DATA) {
                throw failure;
            }
            listener.warning(failure.getMessage());
            sound = false;
        }
        if (!sound) {
            run.forgetBest();
        }
    }

    private void tell(Divergence divergence, TrainingState state) {
        Course at = divergence.course();
        String back = state.course().step() == 0
                ? "to the beginning"
                : "to the checkpoint of step " + state.course().step();
        Finding finding = new Finding(
                "rollback",
                Finding.Severity.WARN,
                at.phase(),
                at.epoch() + 1,
                state.course().step(),
                "training diverged " + divergence.place(run.name()) + "; it went back " + back + " and on with steps 1/"
                        + (1 << state.rollbacks()) + " as large",
                "lower " + Diagnosis.rate(at.ofTraining(plan), parameters) + " or trainer.clip for the next run");
        run.log().append(finding.fields());
        listener.finding(finding);
    }

    private Failure failure(Divergence divergence) {
        String diverged = "training diverged " + divergence.place(run.name()) + ", after " + MOST_ROLLBACKS
                + " roll-backs, each to steps half as large; lower the learning rates or the clip";
        return run.checkpoints().isEmpty()
                ? Failure.user(diverged + "; no checkpoint was written yet")
                : Failure.user(diverged + "; the last checkpoint is kept").with(new Remedy.Resume(run.name()));
    }
}
