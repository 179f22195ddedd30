package continuo.spi;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model that can sample. What else it can do are capabilities it may also implement: {@link Differentiable},
 * {@link NextEvent}.
 */
public interface Generator extends Model {
    /**
     * Draws sequences.
     *
     * @param random all randomness of the draw comes from here
     * @return {@code [B, F, T]} in network units, without the prime; the caller's
     */
    INDArray sample(Request request, RandomGenerator random);

    /**
     * What to draw.
     *
     * @param batch how many sequences B, at least 1
     * @param steps how many steps T of each, at least 1
     * @param prime steps to go on from, {@code [B, F, P]} in network units
     */
    record Request(int batch, int steps, Optional<INDArray> prime) {
        public Request {
            if (batch < 1 || steps < 1) {
                throw new IllegalArgumentException(batch + " sequences of " + steps + " steps");
            }
        }

        public static Request of(int batch, int steps) {
            return new Request(batch, steps, Optional.empty());
        }
    }
}
