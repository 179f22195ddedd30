package continuo.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.ExtensionPoint;

/**
 * One training step; the core owns the loop around it (epochs, cancellation, the NaN guard, checkpoints, logging).
 * State that carries over between steps is saved and restored by name, so that a resumed run continues to the bit.
 */
public interface Trainer extends ExtensionPoint {
    /** The name that {@link #average()} has in {@link #state()}. */
    String AVERAGE = "average";

    /** Sequences per batch. */
    int batchSize();

    /** Steps per sequence at this point of the training: the curriculum. */
    int steps(Position position);

    /**
     * The phases of a training, in order; at least one. The last is the training proper: during it the generator is measured
     * and the best checkpoint chosen.
     */
    List<Phase> phases();

    /**
     * Takes one training step.
     *
     * @return figures for the log by name, {@code loss.d}, {@code loss.g}, {@code frozen.d} …; a value that is not
     *     finite makes the loop go back to the last checkpoint and continue at half the {@linkplain Lesson#pace() pace}
     */
    Map<String, Double> step(Lesson lesson);

    /** Optimiser state and whatever else carries over, by name: copies. */
    Map<String, INDArray> state();

    /**
     * Weights of the generator for inference instead of those it is trained with, such as their moving average. Part of
     * {@link #state()} under {@link #AVERAGE}, where the core finds them when a trained generator is to draw.
     *
     * @return {@code [1, N]}, the trainer's own; empty where inference uses the generator's own weights
     */
    default Optional<INDArray> average() {
        return Optional.empty();
    }

    /** Restores what {@link #state()} returned. */
    void restore(Map<String, INDArray> state);

    /**
     * What is trained.
     *
     * @param discriminator present when the trainer {@link Requires} one
     * @param loss present when the trainer {@link Requires} a discriminator
     * @param conditions C, how many of a real batch's columns, its last, are given; mostly 0
     */
    record Models(Generator generator, Optional<Discriminator> discriminator, Optional<Loss> loss, int conditions) {
        /** Of a representation without given columns. */
        public Models(Generator generator, Optional<Discriminator> discriminator, Optional<Loss> loss) {
            this(generator, discriminator, loss, 0);
        }
    }

    /**
     * A part of a training.
     *
     * @param name {@code [a-z][a-z0-9-]*}; what users type and files store
     * @param summary what is learned, one line without a full stop at its end
     * @param usualEpochs how many epochs where the plan names some other phase only
     * @param usualSteps how many steps (as whole epochs) where the plan names none; 0 leaves the phase out
     * @param cost what a step of it costs relative to a step of other phases, for progress
     */
    record Phase(String name, String summary, int usualEpochs, long usualSteps, double cost) {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

        public Phase {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a phase named \"" + name + "\"");
            }
            if (usualEpochs < 0 || usualSteps < 0 || !(cost > 0)) {
                throw new IllegalArgumentException(
                        usualEpochs + " epochs, " + usualSteps + " steps at a cost of " + cost);
            }
        }
    }

    /**
     * Where in the training a step is.
     *
     * @param phase name of the phase
     * @param epoch within the phase, from 0
     * @param step over the whole training, from 0
     */
    record Position(String phase, int epoch, long step) {}
}
