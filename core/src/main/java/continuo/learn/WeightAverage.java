package continuo.learn;

import continuo.spi.Model;
import continuo.spi.Trainer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The moving average of a generator's weights over training steps, which is drawn with: a generator's weights swing about
 * what they learn, against an adversary above all, and their average does not (Yazici et al. 2019, section 3.1).
 */
public final class WeightAverage {
    /** So that the first steps, when weights still change fast, are soon forgotten: the share kept is at most (1 + n) / (10 + n). */
    private static final double WARM_UP = 10;

    private static final String STEPS = Trainer.AVERAGE + ".steps";

    private final double kept;
    private Optional<INDArray> average = Optional.empty();
    private long steps;

    /** @param kept share of the average that is kept each step; 0 for no average */
    public WeightAverage(double kept) {
        this.kept = kept;
    }

    /** Takes the model's present weights into the average. */
    public void follow(Model model) {
        if (kept == 0) {
            return;
        }
        if (average.isEmpty()) {
            average = Optional.of(model.weights().dup());
        }
        double share = Math.min(kept, (1 + steps) / (WARM_UP + steps));
        steps++;
        INDArray mean = average.get().muli(share);
        Nd4j.getBlasWrapper().level1().axpy(mean.length(), 1 - share, model.weights(), mean);
    }

    /** The average, {@code [1, N]}, live; empty before the first step and where none is wanted. */
    public Optional<INDArray> weights() {
        return average;
    }

    /** Puts copies of all that carries over from step to step. */
    public void save(Map<String, INDArray> into) {
        average.ifPresent(weights -> {
            into.put(Trainer.AVERAGE, weights.dup());
            into.put(STEPS, Nd4j.createFromArray(new float[] {steps}));
        });
    }

    /** Takes back what {@link #save} put. */
    public void restore(Map<String, INDArray> from) {
        if (from.containsKey(Trainer.AVERAGE)) {
            average = Optional.of(from.get(Trainer.AVERAGE).dup());
            steps = Objects.requireNonNull(from.get(STEPS)).getLong(0);
        }
    }
}
