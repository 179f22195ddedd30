package continuo.spi;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.ExtensionPoint;

/**
 * A network with weights: a {@link Generator} or a {@link Discriminator}. Tensors are {@code [B, F, T]} (batch,
 * feature, time) in network units. Used by one thread at a time; may spread its work over threads of its own, which it
 * ends in {@link #close()}.
 */
public interface Model extends ExtensionPoint, AutoCloseable {
    /** All weights as one dense row {@code [1, N]} of floats: live, owned by the model. After changing them call {@link #weightsChanged()}. */
    INDArray weights();

    /**
     * dL/dweights of the last backward pass, a dense row {@code [1, N]} of floats, in the order of {@link #weights()}: live, owned by the
     * model, overwritten by each backward pass. The caller may change it (clip it, say).
     */
    INDArray gradient();

    /** How {@link #weights()} is cut, in order and without gaps. */
    List<WeightBlock> blocks();

    /** Must be called after {@link #weights()} were changed and before the next pass. */
    void weightsChanged();

    /**
     * Runs parts of some work and returns when all have ended: on the model's threads where it has some. What the parts do
     * must not depend on which thread does it.
     */
    default void run(List<Runnable> parts) {
        parts.forEach(Runnable::run);
    }

    /** The architecture for a person to read: layers, shapes, number of weights. */
    String description();

    @Override
    void close();

    /**
     * A named part of the weights.
     *
     * @param name unique within the model: {@code lstm1.W}
     * @param rows of the matrix, row-major; 1 for a bias
     * @param columns of the matrix
     * @param bias biases are not regularised
     */
    record WeightBlock(String name, int rows, int columns, boolean bias) {
        public int size() {
            return rows * columns;
        }
    }
}
