package continuo.nn.head;

import continuo.nn.kernel.Kernels;
import continuo.nn.recurrent.Cell;
import continuo.nn.recurrent.GeneratorEngine;
import continuo.nn.recurrent.Trunk;
import continuo.nn.weights.WeightLayout;
import java.util.List;

/**
 * The weights of a generator that is fed noise and its own last output, with layers of any {@link Cell}: {@code x_t = W_out h_t +
 * b_out}, where a {@link Trunk} makes h_t of {@code [z_t ; x_{t-1}]}. {@link FedBackTape} runs it.
 *
 * @param features F of a step, and of its noise
 * @param layout of all weights
 * @param trunk from {@code [z_t ; x_{t-1}]} to h_t
 * @param head from h_t to x_t
 */
public record FedBackNetwork(int features, WeightLayout layout, Trunk trunk, LinearHead head)
        implements GeneratorEngine<FedBackTape> {
    /**
     * @param units H of each layer
     * @param depth number of layers
     */
    public FedBackNetwork(Kernels kernels, Cell cell, int features, int units, int depth) {
        this(kernels, cell, features, units, depth, new WeightLayout());
    }

    private FedBackNetwork(Kernels kernels, Cell cell, int features, int units, int depth, WeightLayout layout) {
        this(
                features,
                layout,
                new Trunk(kernels, layout, cell, 2 * features, units, depth),
                new LinearHead(kernels, layout, "output", units, features));
    }

    @Override
    public FedBackTape newTape(int steps, int batch) {
        return new FedBackTape(this, steps, batch);
    }

    @Override
    public List<Runnable> loading(float[] weights) {
        List<Runnable> parts = trunk.loading(weights);
        parts.add(() -> head.load(weights));
        return parts;
    }
}
