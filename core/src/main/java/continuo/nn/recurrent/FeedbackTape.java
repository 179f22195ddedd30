package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link FeedbackNetwork} over some sequences, kept for the backward pass. All tensors are time-major
 * {@code [T, B, …]}; rows of the outputs and their gradients are padded to {@link #stride()}.
 */
public final class FeedbackTape implements GeneratorTape {
    private final FeedbackNetwork network;
    private int steps;
    private int batch;
    private final int features;
    private final int inputStride;
    private final int stride;
    private final Workspace workspace = new Workspace();
    private float[] inputs = new float[0];
    private float[] projected = new float[0];
    private float[] projectedGradient = new float[0];
    private final List<LstmTape> layers = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();
    private float[] outputs = new float[0];
    private float[] outputGradient = new float[0];
    private float[] inputGradient = new float[0];
    private float[] layerGradient = new float[0];
    private boolean dropping;

    public FeedbackTape(FeedbackNetwork network, int steps, int batch) {
        this.network = network;
        features = network.shape().features();
        inputStride = Kernels.padded(2 * features);
        stride = Kernels.padded(features);
        for (LstmLayer layer : network.layers()) {
            layers.add(new LstmTape(layer, false));
        }
        shape(steps, batch);
    }

    @Override
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        int rows = steps * batch;
        int width = projectedWidth();
        inputs = Growing.atLeast(inputs, rows * inputStride);
        projected = Growing.atLeast(projected, rows * width);
        projectedGradient = Growing.atLeast(projectedGradient, rows * width);
        layers.forEach(layer -> layer.shape(steps, batch));
        outputs = Growing.atLeast(outputs, rows * stride);
        outputGradient = Growing.atLeast(outputGradient, rows * stride);
        inputGradient = Growing.atLeast(inputGradient, batch * inputStride);
        layerGradient = Growing.atLeast(layerGradient, rows * width);
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public float[] outputs() {
        return outputs;
    }

    @Override
    public float[] outputGradient() {
        return outputGradient;
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        dropping = rate > 0;
        if (!dropping) {
            return;
        }
        while (dropouts.size() < layers.size()) {
            dropouts.add(new Dropout());
        }
        int count = steps * batch * projectedWidth();
        dropouts.forEach(dropout -> dropout.draw(count, rate, random));
    }

    /**
     * Runs freely: each output is the next input.
     *
     * @param noise z, {@code [T, B, F]}
     * @param first x_0, {@code [B, F]}: what the first step takes for the last output
     */
    public void forward(float[] noise, float[] first) {
        layers.forEach(LstmTape::reset);
        for (int t = 0; t < steps; t++) {
            if (t == 0) {
                fillInputs(0, noise, first, 0, features);
            } else {
                fillInputs(t, noise, outputs, (t - 1) * batch * stride, stride);
            }
            project(t, 1);
            for (int i = 0; i < layers.size(); i++) {
                LstmTape layer = layers.get(i);
                addInputsFromBelow(i, t, 1);
                layer.step(t);
                dropOutputs(i, t, 1);
            }
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
        layers.forEach(LstmTape::reset);
        fillInputs(0, noise, first, 0, features);
        for (int t = 1; t < steps; t++) {
            fillInputs(t, noise, real, (t - 1) * batch * features, features);
        }
        project(0, steps);
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            layers.get(i).allSteps((t, count) -> addInputsFromBelow(layer, t, count));
            dropOutputs(i, 0, steps);
        }
        put(0, steps);
    }

    /** On a tape of one step: goes one step on from the state that the last call left. Dropout must be off. */
    public void advance(float[] noise, float[] previous, int previousStride) {
        layers.forEach(LstmTape::carry);
        fillInputs(0, noise, previous, 0, previousStride);
        project(0, 1);
        for (int i = 0; i < layers.size(); i++) {
            addInputsFromBelow(i, 0, 1);
            layers.get(i).step(0);
        }
        put(0, 1);
    }

    private void fillInputs(int t, float[] noise, float[] previous, int previousAt, int previousStride) {
        for (int row = 0; row < batch; row++) {
            int at = (t * batch + row) * inputStride;
            System.arraycopy(noise, (t * batch + row) * features, inputs, at, features);
            System.arraycopy(previous, previousAt + row * previousStride, inputs, at + features, features);
        }
    }

    private void project(int t, int count) {
        int width = projectedWidth();
        int at = t * batch * width;
        network.input()
                .multiply(
                        count * batch,
                        inputs,
                        t * batch * inputStride,
                        inputStride,
                        network.inputBias(),
                        projected,
                        at,
                        width);
        for (int i = at; i < at + count * batch * width; i++) {
            projected[i] = Math.max(0, projected[i]);
        }
    }

    private int projectedWidth() {
        return Kernels.padded(network.shape().units());
    }

    private void addInputsFromBelow(int layer, int t, int count) {
        layers.get(layer).addInputs(0, t, count, below(layer), belowAt(layer, t), projectedWidth());
    }

    /** What layer i takes for input, over all steps. */
    private float[] below(int i) {
        if (i == 0) {
            return projected;
        }
        return dropping ? dropouts.get(i - 1).outputs() : layers.get(i - 1).hidden();
    }

    private int belowAt(int i, int t) {
        return i == 0 || dropping
                ? t * batch * projectedWidth()
                : layers.get(i - 1).hiddenAt(t);
    }

    private void dropOutputs(int i, int t, int count) {
        if (dropping) {
            LstmTape layer = layers.get(i);
            int size = batch * layer.width();
            dropouts.get(i).apply(layer.hidden(), layer.hiddenAt(t), t * size, count * size);
        }
    }

    private void put(int t, int count) {
        int at = t * batch * stride;
        int width = projectedWidth();
        network.output()
                .multiply(
                        count * batch,
                        below(layers.size()),
                        belowAt(layers.size(), t),
                        width,
                        network.outputBias(),
                        outputs,
                        at,
                        stride);
        float range = (float) network.shape().outputRange();
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
            layerByLayerBack();
        }
        addWeightGradients(gradient);
    }

    private void stepByStepBack() {
        layers.forEach(LstmTape::beginBackward);
        int width = projectedWidth();
        int size = batch * width;
        for (int t = steps - 1; t >= 0; t--) {
            squashBack(t, 1);
            float[] gradient = layerGradient;
            network.output().multiplyBack(batch, outputGradient, t * batch * stride, stride, gradient, 0, width, false);
            for (int i = layers.size() - 1; i >= 0; i--) {
                LstmTape layer = layers.get(i);
                if (dropping) {
                    dropouts.get(i).applyBack(gradient, 0, t * size, size);
                }
                addTo(layer.hiddenGradient(), gradient, size);
                layer.stepBack(t);
                if (i > 0) {
                    layer.addInputGradient(0, t, 1, gradient, 0, width, false);
                } else {
                    layer.addInputGradient(0, t, 1, projectedGradient, t * size, width, false);
                }
            }
            rectifyBack(t * size, size);
            if (t > 0) {
                feedBack(t);
            }
        }
    }

    private static void addTo(float[] sum, float[] values, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] += values[j];
        }
    }

    /** Hands the error at step t's input to the output of step t - 1 that it was. */
    private void feedBack(int t) {
        int width = projectedWidth();
        network.input()
                .multiplyBack(batch, projectedGradient, t * batch * width, width, inputGradient, 0, inputStride, false);
        for (int row = 0; row < batch; row++) {
            int to = ((t - 1) * batch + row) * stride;
            int from = row * inputStride + features;
            for (int f = 0; f < features; f++) {
                outputGradient[to + f] += inputGradient[from + f];
            }
        }
    }

    private void layerByLayerBack() {
        int width = projectedWidth();
        int rows = steps * batch;
        squashBack(0, steps);
        network.output().multiplyBack(rows, outputGradient, 0, stride, layerGradient, 0, width, false);
        for (int i = layers.size() - 1; i >= 0; i--) {
            LstmTape layer = layers.get(i);
            if (dropping) {
                dropouts.get(i).applyBack(layerGradient, 0, 0, rows * width);
            }
            layer.allStepsBack(layerGradient);
            float[] lower = i > 0 ? layerGradient : projectedGradient;
            layer.addInputGradient(0, 0, steps, lower, 0, width, false);
        }
        rectifyBack(0, rows * width);
    }

    /** From dL/dx to dL/d(W_out h + b_out). */
    private void squashBack(int t, int count) {
        float range = (float) network.shape().outputRange();
        if (range > 0) {
            int at = t * batch * stride;
            for (int i = at; i < at + count * batch * stride; i++) {
                float squashed = outputs[i] / range;
                outputGradient[i] *= 1 - squashed * squashed;
            }
        }
    }

    private void rectifyBack(int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (projected[i] <= 0) {
                projectedGradient[i] = 0;
            }
        }
    }

    private void addWeightGradients(float[] gradient) {
        int width = projectedWidth();
        int rows = steps * batch;
        network.input().addGradient(rows, inputs, 0, inputStride, projectedGradient, 0, width, gradient, workspace);
        network.inputBias().addGradient(rows, projectedGradient, 0, width, gradient);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addInputWeightGradient(0, below(i), belowAt(i, 0), width, gradient, workspace);
            layers.get(i).addRecurrentWeightGradient(gradient, workspace);
        }
        int top = layers.size();
        network.output()
                .addGradient(rows, below(top), belowAt(top, 0), width, outputGradient, 0, stride, gradient, workspace);
        network.outputBias().addGradient(rows, outputGradient, 0, stride, gradient);
    }
}
