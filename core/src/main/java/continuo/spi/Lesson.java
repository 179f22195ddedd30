package continuo.spi;

import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Position;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one step of a trainer works with.
 *
 * @param models what is trained
 * @param batch the step's batch of real sequences, {@code [B, F + C, T]} in network units, given columns last
 * @param fresh draws another batch of the same shape; see {@link #next()}
 * @param position where in the training the step is
 * @param random all randomness of the step comes from here
 * @param pace factor on every learning rate, in (0, 1]: 1 unless the training had to be rolled back
 * @param exchange where gradients are shared with other machines
 */
public record Lesson(
        Models models,
        INDArray batch,
        Supplier<INDArray> fresh,
        Position position,
        RandomGenerator random,
        double pace,
        Exchange exchange) {
    public Lesson {
        Objects.requireNonNull(models);
        Objects.requireNonNull(batch);
        Objects.requireNonNull(fresh);
        Objects.requireNonNull(position);
        Objects.requireNonNull(random);
        Objects.requireNonNull(exchange);
        if (!(pace > 0 && pace <= 1)) {
            throw new IllegalArgumentException("a pace of " + pace);
        }
    }

    /** A step at full pace on a single machine, without further batches. */
    public static Lesson of(Models models, INDArray batch, Position position, RandomGenerator random) {
        return new Lesson(
                models,
                batch,
                () -> {
                    throw new IllegalStateException("this step has one batch only");
                },
                position,
                random,
                1,
                Exchange.none());
    }

    /**
     * Another batch of real sequences, of {@link #batch()}'s shape, for trainers that want several in one step. What is drawn
     * depends on the run's seed and the place in the training only, so that a resumed training sees the same.
     */
    public INDArray next() {
        return fresh.get();
    }

    /** The generator, which every training has. */
    public Generator generator() {
        return models.generator();
    }
}
