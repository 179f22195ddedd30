package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.List;

/**
 * The generator of C-RNN-GAN (Mogren 2016, section 3): an LSTM that is fed noise and its own last output.
 *
 * <pre>
 * a_t = ReLU(W_in [z_t ; x_{t-1}] + b_in)      input projection
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * x_t = W_out h_t + b_out                      or r tanh(· / r) with an output range r
 * </pre>
 *
 * Holds the weights; {@link FeedbackTape} runs them. Weights may be loaded while no tape is running.
 */
public final class FeedbackNetwork {
    /**
     * @param features F of a step
     * @param units H of each layer
     * @param depth number of LSTM layers
     * @param outputRange r; 0 for outputs without bounds
     */
    public record Shape(int features, int units, int depth, double outputRange) {}

    private final Shape shape;
    private final WeightLayout layout = new WeightLayout();
    private final Trunk trunk;
    private final WeightMatrix output;
    private final BiasVector outputBias;
    private final Workspace workspace = new Workspace();

    public FeedbackNetwork(Kernels kernels, Shape shape) {
        this.shape = shape;
        int features = shape.features();
        int units = shape.units();
        trunk = new Trunk(kernels, layout, 2 * features, units, shape.depth());
        output = WeightMatrix.of(kernels, layout, "output.weight", units, features);
        outputBias = new BiasVector(layout.bias("output.bias", features).offset(), 1, features);
    }

    public Shape shape() {
        return shape;
    }

    public WeightLayout layout() {
        return layout;
    }

    /** Takes new values of all weights from the flat vector. */
    public void load(float[] weights) {
        loading(weights).forEach(Runnable::run);
    }

    /** The parts of {@link #load}, which may run at the same time. */
    public List<Runnable> loading(float[] weights) {
        List<Runnable> parts = trunk.loading(weights);
        parts.add(() -> {
            output.load(weights, workspace);
            outputBias.load(weights);
        });
        return parts;
    }

    Trunk trunk() {
        return trunk;
    }

    WeightMatrix output() {
        return output;
    }

    BiasVector outputBias() {
        return outputBias;
    }
}
