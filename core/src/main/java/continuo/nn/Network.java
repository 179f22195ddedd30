package continuo.nn;

import continuo.spi.Model.WeightBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The DL4J network that owns the weights of a model made of {@link EngineLayer}s. */
public abstract class Network implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final List<WeightBlock> blocks = new ArrayList<>();
    private final Workers workers;

    Network(long seed, Workers workers, EngineLayer... layers) {
        this.workers = workers;
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .list();
        for (EngineLayer layer : layers) {
            list.layer(layer);
            layer.layout()
                    .blocks()
                    .forEach(b -> blocks.add(new WeightBlock(b.name(), b.rows(), b.columns(), b.bias())));
        }
        network = new MultiLayerNetwork(list.build());
        network.init();
        network.initGradientsView();
    }

    final EngineLayerRun<?> run(int index) {
        return (EngineLayerRun<?>) network.getLayer(index);
    }

    /** All weights, {@code [1, N]}, live. */
    public final INDArray weights() {
        INDArray flat = network.params();
        return flat.reshape(1, flat.length());
    }

    /** The gradient of the last backward pass, {@code [1, N]}, live. */
    public final INDArray gradient() {
        INDArray flat = network.getFlattenedGradients();
        return flat.reshape(1, flat.length());
    }

    public final List<WeightBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** Must be called after {@link #weights()} were changed. */
    public final void weightsChanged() {
        for (int i = 0; i < network.getnLayers(); i++) {
            run(i).parametersChanged();
        }
    }

    /** Runs parts of some work on the network's threads. */
    public final void run(List<Runnable> parts) {
        workers.run(parts);
    }

    /** Every block with its shape, and how many weights that makes. */
    public final String description() {
        StringBuilder text = new StringBuilder();
        long total = 0;
        for (WeightBlock block : blocks) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %5d x %-5d %,10d%n",
                    block.name(),
                    block.rows(),
                    block.columns(),
                    block.size()));
            total += block.size();
        }
        return text.append(String.format(Locale.ROOT, "%-22s %13s %,10d weights", "", "", total))
                .toString();
    }

    @Override
    public final void close() {
        workers.close();
        network.close();
    }
}
