package continuo.crnngan.feedback;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorEngine;
import continuo.nn.recurrent.LstmCell;
import continuo.nn.recurrent.Trunk;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;
import java.util.List;

/**
 * The generator of C-RNN-GAN (Mogren 2016, section 3): an LSTM that is fed noise and its own last output.
 *
 * <pre>
 * a_t = ReLU(W_in [z_t ; x_{t-1} ; g_t] + b_in)      input projection; g_t: given values, where there are some
 * h_t = LSTM_depth(… LSTM_1(a_t))
 * x_t = W_out h_t + b_out                      or r tanh(· / r) with an output range r
 * </pre>
 *
 * Holds the weights; {@link FeedbackTape} runs them.
 */
public final class FeedbackNetwork implements GeneratorEngine<FeedbackTape> {
    /**
     * @param features F of a step
     * @param given C, number of given columns (conditions) of a step; mostly 0
     * @param units H of each layer
     * @param depth number of LSTM layers
     * @param outputRange r; 0 for outputs without bounds
     */
    public record Shape(int features, int given, int units, int depth, double outputRange) {}

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
        trunk = new Trunk(kernels, layout, new LstmCell(), 2 * features + shape.given(), units, shape.depth());
        output = WeightMatrix.of(kernels, layout, "output.weight", units, features);
        outputBias = BiasVector.of(layout, "output.bias", features);
    }

    public Shape shape() {
        return shape;
    }

    @Override
    public WeightLayout layout() {
        return layout;
    }

    @Override
    public int features() {
        return shape.features();
    }

    @Override
    public FeedbackTape newTape(int steps, int batch) {
        return new FeedbackTape(this, steps, batch);
    }

    @Override
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
