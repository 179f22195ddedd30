package continuo.spi;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.ExtensionPoint;

/**
 * One step of learning; the core owns the loop around it (epochs, cancellation, the NaN guard, checkpoints, logging).
 * What it must remember between steps it gives and takes by name, so that a resumed run goes on to the bit.
 */
public interface Trainer extends ExtensionPoint {
    /** The name that {@link #average()} has in {@link #state()}. */
    String AVERAGE = "average";

    /** Sequences a batch. */
    int batchSize();

    /** Steps a sequence at this point of the training: the curriculum. */
    int steps(Position position);

    /**
     * Learns from one batch.
     *
     * @param batch {@code [B, F, T]} real sequences in network units
     * @param random all randomness of the step comes from here
     * @return figures for the log by name, {@code loss.d}, {@code loss.g}, {@code frozen.d} …; a value that is not
     *     finite makes the loop stop
     */
    Map<String, Double> step(Models models, INDArray batch, Position position, RandomGenerator random);

    /** Optimiser state and whatever else carries over, by name: copies. */
    Map<String, INDArray> state();

    /**
     * Weights of the generator to draw with instead of those it is trained with: their moving average, say. Part of
     * {@link #state()} under {@link #AVERAGE}, where the core finds them when a trained generator is to draw.
     *
     * @return {@code [1, N]}, the trainer's own; empty where the generator draws with the weights it has
     */
    default Optional<INDArray> average() {
        return Optional.empty();
    }

    /** Takes back what {@link #state()} gave. */
    void restore(Map<String, INDArray> state);

    /**
     * What is trained.
     *
     * @param discriminator present when the trainer {@link Requires} one
     * @param loss present when the trainer {@link Requires} a discriminator
     */
    record Models(Generator generator, Optional<Discriminator> discriminator, Optional<Loss> loss) {}

    /** The two parts of a training. */
    enum Phase {
        /** The generator alone, on squared error of the next event. */
        PRETRAIN,
        /** The training proper. */
        TRAIN
    }

    /**
     * Where in the training a step is.
     *
     * @param phase which part
     * @param epoch within the phase, from 0
     * @param step over the whole training, from 0
     */
    record Position(Phase phase, int epoch, long step) {}
}
