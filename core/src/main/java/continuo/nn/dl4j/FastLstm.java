package continuo.nn.dl4j;

import continuo.nn.recurrent.LstmCell;
import continuo.nn.weights.WeightLayout;
import java.util.Collection;
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

/**
 * An LSTM layer on our kernels for DL4J networks: {@code [B, nIn, T]} in, {@code [B, nOut, T]} out, one way through time, with tanh
 * and the logistic function as activations, in single precision. Takes the place of DL4J's {@code LSTM} in {@code fit}, {@code output}
 * and {@code summary}, and knows masks {@code [B, T]}: at a masked step output and state are 0. It does not know truncated
 * back-propagation nor {@code rnnTimeStep}.
 *
 * <p>Parameters are {@code W [nIn, 4 nOut]}, {@code RW [nOut, 4 nOut]} and {@code b [1, 4 nOut]}, row-major, gates in the order i,
 * f, g, o. A network is kept without Java serialisation as its configuration's JSON and the vector of its parameters.
 */
public final class FastLstm extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private int threads = 1;

    /** For JSON. */
    FastLstm() {}

    /**
     * @param inputs nIn; 0 takes it from the network's input type
     * @param units nOut
     * @param threads over how many threads a batch is spread
     */
    public FastLstm(int inputs, int units, int threads) {
        this.nIn = inputs;
        this.nOut = units;
        this.threads = threads;
    }

    int threads() {
        return threads;
    }

    WeightLayout layout() {
        WeightLayout layout = new WeightLayout();
        LstmCell cell = new LstmCell();
        int units = Math.toIntExact(nOut);
        layout.matrix("W", Math.toIntExact(nIn), cell.inputGates() * units, units);
        layout.matrix("RW", units, cell.recurrentGates() * units, units);
        cell.bias(layout, "b", units);
        return layout;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        if (type != DataType.FLOAT) {
            throw new IllegalArgumentException("the layer is in single precision; use dataType(DataType.FLOAT)");
        }
        FastLstmLayer layer = new FastLstmLayer(configuration, this);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        layer.setConf(configuration);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new LayoutInitializer();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, ((InputType.InputTypeRecurrent) input).getTimeSeriesLength());
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (nIn <= 0 || override) {
            nIn = ((InputType.InputTypeRecurrent) input).getSize();
        }
    }

    /** None, which DL4J writes as null. */
    @Override
    @SuppressWarnings("NullAway")
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
                .standardMemory(layout().size(), 0)
                .workingMemory(0, 0, MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }
}
