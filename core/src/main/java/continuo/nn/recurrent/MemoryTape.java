package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link MemoryNetwork} over some sequences, kept for the backward pass. All tensors are time-major
 * {@code [T, B, …]}; noise is {@code [T, B, N]} with N the network's {@link MemoryNetwork#noiseSize()}.
 */
public final class MemoryTape implements GeneratorTape {
    /** How an output becomes a level. */
    public enum Draw {
        /** One level, wholly. */
        HARD,
        /** Several levels in part, which is what a backward pass takes a hard draw for. Numbers are always shared so. */
        SOFT
    }

    private final MemoryNetwork network;
    private final FadingMemory memory;
    private final Head head;
    private final int columns;
    private final int levels;
    private final int inputStride;
    private final int contextStride;
    private final int width;
    private final Workspace workspace = new Workspace();
    private final List<LstmTape> layers = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();
    private int steps;
    private int batch;
    private boolean dropping;
    /** Of step t at row t: {@code [e_{t-1} ; c_{t-1}]}; one row of sequences more than steps. */
    private float[] inputs = new float[0];

    private float[] projected = new float[0];
    private float[] projectedGradient = new float[0];
    private float[] layerGradient = new float[0];
    /** e, {@code [T, B, levels]}. */
    private float[] drawn = new float[0];

    private float[] outputs = new float[0];
    private float[] outputGradient = new float[0];
    private float[] drawnGradient = new float[0];
    private float[] contextGradient = new float[0];
    private float[] memoryGradient = new float[0];
    private float[] inputGradient = new float[0];
    private float[] lastGradient = new float[0];

    public MemoryTape(MemoryNetwork network, int steps, int batch) {
        this.network = network;
        memory = network.memory();
        head = Head.of(network);
        columns = network.shape().columns().size();
        levels = memory.levels();
        inputStride = Kernels.padded(network.inputSize());
        contextStride = Kernels.padded(memory.size());
        width = Kernels.padded(network.shape().units());
        network.layers().forEach(layer -> layers.add(new LstmTape(layer, false)));
        shape(steps, batch);
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
        layers.forEach(layer -> layer.shape(steps, batch));
        lastGradient = Growing.atLeast(lastGradient, batch * memory.levelStride());
        head.shape(rows);
        drawn = Growing.atLeast(drawn, rows * memory.levelStride());
        outputs = Growing.atLeast(outputs, rows * columns);
        outputGradient = Growing.atLeast(outputGradient, rows * columns);
        drawnGradient = Growing.atLeast(drawnGradient, batch * memory.levelStride());
        contextGradient = Growing.atLeast(contextGradient, batch * contextStride);
        memoryGradient = Growing.atLeast(memoryGradient, batch * memory.levelStride());
        inputGradient = Growing.atLeast(inputGradient, batch * inputStride);
    }

    @Override
    public float[] outputs() {
        return outputs;
    }

    @Override
    public float[] outputGradient() {
        return outputGradient;
    }

    /** How values are drawn from now on. */
    public void draw(Drawing drawing) {
        head.draw(drawing);
    }

    /** Leaves gradients through draws of numbers as they are, however large; else the largest are bounded. */
    void unbound() {
        if (head instanceof MixtureHead mixtures) {
            mixtures.unbound();
        }
    }

    @Override
    public int stride() {
        return columns;
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
        dropouts.forEach(dropout -> dropout.draw(steps * batch * width, rate, random));
    }

    /**
     * Runs freely: what comes out is fed back.
     *
     * @param noise {@code [T, B, N]}
     */
    public void forward(float[] noise, Draw draw) {
        begin();
        for (int t = 0; t < steps; t++) {
            think(t, 1);
            speak(t, 1);
            for (int row = t * batch; row < (t + 1) * batch; row++) {
                head.put(row, noise, row * network.noiseSize(), draw, drawn, outputs);
                remember(row);
            }
        }
    }

