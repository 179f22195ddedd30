package continuo.nn;

import continuo.nn.recurrent.WeightLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Configuration of a DL4J layer whose parameters are laid out, and whose passes are run, by one of our engines. DL4J
 * owns the parameters: one flat vector for the network, of which each block of the engine's layout is a view.
 */
abstract class EngineLayer extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private final transient WeightLayout layout;

    EngineLayer(WeightLayout layout, int inputs, int outputs) {
        this.layout = layout;
        this.nIn = inputs;
        this.nOut = outputs;
    }

    final WeightLayout layout() {
        return layout;
    }

    /** The running layer, before it is given its parameters. */
    abstract EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type);

    @Override
    public final Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        EngineLayerRun<?> run = newRun(configuration, type);
        run.setListeners(listeners);
        run.setIndex(index);
        run.setParamsViewArray(parameters);
        run.setParamTable(initializer().init(configuration, parameters, initialise));
        run.setConf(configuration);
        return run;
    }

    @Override
    public final ParamInitializer initializer() {
        return new LayoutInitializer(layout);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, ((InputType.InputTypeRecurrent) input).getTimeSeriesLength());
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        // The engine was built for a number of inputs already.
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public boolean isPretrainParam(String name) {
        return false;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(layerName, getClass(), input, getOutputType(0, input))
                .standardMemory(layout.size(), 0)
                .workingMemory(0, 0, MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    /** Cuts DL4J's flat vectors the way the layout says. */
    private record LayoutInitializer(WeightLayout layout) implements ParamInitializer {
        @Override
        public long numParams(NeuralNetConfiguration configuration) {
            return layout.size();
        }

        @Override
        public long numParams(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return layout.size();
        }

        @Override
        public List<String> paramKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return keys(true, true);
        }

        @Override
        public List<String> weightKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return keys(true, false);
        }

        @Override
        public List<String> biasKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return keys(false, true);
        }

        private List<String> keys(boolean weights, boolean biases) {
            return layout.blocks().stream()
                    .filter(block -> block.bias() ? biases : weights)
                    .map(WeightLayout.Block::name)
                    .toList();
        }

        @Override
        public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return keys(true, false).contains(key);
        }

        @Override
        public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return keys(false, true).contains(key);
        }

        @Override
        public Map<String, INDArray> init(
                NeuralNetConfiguration configuration, INDArray parameters, boolean initialise) {
            if (initialise) {
                Tensors.write(
                        layout.initialWeights(new SplittableRandom(configuration.getSeed())),
                        parameters.reshape(parameters.length()));
            }
            new ArrayList<>(keys(true, true)).forEach(configuration::addVariable);
            return views(parameters);
        }

        @Override
        public Map<String, INDArray> getGradientsFromFlattened(
                NeuralNetConfiguration configuration, INDArray gradient) {
            return views(gradient);
        }

        private Map<String, INDArray> views(INDArray flat) {
            INDArray vector = flat.reshape(flat.length());
            Map<String, INDArray> views = new LinkedHashMap<>();
            for (WeightLayout.Block block : layout.blocks()) {
                views.put(
                        block.name(),
                        vector.get(NDArrayIndex.interval(block.offset(), block.offset() + block.size()))
                                .reshape('c', block.rows(), block.columns()));
            }
            return views;
        }
    }
}
