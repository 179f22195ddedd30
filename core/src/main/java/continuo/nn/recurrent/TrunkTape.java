package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link Trunk} over some sequences, kept for the backward pass. All tensors are time-major. The owner fills
 * {@link #inputs()} before a step and takes what came of it from {@link #top()}; backward likewise from
 * {@link #topGradient()} to {@link #inputGradient}.
 */
final class TrunkTape {
    private final Trunk trunk;
    private final int inputStride;
    private final int width;
    private final List<LstmTape> layers = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();
    private int steps;
    private int batch;
    private boolean dropping;
    private float[] inputs = new float[0];
    private float[] projected = new float[0];
    private float[] projectedGradient = new float[0];
    private float[] layerGradient = new float[0];
    private float[] inputGradient = new float[0];

    TrunkTape(Trunk trunk) {
        this.trunk = trunk;
        inputStride = Kernels.padded(trunk.inputSize());
        width = Kernels.padded(trunk.units());
        trunk.layers().forEach(layer -> layers.add(new LstmTape(layer, false)));
    }

    /** Makes room for a pass over {@code batch} sequences of {@code steps} steps; what was kept of the last is lost. */
    void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        int rows = steps * batch;
        inputs = Growing.atLeast(inputs, (rows + batch) * inputStride);
        projected = Growing.atLeast(projected, rows * width);
        projectedGradient = Growing.atLeast(projectedGradient, rows * width);
        layerGradient = Growing.atLeast(layerGradient, rows * width);
        inputGradient = Growing.atLeast(inputGradient, batch * inputStride);
        layers.forEach(layer -> layer.shape(steps, batch));
    }

    /** Draws new masks for the next pass; rate 0 turns dropout off. */
    void dropOut(double rate, RandomGenerator random) {
        dropping = rate > 0;
        if (!dropping) {
            return;
        }
        while (dropouts.size() < layers.size()) {
            dropouts.add(new Dropout());
        }
        dropouts.forEach(dropout -> dropout.draw(steps * batch * width, rate, random));
    }

    /** Steps of the pass. */
    int steps() {
        return steps;
    }

    /** Rows of so many steps: also the first row of the step after them. */
    int rows(int count) {
        return count * batch;
    }

    /** u, {@code [T + 1, B, stride]}: one step more than the pass has, for what would follow its last. */
    float[] inputs() {
        return inputs;
    }

    /** Distance between rows of the inputs and their gradient. */
    int inputStride() {
        return inputStride;
    }

    /** Forgets everything, before the first step. */
    void reset() {
        layers.forEach(LstmTape::reset);
    }

    /** On a tape of one step: makes the state after it the state before it. Dropout must be off. */
    void carry() {
        layers.forEach(LstmTape::carry);
    }

    /** Goes through step t. */
    void step(int t) {
        project(t, 1);
        for (int i = 0; i < layers.size(); i++) {
            addInputs(i, t, 1);
            layers.get(i).step(t);
            dropOutputs(i, t, 1);
        }
    }

    /** Goes through all steps, a layer at once. */
    void allSteps() {
        project(0, steps);
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            layers.get(i).allSteps((t, count) -> addInputs(layer, t, count));
            dropOutputs(i, 0, steps);
        }
    }

    private void project(int t, int count) {
        int from = t * batch;
        int rows = count * batch;
        trunk.input()
                .multiply(
                        rows,
                        inputs,
                        from * inputStride,
                        inputStride,
                        trunk.inputBias(),
                        projected,
                        from * width,
                        width);
        for (int i = from * width; i < (from + rows) * width; i++) {
            projected[i] = Math.max(0, projected[i]);
        }
    }

    private void addInputs(int layer, int t, int count) {
        layers.get(layer).addInputs(0, t, count, below(layer), belowAt(layer, t), width);
    }

    private void dropOutputs(int i, int t, int count) {
        if (dropping) {
            LstmTape layer = layers.get(i);
            dropouts.get(i).apply(layer.hidden(), layer.hiddenAt(t), t * batch * width, count * batch * width);
        }
    }

    /** What layer i takes for input, over all steps. */
    private float[] below(int i) {
        if (i == 0) {
            return projected;
        }
        return dropping ? dropouts.get(i - 1).outputs() : layers.get(i - 1).hidden();
    }

    private int belowAt(int i, int t) {
        return i == 0 || dropping ? t * batch * width : layers.get(i - 1).hiddenAt(t);
    }

    /** What goes up to the head, {@code [T, B, width]} from {@link #topAt} 0 on. */
    float[] top() {
        return below(layers.size());
    }

    /** Where in {@link #top()} step t begins. */
    int topAt(int t) {
        return belowAt(layers.size(), t);
    }

    /** Distance between rows of the top and its gradient. */
    int width() {
        return width;
    }

    /**
     * dL/dtop: before {@link #stepBack} of that step alone, {@code [B, width]}; before {@link #allStepsBack} of all,
     * {@code [T, B, width]}. Both use it up.
     */
    float[] topGradient() {
        return layerGradient;
    }

    /** Before the first {@link #stepBack}. */
    void beginBackward() {
        layers.forEach(LstmTape::beginBackward);
    }

    /** Goes back through step t, the steps after it having been gone back through. */
    void stepBack(int t) {
        int size = batch * width;
        for (int i = layers.size() - 1; i >= 0; i--) {
            LstmTape layer = layers.get(i);
            if (dropping) {
                dropouts.get(i).applyBack(layerGradient, 0, t * size, size);
            }
            float[] sum = layer.hiddenGradient();
            for (int j = 0; j < size; j++) {
                sum[j] += layerGradient[j];
            }
            layer.stepBack(t);
            if (i > 0) {
                layer.addInputGradient(0, t, 1, layerGradient, 0, width, false);
            } else {
                layer.addInputGradient(0, t, 1, projectedGradient, t * size, width, false);
            }
        }
        rectifyBack(t * size, size);
    }

    /** Goes back through all steps, a layer at once. */
    void allStepsBack() {
        int size = steps * batch * width;
        for (int i = layers.size() - 1; i >= 0; i--) {
            LstmTape layer = layers.get(i);
            if (dropping) {
                dropouts.get(i).applyBack(layerGradient, 0, 0, size);
            }
            layer.allStepsBack(layerGradient);
            float[] lower = i > 0 ? layerGradient : projectedGradient;
            layer.addInputGradient(0, 0, steps, lower, 0, width, false);
        }
        rectifyBack(0, size);
    }

    private void rectifyBack(int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (projected[i] <= 0) {
                projectedGradient[i] = 0;
            }
        }
    }

    /** dL/du of step t, which was gone back through, {@code [B, stride]}; valid until the next call. */
    float[] inputGradient(int t) {
        trunk.input()
                .multiplyBack(batch, projectedGradient, t * batch * width, width, inputGradient, 0, inputStride, false);
        return inputGradient;
    }

    /** Adds dL/dweights to the flat gradient, all steps having been gone back through. */
    void addWeightGradients(float[] gradient, Workspace workspace) {
        int rows = steps * batch;
        trunk.input().addGradient(rows, inputs, 0, inputStride, projectedGradient, 0, width, gradient, workspace);
        trunk.inputBias().addGradient(rows, projectedGradient, 0, width, gradient);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addInputWeightGradient(0, below(i), belowAt(i, 0), width, gradient, workspace);
            layers.get(i).addRecurrentWeightGradient(gradient, workspace);
        }
    }
}
