package continuo.crnngan;

import continuo.nn.Network;
import continuo.spi.Model;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model whose weights are those of one network. */
abstract class NetworkModel<N extends Network> implements Model {
    final N network;

    NetworkModel(N network) {
        this.network = network;
    }

    @Override
    public final INDArray weights() {
        return network.weights();
    }

    @Override
    public final INDArray gradient() {
        return network.gradient();
    }

    @Override
    public final List<WeightBlock> blocks() {
        return network.blocks();
    }

    @Override
    public final void weightsChanged() {
        network.weightsChanged();
    }

    @Override
    public final void run(List<Runnable> parts) {
        network.run(parts);
    }

    @Override
    public final String description() {
        return network.description();
    }

    @Override
    public final void close() {
        network.close();
    }
}
