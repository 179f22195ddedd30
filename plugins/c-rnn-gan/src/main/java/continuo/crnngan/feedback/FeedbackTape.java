package continuo.crnngan.feedback;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorTape;
import continuo.nn.recurrent.OutputRows;
import continuo.nn.recurrent.TrunkTape;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link FeedbackNetwork} over some sequences, kept for the backward pass. All tensors are time-major
 * {@code [T, B, …]}; rows of the outputs and their gradients are padded to {@link #stride()}.
 */
public final class FeedbackTape implements GeneratorTape {
    private final FeedbackNetwork network;
    private final TrunkTape trunk;
    private final int features;
    private final int given;
    private final int stride;
    private final OutputRows rows;
    private final Workspace workspace = new Workspace();
    private int steps;
    private int batch;
    private float[] conditions = new float[0];

    public FeedbackTape(FeedbackNetwork network, int steps, int batch) {
        this.network = network;
        trunk = new TrunkTape(network.trunk());
        features = network.shape().features();
        given = network.shape().given();
        stride = Kernels.padded(features);
        rows = new OutputRows(stride);
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
    public OutputRows rows() {
        return rows;
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        trunk.dropOut(rate, random);
    }

    /**
     * Runs freely: each output is the next input.
     *
     * @param noise z, {@code [T, B, F]}
     * @param first x_0, {@code [B, F]}: what the first step takes for the last output
     */
    public void forward(float[] noise, float[] first) {
        trunk.reset();
        fillGiven();
        for (int t = 0; t < steps; t++) {
            if (t == 0) {
                fillInputs(0, noise, first, 0, features);
            } else {
                fillInputs(t, noise, outputs(), (t - 1) * batch * stride, stride);
            }
            trunk.step(t);
            put(t, 1);
        }
    }

    /**
     * Runs with the true steps as inputs (teacher forcing), all steps of a layer at once where time allows it.
     *
     * @param noise z, {@code [T, B, F]}
     * @param first {@code [B, F]}: what the first step takes for the step before it
     * @param real the true steps, {@code [T, B, F]}
     */
    public void forwardForced(float[] noise, float[] first, float[] real) {
        trunk.reset();
        fillGiven();
        fillInputs(0, noise, first, 0, features);
        for (int t = 1; t < steps; t++) {
            fillInputs(t, noise, real, (t - 1) * batch * features, features);
        }
        trunk.allSteps();
        put(0, steps);
    }

    /**
     * On a tape of one step: goes one step on from the state that the last call left. Dropout must be off.
     *
     * @param noise z, {@code [B, F]}
     * @param previous the step before, {@code [B, previousStride]}
     */
    public void advance(float[] noise, float[] previous, int previousStride) {
        trunk.carry();
        fillGiven();
        fillInputs(0, noise, previous, 0, previousStride);
        trunk.step(0);
        put(0, 1);
    }

    /** Sets g of the next passes, {@code [T, B, C]}: needed where there are given columns. */
    public void given(float[] values) {
        conditions = values;
    }

    private void fillGiven() {
        for (int row = 0; given > 0 && row < steps * batch; row++) {
            int at = row * trunk.inputStride() + 2 * features;
            System.arraycopy(conditions, row * given, trunk.inputs(), at, given);
        }
    }

    private void fillInputs(int t, float[] noise, float[] previous, int previousAt, int previousStride) {
        float[] inputs = trunk.inputs();
        for (int row = 0; row < batch; row++) {
            int at = (t * batch + row) * trunk.inputStride();
            System.arraycopy(noise, (t * batch + row) * features, inputs, at, features);
            System.arraycopy(previous, previousAt + row * previousStride, inputs, at + features, features);
        }
    }

    private void put(int t, int count) {
        int at = t * batch * stride;
        network.output()
                .multiply(
                        count * batch,
                        trunk.top(),
                        trunk.topAt(t),
                        trunk.width(),
                        network.outputBias(),
                        outputs(),
                        at,
                        stride);
        float range = (float) network.shape().outputRange();
        float[] outputs = outputs();
        if (range > 0) {
            for (int row = at; row < at + count * batch * stride; row += stride) {
                for (int i = row; i < row + features; i++) {
                    outputs[i] = range * (float) Math.tanh(outputs[i] / range);
                }
            }
        }
    }

    /**
     * Goes back through the last pass and adds dL/dweights to the flat gradient.
     *
     * @param throughFeedback whether the error also goes from each step's input to the output it was (exact), or stops
     *     there (after teacher forcing, or when the last output is taken as a constant)
     */
    public void backward(boolean throughFeedback, float[] gradient) {
        if (throughFeedback) {
            stepByStepBack();
        } else {
            squashBack(0, steps);
            multiplyBack(0, steps);
            trunk.allStepsBack();
        }
        addWeightGradients(gradient);
    }

    private void stepByStepBack() {
        trunk.beginBackward();
        for (int t = steps - 1; t >= 0; t--) {
            squashBack(t, 1);
            multiplyBack(t, 1);
            trunk.stepBack(t);
            if (t > 0) {
                feedBack(t);
            }
        }
    }

    /** Hands the error at step t's input to the output of step t - 1 that it was. */
    private void feedBack(int t) {
        float[] inputGradient = trunk.inputGradient(t);
        for (int row = 0; row < batch; row++) {
            int to = ((t - 1) * batch + row) * stride;
            int from = row * trunk.inputStride() + features;
            for (int f = 0; f < features; f++) {
                outputGradient()[to + f] += inputGradient[from + f];
            }
        }
    }

    /** From dL/dx to dL/d(W_out h + b_out). */
    private void squashBack(int t, int count) {
        float range = (float) network.shape().outputRange();
        if (range > 0) {
            int at = t * batch * stride;
            float[] outputs = outputs();
            float[] gradient = outputGradient();
            for (int i = at; i < at + count * batch * stride; i++) {
                float squashed = outputs[i] / range;
                gradient[i] *= 1 - squashed * squashed;
            }
        }
    }

    /** From dL/d(W_out h + b_out) to dL/dh. */
    private void multiplyBack(int t, int count) {
        network.output()
                .multiplyBack(
                        count * batch,
                        outputGradient(),
                        t * batch * stride,
                        stride,
                        trunk.topGradient(),
                        0,
                        trunk.width(),
                        false);
    }

    private void addWeightGradients(float[] gradient) {
        int count = steps * batch;
        trunk.addWeightGradients(gradient, workspace);
        network.output()
                .addGradient(
                        count,
                        trunk.top(),
                        trunk.topAt(0),
                        trunk.width(),
                        outputGradient(),
                        0,
                        stride,
                        gradient,
                        workspace);
        network.outputBias().addGradient(count, outputGradient(), 0, stride, gradient);
    }
}