    /**
     * On a tape of one step: goes one step on from where the last call left. Dropout must be off.
     *
     * @param noise {@code [B, N]}
     */
    public void advance(float[] noise) {
        carry();
        think(0, 1);
        speak(0, 1);
        for (int row = 0; row < batch; row++) {
            head.put(row, noise, row * network.noiseSize(), Draw.HARD, drawn, outputs);
            remember(row);
        }
    }

    /**
     * On a tape of one step: goes one step on, which is given.
     *
     * @param step {@code [B, F]} in network units; where levels are drawn each value is taken for the nearest
     */
    public void advanceForced(float[] step) {
        carry();
        think(0, 1);
        for (int row = 0; row < batch; row++) {
            head.take(row, step, drawn, outputs);
            remember(row);
        }
    }

    /** Forgets everything, before the first step. */
    public void begin() {
        layers.forEach(LstmTape::reset);
        Arrays.fill(inputs, 0, batch * inputStride, 0);
        if (steps == 1) {
            // A tape of one step carries from the row after it.
            Arrays.fill(inputs, batch * inputStride, 2 * batch * inputStride, 0);
        }
    }

    private void carry() {
        layers.forEach(LstmTape::carry);
        System.arraycopy(inputs, batch * inputStride, inputs, 0, batch * inputStride);
    }

    /**
     * Puts out each step after the true ones before it.
     *
     * @param real {@code [T, B, F]} in network units; where levels are drawn each value is taken for the nearest
     * @param noise {@code [T, B, N]}
     */
    public void predict(float[] real, float[] noise, Draw draw) {
        takeAll(real);
        think(0, steps);
        speak(0, steps);
        for (int row = 0; row < steps * batch; row++) {
            head.put(row, noise, row * network.noiseSize(), draw, drawn, outputs);
        }
    }

    /**
     * The sum of -log p of the true steps, over all of them and all sequences, each after those before it.
     * {@link #backwardForced} goes back from {@code weight} times it.
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest level
     */
    public double negativeLogLikelihood(float[] real, float weight) {
        takeAll(real);
        think(0, steps);
        speak(0, steps);
        double sum = 0;
        for (int row = 0; row < steps * batch; row++) {
            sum += head.negativeLogLikelihood(row, drawn, outputs, weight);
        }
        return sum;
    }

    private void takeAll(float[] real) {
        begin();
        for (int row = 0; row < steps * batch; row++) {
            head.take(row, real, drawn, outputs);
            remember(row);
        }
    }

    /** Makes the input of the step after one of a sequence: what came out, and the context with it. */
    private void remember(int row) {
        int last = row * inputStride;
        int next = (row + batch) * inputStride;
        System.arraycopy(drawn, row * memory.levelStride(), inputs, next, levels);
        memory.remember(inputs, last + levels, drawn, row * memory.levelStride(), inputs, next + levels);
    }

    /** From the inputs of {@code count} steps from t on to the top of the LSTM. */
    private void think(int t, int count) {
        int rows = count * batch;
        int from = t * batch;
        network.input()
                .multiply(
                        rows,
                        inputs,
                        from * inputStride,
                        inputStride,
                        network.inputBias(),
                        projected,
                        from * width,
                        width);
        for (int i = from * width; i < (from + rows) * width; i++) {
            projected[i] = Math.max(0, projected[i]);
        }
        for (int i = 0; i < layers.size(); i++) {
            LstmTape layer = layers.get(i);
            int below = i;
            if (count == 1) {
                layer.addInputs(0, t, 1, below(below), belowAt(below, t), width);
                layer.step(t);
            } else {
                layer.allSteps((s, n) -> layer.addInputs(0, s, n, below(below), belowAt(below, s), width));
            }
            if (dropping) {
                dropouts.get(i).apply(layer.hidden(), layer.hiddenAt(t), t * batch * width, rows * width);
            }
        }
    }

