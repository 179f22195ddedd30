package continuo.learn;

import continuo.nn.Tensors;
import continuo.spi.Model;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Moves the weights of one model against its gradient: L2, then the clip to a global norm, then the rule. Goes over the
 * weights twice, in strips that are still in the cache when they are written back; the strips and the order in which their
 * norms are summed do not depend on how many threads take them.
 */
public final class Optimiser {
    /** As many ranges of weights as threads may work on at once. */
    private static final int RANGES = 16;

    private final String name;
    private final OptimiserParameters parameters;
    private final UpdateRule rule;
    private final List<WeightRange> ranges = new ArrayList<>();
    private int iteration;

    /** @param name of the model, under which the state is kept */
    public Optimiser(String name, OptimiserParameters parameters, Model model) {
        this.name = name;
        this.parameters = parameters;
        int size = Math.toIntExact(model.weights().length());
        rule = parameters.method() == OptimiserParameters.Method.ADAM
                ? new Adam(parameters.rate(), size)
                : new GradientDescent(parameters.rate());
        for (int i = 0; i < RANGES; i++) {
            int from = (int) ((long) size * i / RANGES);
            int to = (int) ((long) size * (i + 1) / RANGES);
            ranges.add(new WeightRange(from, to, model.blocks(), (float) parameters.l2()));
        }
    }

    /**
     * Takes one step on the model's present gradient. A gradient that is not finite (back through a long feedback it can
     * overflow now and then) is left aside, and the weights stay as they are.
     *
     * @param pace factor on the learning rate, in (0, 1]
     * @return the gradient's global norm before clipping
     */
    public double step(Model model, double pace) {
        INDArray weights = model.weights();
        INDArray gradient = model.gradient();
        FloatBuffer weightMemory = Tensors.memory(weights);
        FloatBuffer gradientMemory = Tensors.memory(gradient);
        double[] squares = new double[RANGES];
        forEachRange(model, i -> squares[i] = ranges.get(i).squaredNorm(weightMemory, gradientMemory));
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        double norm = Math.sqrt(sum);
        if (!Double.isFinite(norm)) {
            return norm;
        }
        float scale = parameters.clip() > 0 && norm > parameters.clip() ? (float) (parameters.clip() / norm) : 1;
        UpdateRule.Step step = rule.step(iteration++, pace);
        forEachRange(model, i -> ranges.get(i).update(weightMemory, gradientMemory, scale, step));
        model.weightsChanged();
        return norm;
    }

    private static void forEachRange(Model model, IntConsumer action) {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            int range = i;
            parts.add(() -> action.accept(range));
        }
        model.run(parts);
    }

    /** Puts copies of all that carries over from step to step. */
    public void save(Map<String, INDArray> into) {
        into.put(name + ".iteration", Nd4j.createFromArray(new float[] {iteration}));
        float[] state = rule.state();
        if (state.length > 0) {
            into.put(name + ".state", Nd4j.createFromArray(state).reshape(1, state.length));
        }
    }

    /** Takes back what {@link #save} put. */
    public void restore(Map<String, INDArray> from) {
        iteration = Objects.requireNonNull(from.get(name + ".iteration")).getInt(0);
        if (rule.state().length > 0) {
            Tensors.read(Objects.requireNonNull(from.get(name + ".state")), rule.state());
        }
    }
}
