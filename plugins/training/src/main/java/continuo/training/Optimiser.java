package continuo.training;

import continuo.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Moves the weights of one model against its gradient: L2, then the clip to a global norm, then ND4J's updater. */
final class Optimiser {
    private final String name;
    private final OptimiserParameters parameters;
    private final INDArray state;
    private final GradientUpdater<?> updater;
    private int iteration;

    /** @param name of the model, under which the state is kept */
    Optimiser(String name, OptimiserParameters parameters, Model model) {
        this.name = name;
        this.parameters = parameters;
        IUpdater rule = parameters.method() == OptimiserParameters.Method.ADAM
                ? new Adam(parameters.rate())
                : new Sgd(parameters.rate());
        long size = rule.stateSize(model.weights().length());
        state = size == 0 ? Nd4j.empty(DataType.FLOAT) : Nd4j.zeros(DataType.FLOAT, 1, size);
        updater = rule.instantiate(size == 0 ? null : state, false);
    }

    /**
     * Takes one step on the model's present gradient, which it uses up. A gradient that is not finite (back through a long
     * feedback it can overflow now and then) is left aside, and the weights stay as they are.
     *
     * @return the gradient's global norm before clipping
     */
    double step(Model model) {
        INDArray gradient = model.gradient();
        regularise(model, gradient);
        double norm = gradient.norm2Number().doubleValue();
        if (!Double.isFinite(norm)) {
            return norm;
        }
        if (parameters.clip() > 0 && norm > parameters.clip()) {
            gradient.muli(parameters.clip() / norm);
        }
        updater.applyUpdater(gradient, iteration++, 0);
        model.weights().subi(gradient);
        model.weightsChanged();
        return norm;
    }

    private void regularise(Model model, INDArray gradient) {
        if (parameters.l2() == 0) {
            return;
        }
        INDArray flatGradient = gradient.reshape(gradient.length());
        INDArray flatWeights = model.weights().reshape(gradient.length());
        for (long[] run : weightRuns(model)) {
            INDArray part = flatGradient.get(NDArrayIndex.interval(run[0], run[1]));
            INDArray penalised = flatWeights.get(NDArrayIndex.interval(run[0], run[1]));
            Nd4j.getBlasWrapper().level1().axpy(run[1] - run[0], parameters.l2(), penalised, part);
        }
    }

    /** From and to of each run of weights between biases. */
    private static List<long[]> weightRuns(Model model) {
        List<long[]> runs = new ArrayList<>();
        long at = 0;
        for (Model.WeightBlock block : model.blocks()) {
            long end = at + block.size();
            if (!block.bias()) {
                if (!runs.isEmpty() && runs.get(runs.size() - 1)[1] == at) {
                    runs.get(runs.size() - 1)[1] = end;
                } else {
                    runs.add(new long[] {at, end});
                }
            }
            at = end;
        }
        return runs;
    }

    /** Puts copies of all that carries over from step to step. */
    void save(Map<String, INDArray> into) {
        into.put(name + ".iteration", Nd4j.createFromArray(new float[] {iteration}));
        if (!state.isEmpty()) {
            into.put(name + ".state", state.dup());
        }
    }

    /** Takes back what {@link #save} put. */
    void restore(Map<String, INDArray> from) {
        iteration = from.get(name + ".iteration").getInt(0);
        if (!state.isEmpty()) {
            state.assign(from.get(name + ".state"));
        }
    }
}
