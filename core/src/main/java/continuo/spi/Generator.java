package continuo.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model that can sample (inference). Its further abilities are capabilities that it may also implement:
 * {@link Differentiable}, {@link NextEvent}, {@link Objective}, {@link Likelihood}, {@link MostLikely}.
 */
public interface Generator extends Model {
    /**
     * Samples sequences. Each has its own stream of random numbers, so that a sequence does not depend on the others of
     * the batch.
     *
     * @param random as many as there are sequences: all randomness of sequence b comes from the b-th
     * @return {@code [B, F, T]} in network units, without the prime and without given columns; the caller's
     */
    INDArray sample(Request request, List<? extends RandomGenerator> random);

    /**
     * What to draw.
     *
     * @param batch how many sequences B, at least 1
     * @param steps how many steps T of each, at least 1
     * @param prime steps to continue, {@code [B, F + C, P]} in network units, given columns last
     * @param given the given columns of the steps to draw, {@code [B, C, T]} in network units; present where the representation
     *     has such columns
     * @param temperature amount of randomness, at least 0: 1 as in training, 0 deterministic (every stream gives the
     *     same sequence), above 1 more than in training. The model defines other values: one that reads latent noise
     *     scales the noise about its mean, one that samples from probabilities divides the logits by it.
     */
    record Request(int batch, int steps, Optional<INDArray> prime, Optional<INDArray> given, double temperature) {
        public Request {
            if (batch < 1 || steps < 1) {
                throw new IllegalArgumentException(batch + " sequences of " + steps + " steps");
            }
            if (!(temperature >= 0) || Double.isInfinite(temperature)) {
                throw new IllegalArgumentException("a temperature of " + temperature);
            }
            given.ifPresent(conditions -> {
                if (conditions.size(0) != batch || conditions.size(2) != steps) {
                    throw new IllegalArgumentException(batch + " sequences of " + steps
                            + " steps under conditions of shape " + Arrays.toString(conditions.shape()));
                }
            });
        }

        public static Request of(int batch, int steps) {
            return new Request(batch, steps, Optional.empty(), Optional.empty(), 1);
        }

        /** The same, continuing a prime. */
        public Request after(INDArray steps) {
            return new Request(batch, this.steps, Optional.of(steps), given, temperature);
        }

        /** The same under conditions, {@code [B, C, T]}. */
        public Request under(INDArray conditions) {
            return new Request(batch, steps, prime, Optional.of(conditions), temperature);
        }

        /** The same at another temperature. */
        public Request at(double otherTemperature) {
            return new Request(batch, steps, prime, given, otherTemperature);
        }
    }
}
