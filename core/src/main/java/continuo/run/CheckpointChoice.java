package continuo.run;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.run.RunDirectory.Checkpoint;
import java.util.Optional;
import java.util.function.Consumer;

/** Which of a run's checkpoints to take. */
public sealed interface CheckpointChoice {
    /** The default's word. */
    String BEST = "best";

    String LAST = "last";

    /**
     * The checkpoint, read and found sound.
     *
     * @param warnings gets a line for each checkpoint that should have been taken and is not sound
     * @throws Failure of kind USER when there is none
     */
    Checkpoint of(RunDirectory run, Consumer<String> warnings);

    /** The one that composed best beside the validation split, where one is known; else the last. */
    record Best() implements CheckpointChoice {
        @Override
        public Checkpoint of(RunDirectory run, Consumer<String> warnings) {
            try {
                Optional<BestCheckpoint> best = run.best();
                if (best.isPresent()) {
                    return run.readCheckpoint(best.get().step());
                }
            } catch (Failure failure) {
                if (failure.kind() != Failure.Kind.DATA) {
                    throw failure;
                }
                warnings.accept(failure.getMessage());
            }
            return new Last().of(run, warnings);
        }
    }

    /** The newest that is sound. */
    record Last() implements CheckpointChoice {
        @Override
        public Checkpoint of(RunDirectory run, Consumer<String> warnings) {
            return run.latestCheckpoint(warnings)
                    .orElseThrow(
                            () -> Failure.user(run.name() + " has no checkpoint that can be read yet; train it first")
                                    .with(new Remedy.Resume(run.name())));
        }
    }

    /** The one after so many steps of training. */
    record OfStep(long step) implements CheckpointChoice {
        @Override
        public Checkpoint of(RunDirectory run, Consumer<String> warnings) {
            if (!run.steps().contains(step)) {
                throw Failure.user(run.name() + " has no checkpoint of step " + step + " (there are: "
                        + (run.steps().isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        run.steps().stream()
                                                .map(Object::toString)
                                                .toList()))
                        + ")");
            }
            return run.readCheckpoint(step);
        }
    }

    /**
     * Reads {@code best}, {@code last} or a step.
     *
     * @throws Failure of kind USER when it is none of these
     */
    static CheckpointChoice parse(String text) {
        return switch (text) {
            case BEST -> new Best();
            case LAST -> new Last();
            default -> {
                try {
                    yield new OfStep(Long.parseUnsignedLong(text));
                } catch (NumberFormatException e) {
                    throw Failure.user("a checkpoint is best, last or the number of its step, not \"" + text + "\"");
                }
            }
        };
    }
}
