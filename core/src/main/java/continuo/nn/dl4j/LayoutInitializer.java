package continuo.nn.dl4j;

import continuo.nn.Tensors;
import continuo.nn.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Cuts DL4J's flat vectors the way our layouts say. */
final class LayoutInitializer implements ParamInitializer {
    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return layout(layer).size();
    }

    private static WeightLayout layout(Layer layer) {
        return ((FastLstm) layer).layout();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of("W", "RW", "b");
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of("W", "RW");
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of("b");
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray parameters, boolean initialise) {
        Layer layer = configuration.getLayer();
        if (initialise) {
            Tensors.write(
                    layout(layer).initialWeights(new SplittableRandom(configuration.getSeed())),
                    parameters.reshape(parameters.length()));
        }
        paramKeys(layer).forEach(configuration::addVariable);
        return views(layer, parameters);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray gradient) {
        return views(configuration.getLayer(), gradient);
    }

    private static Map<String, INDArray> views(Layer layer, INDArray flat) {
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (WeightLayout.Block block : layout(layer).blocks()) {
            views.put(
                    block.name(),
                    vector.get(NDArrayIndex.interval(block.offset(), block.offset() + block.size()))
                            .reshape('c', block.rows(), block.columns()));
        }
        return views;
    }
}