    /** From the top of the LSTM to the head, likewise. */
    private void speak(int t, int count) {
        int top = layers.size();
        head.multiply(t * batch, count * batch, below(top), belowAt(top, t), width, inputs, inputStride);
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

    /**
     * Goes back through {@link #forward} from {@link #outputGradient()} and adds dL/dweights to the flat gradient: through
     * what came out to what it came from, and through what was fed back and remembered to earlier steps.
     */
    public void backward(float[] gradient) {
        layers.forEach(LstmTape::beginBackward);
        Arrays.fill(drawnGradient, 0);
        Arrays.fill(memoryGradient, 0);
        int size = batch * width;
        for (int t = steps - 1; t >= 0; t--) {
            for (int row = 0; row < batch; row++) {
                head.putBack(t * batch + row, outputs, outputGradient, drawnGradient, row * memory.levelStride());
            }
            head.multiplyBack(t * batch, batch, inputs, inputStride, layerGradient, width);
            head.multiplyBackToInputs(
                    t * batch, batch, lastGradient, memory.levelStride(), contextGradient, contextStride);
            for (int i = layers.size() - 1; i >= 0; i--) {
                stepBack(i, t, size);
            }
            rectifyBack(t * size, size);
            network.input()
                    .multiplyBack(batch, projectedGradient, t * size, width, inputGradient, 0, inputStride, false);
            for (int row = 0; row < batch; row++) {
                rememberBack(t, row);
            }
        }
        addWeightGradients(gradient);
    }

    /** Goes back through step t of layer i, to what is below it. */
    private void stepBack(int i, int t, int size) {
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

    /** From dL/d[e_{t-1} ; c_{t-1}] and what later steps remembered to dL/de_{t-1} and dL/dm_{t-1}. */
    private void rememberBack(int t, int row) {
        int input = row * inputStride;
        int context = row * contextStride;
        int at = row * memory.levelStride();
        for (int j = 0; j < memory.size(); j++) {
            contextGradient[context + j] += inputGradient[input + levels + j];
        }
        for (int j = 0; j < levels; j++) {
            drawnGradient[at + j] = inputGradient[input + j] + lastGradient[at + j];
        }
        if (t > 0) {
            int contexts = (t * batch + row) * inputStride + levels;
            int last = ((t - 1) * batch + row) * memory.levelStride();
            memory.rememberBack(
                    drawn, last, inputs, contexts, contextGradient, context, memoryGradient, drawnGradient, at);
        }
    }

    /** Goes back through {@link #predict} from {@link #outputGradient()} and adds dL/dweights. */
    public void backwardPrediction(float[] gradient) {
        for (int row = 0; row < steps * batch; row++) {
            Arrays.fill(drawnGradient, 0, levels, 0);
            head.putBack(row, outputs, outputGradient, drawnGradient, 0);
        }
        backwardForced(gradient);
    }

    /** Goes back through {@link #negativeLogLikelihood} and adds dL/dweights. */
    public void backwardForced(float[] gradient) {
        int rows = steps * batch;
        head.multiplyBack(0, rows, inputs, inputStride, layerGradient, width);
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
        addWeightGradients(gradient);
    }

    private void rectifyBack(int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (projected[i] <= 0) {
                projectedGradient[i] = 0;
            }
        }
    }

    private void addWeightGradients(float[] gradient) {
        int rows = steps * batch;
        network.input().addGradient(rows, inputs, 0, inputStride, projectedGradient, 0, width, gradient, workspace);
        network.inputBias().addGradient(rows, projectedGradient, 0, width, gradient);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addInputWeightGradient(0, below(i), belowAt(i, 0), width, gradient, workspace);
            layers.get(i).addRecurrentWeightGradient(gradient, workspace);
        }
        int top = layers.size();
        head.addWeightGradients(
                rows, below(top), belowAt(top, 0), width, inputs, inputStride, drawn, gradient, workspace);
    }
}
