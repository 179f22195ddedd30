package continuo.learn;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.nn.Tensors;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.NextEvent;
import continuo.spi.Objective;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How a prediction of the next event from the true ones before it (teacher forcing) is scored: the objective of pre-training
 * and, by itself, of the paper's baseline.
 */
public enum NextEventScore {
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
     * The generator's own {@link Objective}; for one that has a {@link Likelihood} the mean over batch and steps of
     * -log p(real), the most informative proper score: every draw learns from what came, not from how far off it was.
     */
    LIKELIHOOD,
    /** {@link #LIKELIHOOD} for a generator that has an {@link Objective}, {@link #ENERGY} for others. */
    AUTO;

    /** What it is to a user, for the help of a parameter. */
    public static final String HELP =
            "how a prediction of the next event is scored; auto: by likelihood where the generator tells"
                    + " one, otherwise by energy; the paper's is squared";

    /** Distances below this count as this, so that the gradient of the norm stays finite. */
    private static final double SMALLEST_DISTANCE = 1e-6;

    /** Capabilities of which a generator must have one to be scored so. */
    public List<Class<?>> capabilities() {
        return switch (this) {
            case SQUARED, ENERGY -> List.of(NextEvent.class);
            case LIKELIHOOD -> List.of(Objective.class);
            case AUTO -> List.of(NextEvent.class, Objective.class);
        };
    }

    /**
     * Leaves the gradient of the score in the generator.
     *
     * @param real {@code [B, F + C, T]} in network units, given columns last
     * @return the score, lower is better
     * @throws Failure of kind USER when the generator has none of the {@link #capabilities()}
     */
    public double computeGradient(Generator generator, INDArray real, RandomGenerator random) {
        if (this == LIKELIHOOD || this == AUTO && generator instanceof Objective) {
            return objective(generator).computeGradient(real, Optional.empty(), random);
        }
        return this == SQUARED
                ? squared(predicting(generator), real, random)
                : energy(predicting(generator), real, random);
    }

    private static Objective objective(Generator generator) {
        if (generator instanceof Objective model) {
            return model;
        }
        throw Failure.user(
                        "this generator has no likelihood; use one that has one, such as c-rnn-memory on quadruplet-levels,"
                                + " or score what it draws")
                .with(new Remedy.SetParameter("trainer.score", "energy"));
    }

    private static NextEvent predicting(Generator generator) {
        if (generator instanceof NextEvent model) {
            return model;
        }
        throw Failure.user("this generator predicts no next event; score it by its likelihood")
                .with(new Remedy.SetParameter("trainer.score", "likelihood"));
    }

    private static double squared(NextEvent model, INDArray real, RandomGenerator random) {
        INDArray predicted = model.predict(real, random);
        INDArray target = real.get(NDArrayIndex.all(), NDArrayIndex.interval(0, predicted.size(1)), NDArrayIndex.all());
        INDArray difference = predicted.sub(target);
        double norm = difference.norm2Number().doubleValue();
        double count = difference.length();
        model.backwardPrediction(difference.muli(2 / count));
        return norm * norm / count;
    }

    /** Both predictions are made at once, as one batch of twice the size. */
    private static double energy(NextEvent model, INDArray real, RandomGenerator random) {
        int batch = (int) real.size(0);
        int columns = (int) real.size(1);
        int steps = (int) real.size(2);
        INDArray prediction = model.predict(Nd4j.concat(0, real, real), random);
        int features = (int) prediction.size(1);
        float[] predicted = Tensors.toTimeMajor(prediction);
        float[] target = Tensors.toTimeMajor(real);
        float[] gradient = new float[predicted.length];
        double loss = 0;
        double weight = 0.5 / (steps * batch);
        for (int t = 0; t < steps; t++) {
            for (int row = 0; row < batch; row++) {
                int first = (2 * batch * t + row) * features;
                int second = first + batch * features;
                int truth = (batch * t + row) * columns;
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
