package continuo.nn;

import continuo.nn.weights.Engine;
import continuo.spi.Model;
import continuo.spi.ModelContext;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model whose weights are those of one or more engines, with threads of its own: what is left to write are its passes. */
public abstract class NetworkModel implements Model {
    private final Workers workers;
    private final FlatWeights flat;

    /** @param engines in the order of their weights */
    protected NetworkModel(ModelContext context, Engine... engines) {
        workers = new Workers(context.threads());
        flat = new FlatWeights(context.seed(), workers, List.of(engines));
    }

    /** The threads that share out passes. */
    protected final Workers workers() {
        return workers;
    }

    /** Weights and gradient of all engines. */
    protected final FlatWeights flat() {
        return flat;
    }

    @Override
    public final INDArray weights() {
        return flat.weights();
    }

    @Override
    public final INDArray gradient() {
        return flat.gradient();
    }

    @Override
    public final List<WeightBlock> blocks() {
        return flat.blocks();
    }

    @Override
    public final void weightsChanged() {
        flat.changed();
    }

    @Override
    public final void run(List<Runnable> parts) {
        workers.run(parts);
    }

    @Override
    public final String description() {
        return flat.description();
    }

    @Override
    public final void close() {
        workers.close();
        flat.close();
    }
}
