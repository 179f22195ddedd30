package continuo.train;

import com.fasterxml.jackson.databind.JsonNode;
import continuo.fault.Failure;
import continuo.run.CheckpointOutline;
import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a run is, at a glance: reads neither weights nor the whole log.
 *
 * @param state what is the matter with it
 * @param phase which part of the training it is in
 * @param epochs of that phase that are done
 * @param step how many steps were taken in all
 * @param generatorWeights weights of the generator; 0 before the first checkpoint
 * @param discriminatorWeights weights of the discriminator; 0 before the first checkpoint and without one
 * @param last the last line of its log
 * @param trainer who trains it, when it is running
 */
public record RunStatus(
        State state,
        String phase,
        int epochs,
        long step,
        long generatorWeights,
        long discriminatorWeights,
        Optional<JsonNode> last,
        Optional<String> trainer) {
    /** What may be the matter with a run. */
    public enum State {
        /** Not a step was taken. */
        NOT_BEGUN,
        RUNNING,
        /** Stopped or killed before its plan was done: resume goes on with it. */
        INTERRUPTED,
        FINISHED;

        /** {@code not begun}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** @throws Failure of kind DATA when the manifest, the log or the newest checkpoint is damaged */
    public static RunStatus of(RunDirectory run) {
        TrainingPlan plan = run.manifest().plan();
        Optional<String> trainer = run.trainedBy();
        Optional<JsonNode> last = run.log().last();
        Optional<CheckpointOutline> outline = run.outline();
        Optional<Course> saved = outline.map(content -> Course.of(content.values(Course.TENSOR), plan));
        // While it runs, the log is ahead of the checkpoints; once it is stopped, what is beyond the last one is lost.
        Course course = (trainer.isPresent() ? last.map(line -> logged(line, plan)) : saved)
                .or(() -> saved)
                .orElseGet(() -> Course.start(plan))
                .settled(plan);
        return new RunStatus(
                state(trainer.isPresent(), saved.isPresent(), course.done(plan), last.isPresent()),
                course.phase(),
                course.epoch(),
                course.step(),
                outline.map(content -> content.weights("generator")).orElse(0L),
                outline.map(content -> content.weights("discriminator")).orElse(0L),
                last,
                trainer);
    }

    private static State state(boolean running, boolean saved, boolean done, boolean logged) {
        if (running) {
            return State.RUNNING;
        }
        if (saved && done) {
            return State.FINISHED;
        }
        return saved || logged ? State.INTERRUPTED : State.NOT_BEGUN;
    }

    /** Where a line of the log was written: within an epoch that is not done yet. */
    private static Course logged(JsonNode line, TrainingPlan plan) {
        String phase = line.path("phase").asText();
        return new Course(
                plan.names().contains(phase) ? phase : plan.trainingProper(),
                Math.max(0, line.path("epoch").asInt() - 1),
                0,
                line.path("step").asLong());
    }
}
