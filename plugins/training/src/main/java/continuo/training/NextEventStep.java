package continuo.training;

import continuo.fault.Failure;
import continuo.nn.Tensors;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.NextEvent;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Learning to predict the next event from the true ones before it: pre-training and, by itself, the paper's baseline. */
final class NextEventStep {
    /** How a prediction is scored. */
    enum Score {
        /**
         * The mean over batch, steps and features of (predicted - real)² (Mogren 2016, section 4). Best answered by the
         * average of all that may come: the generator learns to ignore its noise.
         */
        SQUARED,
        /**
         * The energy score (Gneiting and Raftery 2007, section 4.2) of two predictions y, y' from one past with different
         * noise: ½(‖y - x‖ + ‖y' - x‖) - ½‖y - y'‖, the mean over batch and steps. A proper score: best answered by
         * drawing from what may come.
         */
        ENERGY,
        /**
         * The mean over batch and steps of -log p(real), for a generator that has a {@link Likelihood}. The most
         * informative proper score: every draw learns from what came, not from how far off it was.
         */
        LIKELIHOOD,
        /** {@link #LIKELIHOOD} for a generator that has one, {@link #ENERGY} for others. */
        AUTO
    }

    /** What {@link Score} is to a user. */
    static final String SCORE =
            "how a prediction of the next event is scored; auto: by likelihood where the generator tells"
                    + " one, otherwise by energy; the paper's is squared";

    /** Distances below this count as this, so that the gradient of the norm stays finite. */
    private static final double SMALLEST_DISTANCE = 1e-6;

    private NextEventStep() {}

    /** Leaves the gradient in the generator and returns the loss. */
    static double gradient(Generator generator, Score score, INDArray real, RandomGenerator random) {
        NextEvent model = (NextEvent) generator;
        return switch (score) {
            case SQUARED -> squared(model, real, random);
            case ENERGY -> energy(model, real, random);
            case LIKELIHOOD -> likelihood(generator, real, random);
            case AUTO ->
                generator instanceof Likelihood teller
                        ? teller.likelihoodGradient(real, random)
                        : energy(model, real, random);
        };
    }

    private static double likelihood(Generator generator, INDArray real, RandomGenerator random) {
        if (generator instanceof Likelihood model) {
            return model.likelihoodGradient(real, random);
        }
        throw Failure.user(
                "this generator tells no likelihood; score what it draws (set trainer.score=energy), or use one"
                        + " that does (use representation quadruplet-levels generator c-rnn-memory)");
    }

    private static double squared(NextEvent model, INDArray real, RandomGenerator random) {
        INDArray difference = model.predict(real, random).sub(real);
        double norm = difference.norm2Number().doubleValue();
        double count = difference.length();
        model.backwardPrediction(difference.muli(2 / count));
        return norm * norm / count;
    }

    /** Both predictions are made at once, as one batch of twice the size. */
    private static double energy(NextEvent model, INDArray real, RandomGenerator random) {
        int batch = (int) real.size(0);
        int features = (int) real.size(1);
        int steps = (int) real.size(2);
        float[] predicted = Tensors.toTimeMajor(model.predict(Nd4j.concat(0, real, real), random));
        float[] target = Tensors.toTimeMajor(real);
        float[] gradient = new float[predicted.length];
        double loss = 0;
        double weight = 0.5 / (steps * batch);
        for (int t = 0; t < steps; t++) {
            for (int row = 0; row < batch; row++) {
                int first = (2 * batch * t + row) * features;
                int second = first + batch * features;
                int truth = (batch * t + row) * features;
                loss += weight * pull(predicted, first, target, truth, features, weight, gradient, first);
                loss += weight * pull(predicted, second, target, truth, features, weight, gradient, second);
                loss -= weight * pull(predicted, first, predicted, second, features, -weight, gradient, first);
                pull(predicted, second, predicted, first, features, -weight, gradient, second);
            }
        }
        model.backwardPrediction(Tensors.fromTimeMajor(gradient, steps, 2 * batch, features));
        return loss;
    }

    /** Adds {@code weight} times the gradient of ‖a - b‖ with respect to a, and returns that distance. */
    private static double pull(
            float[] a, int aAt, float[] b, int bAt, int features, double weight, float[] gradient, int gradientAt) {
        double sum = 0;
        for (int f = 0; f < features; f++) {
            double difference = a[aAt + f] - b[bAt + f];
            sum += difference * difference;
        }
        double distance = Math.sqrt(sum);
        double factor = weight / Math.max(distance, SMALLEST_DISTANCE);
        for (int f = 0; f < features; f++) {
            gradient[gradientAt + f] += (float) (factor * (a[aAt + f] - b[bAt + f]));
        }
        return distance;
    }
}
