package continuo.nn.recurrent;

import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link Trunk} over some sequences, kept for the backward pass. All tensors are time-major. The owner fills
 * {@link #inputs()} before a step and takes what came of it from {@link #top()}; backward likewise from
 * {@link #topGradient()} to {@link #inputGradient}. Step by step where outputs are fed back ({@link #step}, {@link #stepBack}),
 * or all steps at once where all inputs are known ({@link #allSteps}, {@link #allStepsBack}), which is faster.
 */
public final class TrunkTape implements Tape {
    private final Trunk trunk;
    private final int inputStride;
    private final int width;
    private final List<LayerTape> layers = new ArrayList<>();
    private int steps;
    private int batch;
    private float[] inputs = new float[0];
    private float[] projected = new float[0];
    private float[] projectedGradient = new float[0];
    private float[] layerGradient = new float[0];
    private float[] inputGradient = new float[0];

    /** A tape without room: call {@link #shape} before the first pass. */
    public TrunkTape(Trunk trunk) {
        this.trunk = trunk;
        inputStride = Kernels.padded(trunk.inputSize());
        width = Kernels.padded(trunk.units());
        trunk.layers().forEach(layer -> layers.add(new LayerTape(layer, false)));
    }

    @Override
    public void shape(int newSteps, int newBatch) {
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

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        layers.forEach(layer -> layer.dropOut(rate, random));
    }

    /** Steps of the pass. */
    public int steps() {
        return steps;
    }

    /** Rows of so many steps: also the first row of the step after them. */
    public int rows(int count) {
        return count * batch;
    }

    /** u, {@code [T + 1, B, stride]}: one step more than the pass has, for what would follow its last. */
    public float[] inputs() {
        return inputs;
    }

    /** Distance between rows of the inputs and their gradient. */
    public int inputStride() {
        return inputStride;
    }

    /** Forgets everything, before the first step. */
    public void reset() {
        layers.forEach(LayerTape::reset);
    }

    /** On a tape of one step: makes the state after it the state before it. Dropout must be off. */
    public void carry() {
        layers.forEach(LayerTape::carry);
    }

    /** Goes through step t. */
    public void step(int t) {
        project(t, 1);
        for (int i = 0; i < layers.size(); i++) {
            addInputs(i, t, 1);
            layers.get(i).step(t);
        }
    }

    /** Goes through all steps, a layer at once. */
    public void allSteps() {
        project(0, steps);
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            layers.get(i).allSteps((t, count) -> addInputs(layer, t, count));
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

    private void addInputs(int i, int t, int count) {
        layers.get(i).addInputs(0, t, count, below(i), belowAt(i, t), width);
    }

    /** What layer i takes for input, over all steps. */
    private float[] below(int i) {
        return i == 0 ? projected : layers.get(i - 1).up();
    }

    private int belowAt(int i, int t) {
        return i == 0 ? t * batch * width : layers.get(i - 1).upAt(t);
    }

    /** What goes up to the head, {@code [T, B, width]} from {@link #topAt} 0 on. */
    public float[] top() {
        return below(layers.size());
    }

    /** Where in {@link #top()} step t begins. */
    public int topAt(int t) {
        return belowAt(layers.size(), t);
    }

    /** Distance between rows of the top and its gradient. */
    public int width() {
        return width;
    }

    /**
     * dL/dtop: before {@link #stepBack} of that step alone, {@code [B, width]}; before {@link #allStepsBack} of all,
     * {@code [T, B, width]}. Both use it up.
     */
    public float[] topGradient() {
        return layerGradient;
    }

    /** Before the first {@link #stepBack}. */
    public void beginBackward() {
        layers.forEach(LayerTape::beginBackward);
    }

    /** Goes back through step t, the steps after it having been gone back through. */
    public void stepBack(int t) {
        int size = batch * width;
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerTape layer = layers.get(i);
            layer.addFromAbove(t, layerGradient, 0);
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
    public void allStepsBack() {
        int size = steps * batch * width;
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerTape layer = layers.get(i);
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
    public float[] inputGradient(int t) {
        trunk.input()
                .multiplyBack(batch, projectedGradient, t * batch * width, width, inputGradient, 0, inputStride, false);
        return inputGradient;
    }

    /** Adds dL/dweights to the flat gradient, all steps having been gone back through. */
    public void addWeightGradients(float[] gradient, Workspace workspace) {
        int rows = steps * batch;
        trunk.input().addGradient(rows, inputs, 0, inputStride, projectedGradient, 0, width, gradient, workspace);
        trunk.inputBias().addGradient(rows, projectedGradient, 0, width, gradient);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addInputWeightGradient(0, below(i), belowAt(i, 0), width, gradient, workspace);
            layers.get(i).addRecurrentWeightGradient(gradient, workspace);
        }
    }
}
