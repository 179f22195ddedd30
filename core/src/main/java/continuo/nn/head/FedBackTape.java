package continuo.nn.head;

import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorTape;
import continuo.nn.recurrent.OutputRows;
import continuo.nn.recurrent.TrunkTape;
import java.util.random.RandomGenerator;

/** A run of a {@link FedBackNetwork}: forward step by step, and exactly back through the output that was fed back. */
public final class FedBackTape implements GeneratorTape {
    private final FedBackNetwork network;
    private final TrunkTape trunk;
    private final OutputRows rows;
    private final Workspace workspace = new Workspace();
    private int steps;
    private int batch;

    /** A tape for passes over {@code batch} sequences of {@code steps} steps. */
    public FedBackTape(FedBackNetwork network, int steps, int batch) {
        this.network = network;
        trunk = new TrunkTape(network.trunk());
        rows = new OutputRows(network.head().stride());
        shape(steps, batch);
    }

    @Override
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        trunk.shape(steps, batch);
        rows.shape(steps * batch);
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        trunk.dropOut(rate, random);
    }

    @Override
    public OutputRows rows() {
        return rows;
    }

    /** Runs freely on noise {@code [T, B, F]}; before the first output stands 0. */
    public void forward(float[] noise) {
        trunk.reset();
        float[] nothing = new float[batch * network.features()];
        for (int t = 0; t < steps; t++) {
            if (t == 0) {
                step(t, noise, nothing, 0, network.features());
            } else {
                step(t, noise, outputs(), trunk.rows(t - 1) * stride(), stride());
            }
        }
    }

    /**
     * On a tape of one step: goes a step on from where the last call left. Dropout must be off.
     *
     * @param noise {@code [B, F]}
     * @param previous the step before, {@code [B, previousStride]}
     */
    public void advance(float[] noise, float[] previous, int previousStride) {
        trunk.carry();
        step(0, noise, previous, 0, previousStride);
    }

    private void step(int t, float[] noise, float[] previous, int previousAt, int previousStride) {
        int features = network.features();
        for (int row = 0; row < batch; row++) {
            int at = (trunk.rows(t) + row) * trunk.inputStride();
            System.arraycopy(noise, (trunk.rows(t) + row) * features, trunk.inputs(), at, features);
            System.arraycopy(previous, previousAt + row * previousStride, trunk.inputs(), at + features, features);
        }
        trunk.step(t);
        network.head().multiply(trunk, t, 1, rows);
    }

    /** Goes back through {@link #forward} from {@link #outputGradient()} and adds dL/dweights to the flat gradient. */
    public void backward(float[] gradient) {
        int features = network.features();
        trunk.beginBackward();
        for (int t = steps - 1; t >= 0; t--) {
            network.head().multiplyBack(trunk, t, 1, rows);
            trunk.stepBack(t);
            float[] inputGradient = trunk.inputGradient(t);
            for (int row = 0; t > 0 && row < batch; row++) {
                int fedBack = (trunk.rows(t - 1) + row) * stride();
                for (int j = 0; j < features; j++) {
                    outputGradient()[fedBack + j] += inputGradient[row * trunk.inputStride() + features + j];
                }
            }
        }
        trunk.addWeightGradients(gradient, workspace);
        network.head().addWeightGradients(trunk, rows, gradient, workspace);
    }
}
