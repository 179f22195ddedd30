package continuo.learn;

import continuo.spi.Lesson;
import continuo.spi.Model;
import continuo.spi.Trainer;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What trainers that follow gradients have in common: a curriculum, optimisers, and the generator's average weights. */
public abstract class GradientTrainer implements Trainer {
    private final int batch;
    private final Curriculum curriculum;
    private final Optimisers optimisers = new Optimisers();
    private final WeightAverage average;

    /**
     * @param batch sequences per batch
     * @param curriculum how long they are
     * @param averaging share of the average of the generator's weights that is kept each step; 0 for no average
     */
    protected GradientTrainer(int batch, Curriculum curriculum, double averaging) {
        this.batch = batch;
        this.curriculum = curriculum;
        this.average = new WeightAverage(averaging);
    }

    @Override
    public final int batchSize() {
        return batch;
    }

    @Override
    public final int steps(Position position) {
        return curriculum.stepsAt(position);
    }

    /**
     * Descends on a model's gradient, once machines that train together have shared it.
     *
     * @param name of the optimiser, whose state is kept under it
     * @return the gradient's norm before it was clipped; not finite where it was left aside
     */
    protected final double descend(String name, Model model, OptimiserParameters rule, Lesson lesson) {
        lesson.exchange().share(model);
        return optimisers.of(name, model, rule).step(model, lesson.pace());
    }

    /** To be called once a step, with the weights that came of it. */
    protected final void takeIntoAverage(Model generator) {
        average.follow(generator);
    }

    @Override
    public final Map<String, INDArray> state() {
        Map<String, INDArray> state = optimisers.state();
        average.save(state);
        return state;
    }

    @Override
    public final Optional<INDArray> average() {
        return average.weights();
    }

    @Override
    public final void restore(Map<String, INDArray> state) {
        optimisers.restore(state);
        average.restore(state);
    }
}
