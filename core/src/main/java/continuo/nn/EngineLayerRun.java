package continuo.nn;

import continuo.nn.recurrent.WeightLayout;
import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What DL4J's running layers around our engines have in common: parameters in, gradients out, as flat vectors. */
abstract class EngineLayerRun<C extends EngineLayer> extends BaseLayer<C> {
    private static final long serialVersionUID = 1L;

    private final transient WeightLayout layout;
    private final transient Workers workers;
    private transient boolean stale = true;
    private transient float[] flat = new float[0];

    EngineLayerRun(NeuralNetConfiguration configuration, DataType type, WeightLayout layout, Workers workers) {
        super(configuration, type);
        this.layout = layout;
        this.workers = workers;
    }

    /** Hands new values of all weights to the engine, which copies what it needs. */
    abstract void load(float[] weights);

    /** Must be called after the parameters were changed. */
    final void parametersChanged() {
        stale = true;
    }

    /**
     * A vector as long as that of the weights, for what is on its way between ND4J and the engine: new weights before a
     * forward pass, a gradient after a backward pass.
     */
    final float[] flat() {
        if (flat.length != layout.size()) {
            flat = new float[layout.size()];
        }
        return flat;
    }

    /** Brings the engine up to date with the parameters. */
    final void refresh() {
        if (stale) {
            FloatBuffer parameters = Tensors.memory(paramsFlattened);
            float[] values = flat();
            workers.runRanges(values.length, (from, to) -> parameters.get(from, values, from, to - from));
            load(flat());
            stale = false;
        }
    }

    /**
     * Writes the sum of the gradients that shards computed each by itself to where DL4J looks for it. They are added to the
     * first, in their order, so that the sum does not depend on which thread was first.
     */
    final void publish(List<float[]> gradients) {
        FloatBuffer published = Tensors.memory(gradientsFlattened);
        float[] sum = gradients.get(0);
        workers.runRanges(sum.length, (from, to) -> {
            for (float[] other : gradients.subList(1, gradients.size())) {
                for (int i = from; i < to; i++) {
                    sum[i] += other[i];
                }
            }
            published.put(from, sum, from, to - from);
        });
    }

    /** The gradient last published, as DL4J hands it around. */
    final Gradient publishedGradient() {
        Gradient published = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((name, view) -> published.gradientForVariable().put(name, view));
        return published;
    }

    @Override
    public void setParams(INDArray params) {
        super.setParams(params);
        parametersChanged();
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
