package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link CategoricalNetwork} over some sequences, kept for the backward pass. All tensors are time-major
 * {@code [T, B, …]}.
 *
 * <p>Classes are drawn by the Gumbel trick: the class whose logit plus Gumbel noise is largest. Backwards, a draw is taken
 * for the softmax of those sums (straight-through Gumbel-softmax, Jang et al. 2017, equation 2, temperature 1), so that an
 * error at the value drawn reaches all logits.
 */
public final class CategoricalTape {
    /** Brings the entries of a normalised histogram of dozens of classes to the size of other inputs. */
    private static final float GAIN = 8;

    private final CategoricalNetwork network;
    private final int columns;
    private final int classes;
    private final int context;
    private final int inputStride;
    private final int classStride;
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
    /** Logits, then probabilities, then dL/dlogits. */
    private float[] logits = new float[0];
    /** e, {@code [T, B, E]}. */
    private float[] drawn = new float[0];

    private float[] outputs = new float[0];
    private float[] outputGradient = new float[0];
    private float[] drawnGradient = new float[0];
    private float[] contextGradient = new float[0];
    private float[] memoryGradient = new float[0];
    private float[] inputGradient = new float[0];

    public CategoricalTape(CategoricalNetwork network, int steps, int batch) {
        this.network = network;
        columns = network.columns();
        classes = network.classes();
        context = network.contextSize();
        inputStride = Kernels.padded(classes + context);
        classStride = Kernels.padded(classes);
        width = Kernels.padded(network.shape().units());
        network.layers().forEach(layer -> layers.add(new LstmTape(layer, false)));
        shape(steps, batch);
    }

    /** Makes room for a pass over {@code batch} sequences of {@code steps} steps; what was kept of the last is lost. */
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        int rows = steps * batch;
        inputs = Growing.atLeast(inputs, (rows + batch) * inputStride);
        projected = Growing.atLeast(projected, rows * width);
        projectedGradient = Growing.atLeast(projectedGradient, rows * width);
        layerGradient = Growing.atLeast(layerGradient, rows * width);
        layers.forEach(layer -> layer.shape(steps, batch));
        logits = Growing.atLeast(logits, rows * classStride);
        drawn = Growing.atLeast(drawn, rows * classStride);
        outputs = Growing.atLeast(outputs, rows * columns);
        outputGradient = Growing.atLeast(outputGradient, rows * columns);
        drawnGradient = Growing.atLeast(drawnGradient, batch * classStride);
        contextGradient = Growing.atLeast(contextGradient, batch * Kernels.padded(context));
        memoryGradient = Growing.atLeast(memoryGradient, batch * classStride);
        inputGradient = Growing.atLeast(inputGradient, batch * inputStride);
    }

    /** What was drawn, {@code [T, B, F]}, in network units. */
    public float[] outputs() {
        return outputs;
    }

    /** dL/doutputs, {@code [T, B, F]}: the caller fills it before {@link #backward}. */
    public float[] outputGradient() {
        return outputGradient;
    }

    /** Draws new masks for the next pass; rate 0 turns dropout off. */
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

    /** How a class is drawn from logits and noise. */
    public enum Draw {
        /** One class, wholly. */
        HARD,
        /** All classes in part, by their softmax: what a backward pass takes a hard draw for. */
        SOFT
    }

    /**
     * Runs freely: what is drawn is fed back.
     *
     * @param noise uniform within 0..1, {@code [T, B, E]}
     */
    public void forward(float[] noise, Draw draw) {
        begin();
        for (int t = 0; t < steps; t++) {
            think(t, 1);
            for (int row = t * batch; row < (t + 1) * batch; row++) {
                draw(row, noise, row * classes, 1, draw);
                remember(row);
            }
        }
    }

    /**
     * On a tape of one step: goes one step on from where the last call left. Dropout must be off.
     *
     * @param noise uniform within 0..1, {@code [B, E]}
     * @param temperature divides the logits; 0 takes the likeliest class
     */
    public void advance(float[] noise, double temperature) {
        carry();
        think(0, 1);
        for (int row = 0; row < batch; row++) {
            draw(row, noise, row * classes, temperature, Draw.HARD);
            remember(row);
        }
    }

    /** On a tape of one step: goes one step on, the step being given: {@code [B, F]} in network units. */
    public void advanceForced(float[] given) {
        carry();
        think(0, 1);
        for (int row = 0; row < batch; row++) {
            take(row, given, row * columns);
            remember(row);
        }
    }

    /** Forgets everything, before the first {@link #advance}. */
    public void begin() {
        layers.forEach(LstmTape::reset);
        Arrays.fill(inputs, 0, batch * inputStride, 0);
        // A tape of one step carries from the row after.
        if (steps == 1) {
            Arrays.fill(inputs, batch * inputStride, 2 * batch * inputStride, 0);
        }
    }

    private void carry() {
        layers.forEach(LstmTape::carry);
        System.arraycopy(inputs, batch * inputStride, inputs, 0, batch * inputStride);
    }

    /**
     * Runs on the true steps (teacher forcing).
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest class
     */
    public void forwardForced(float[] real) {
        thinkForced(real);
        for (int row = 0; row < steps * batch; row++) {
            for (int column = columns - 1; column >= 0; column--) {
                addBefore(row, column);
                softmax(row, column);
            }
        }
    }

    /**
     * Draws each step after the true ones before it.
     *
     * @param real {@code [T, B, F]} in network units
     * @param noise uniform within 0..1, {@code [T, B, E]}
     */
    public void predict(float[] real, float[] noise, Draw draw) {
        thinkForced(real);
        for (int row = 0; row < steps * batch; row++) {
            draw(row, noise, row * classes, 1, draw);
        }
    }

    private void thinkForced(float[] real) {
        begin();
        for (int row = 0; row < steps * batch; row++) {
            take(row, real, row * columns);
            remember(row);
        }
        think(0, steps);
    }

    /**
     * After {@link #forwardForced}: the sum of -log p of what was given, over all steps and sequences; leaves its gradient,
     * times {@code weight}, where {@link #backwardForced} finds it.
     */
    public double negativeLogLikelihood(float weight) {
        double sum = 0;
        for (int row = 0; row < steps * batch; row++) {
            int at = row * classStride;
            for (int j = 0; j < classes; j++) {
                if (drawn[at + j] == 1) {
                    sum -= Math.log(Math.max(logits[at + j], Float.MIN_NORMAL));
                    logits[at + j] -= 1;
                }
                logits[at + j] *= weight;
            }
        }
        return sum;
    }

    /** From the inputs of {@code count} steps from t on to their logits, without what depends on columns drawn before. */
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
        int top = layers.size();
        network.output()
                .multiply(
                        rows,
                        below(top),
                        belowAt(top, t),
                        width,
                        network.outputBias(),
                        logits,
                        from * classStride,
                        classStride);
        network.context()
                .addProduct(
                        rows,
                        inputs,
                        from * inputStride + classes,
                        inputStride,
                        logits,
                        from * classStride,
                        classStride);
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

    /** Draws the columns of a step of one sequence. */
    private void draw(int row, float[] noise, int noiseAt, double temperature, Draw draw) {
        int at = row * classStride;
        for (int column = columns - 1; column >= 0; column--) {
            int first = network.classAt(column);
            int end = network.classAt(column + 1);
            Arrays.fill(drawn, at + first, at + end, 0);
            addBefore(row, column);
            if (temperature > 0) {
                for (int j = first; j < end; j++) {
                    // Of Gumbel's distribution; a uniform number of exactly 0 or 1 would be infinite.
                    double u = Math.min(Math.max(noise[noiseAt + j], 1e-12), 1 - 1e-7);
                    logits[at + j] = (float) (logits[at + j] / temperature - Math.log(-Math.log(u)));
                }
            }
            softmax(row, column);
            float[] values = network.shape().columns().get(column).values();
            if (draw == Draw.HARD) {
                int best = largest(at + first, at + end) - at;
                drawn[at + best] = 1;
                outputs[row * columns + column] = values[best - first];
            } else {
                float sum = 0;
                for (int j = first; j < end; j++) {
                    drawn[at + j] = logits[at + j];
                    sum += logits[at + j] * values[j - first];
                }
                outputs[row * columns + column] = sum;
            }
        }
    }

    private int largest(int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Takes the classes nearest to given values for drawn. */
    private void take(int row, float[] given, int givenAt) {
        int at = row * classStride;
        for (int column = 0; column < columns; column++) {
            int first = network.classAt(column);
            Arrays.fill(drawn, at + first, at + network.classAt(column + 1), 0);
            float[] values = network.shape().columns().get(column).values();
            int nearest = nearest(values, given[givenAt + column]);
            drawn[at + first + nearest] = 1;
            outputs[row * columns + column] = values[nearest];
        }
    }

    private static int nearest(float[] ascending, float value) {
        int place = Arrays.binarySearch(ascending, value);
        if (place >= 0) {
            return place;
        }
        int above = Math.min(-place - 1, ascending.length - 1);
        int below = Math.max(0, above - 1);
        return value - ascending[below] <= ascending[above] - value ? below : above;
    }

    /** Adds what the columns drawn before say to the logits of a column. */
    private void addBefore(int row, int column) {
        float[] before = network.before();
        int at = row * classStride;
        int first = network.classAt(column);
        int end = network.classAt(column + 1);
        for (int i = end; i < classes; i++) {
            float share = drawn[at + i];
            if (share != 0) {
                for (int j = first; j < end; j++) {
                    logits[at + j] += share * before[i * classes + j];
                }
            }
        }
    }

    private void softmax(int row, int column) {
        int from = row * classStride + network.classAt(column);
        int to = row * classStride + network.classAt(column + 1);
        float largest = logits[largest(from, to)];
        float sum = 0;
        for (int i = from; i < to; i++) {
            logits[i] = (float) Math.exp(logits[i] - largest);
            sum += logits[i];
        }
        for (int i = from; i < to; i++) {
            logits[i] /= sum;
        }
    }

    /** Makes the input of the step after one of a sequence: what was drawn, and the context with it. */
    private void remember(int row) {
        float decay = network.shape().decay();
        int last = row * inputStride;
        int next = (row + batch) * inputStride;
        System.arraycopy(drawn, row * classStride, inputs, next, classes);
        for (int j = 0; j < classes; j++) {
            inputs[next + classes + j] = decay * inputs[last + classes + j] + (1 - decay) * GAIN * inputs[next + j];
        }
        int folded = next + 2 * classes;
        Arrays.fill(inputs, folded, next + classes + context, 0);
        for (int column = 0; column < columns; column++) {
            int octave = network.shape().columns().get(column).octave();
            for (int j = network.classAt(column); octave > 0 && j < network.classAt(column + 1); j++) {
                int degree = (j - network.classAt(column)) % octave;
                inputs[folded + network.foldAt(column) + degree] += inputs[next + classes + j];
            }
        }
    }

    /**
     * Goes back through {@link #forward} from {@link #outputGradient()} and adds dL/dweights to the flat gradient: through
     * what was drawn, to the logits it was drawn from, and through what was fed back and remembered, to earlier draws.
     */
    public void backward(float[] gradient) {
        layers.forEach(LstmTape::beginBackward);
        Arrays.fill(drawnGradient, 0);
        Arrays.fill(memoryGradient, 0);
        int size = batch * width;
        for (int t = steps - 1; t >= 0; t--) {
            for (int row = 0; row < batch; row++) {
                drawBack(t * batch + row, row);
            }
            int at = t * batch * classStride;
            network.output().multiplyBack(batch, logits, at, classStride, layerGradient, 0, width, false);
            network.context()
                    .multiplyBack(batch, logits, at, classStride, contextGradient, 0, Kernels.padded(context), false);
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
            network.input()
                    .multiplyBack(batch, projectedGradient, t * size, width, inputGradient, 0, inputStride, false);
            for (int row = 0; row < batch; row++) {
                rememberBack(row);
            }
        }
        addWeightGradients(gradient);
    }

    /** From the value drawn and the class fed on to the logits; drawnGradient is dL/de of this step from later ones. */
    private void drawBack(int row, int sequence) {
        int at = row * classStride;
        int error = sequence * classStride;
        float[] before = network.before();
        for (int column = 0; column < columns; column++) {
            int first = network.classAt(column);
            int end = network.classAt(column + 1);
            float[] values = network.shape().columns().get(column).values();
            float atValue = outputGradient[row * columns + column];
            float mean = 0;
            for (int j = first; j < end; j++) {
                drawnGradient[error + j] += atValue * values[j - first];
                mean += logits[at + j] * drawnGradient[error + j];
            }
            for (int j = first; j < end; j++) {
                logits[at + j] *= drawnGradient[error + j] - mean;
            }
            for (int i = end; i < classes; i++) {
                float sum = 0;
                for (int j = first; j < end; j++) {
                    sum += before[i * classes + j] * logits[at + j];
                }
                drawnGradient[error + i] += sum;
            }
        }
    }

    /** From dL/d[e_{t-1} ; c_{t-1}] and what later steps remembered to dL/de_{t-1} and dL/dm_{t-1}. */
    private void rememberBack(int sequence) {
        float decay = network.shape().decay();
        int input = sequence * inputStride;
        int fromHead = sequence * Kernels.padded(context);
        int memory = sequence * classStride;
        for (int column = 0; column < columns; column++) {
            int octave = network.shape().columns().get(column).octave();
            int first = network.classAt(column);
            for (int j = first; j < network.classAt(column + 1); j++) {
                float error = inputGradient[input + classes + j] + contextGradient[fromHead + j];
                if (octave > 0) {
                    int folded = classes + network.foldAt(column) + (j - first) % octave;
                    error += inputGradient[input + classes + folded] + contextGradient[fromHead + folded];
                }
                float remembered = error + decay * memoryGradient[memory + j];
                memoryGradient[memory + j] = remembered;
                drawnGradient[memory + j] = inputGradient[input + j] + (1 - decay) * GAIN * remembered;
            }
        }
    }

    /** Goes back through {@link #predict} from {@link #outputGradient()} and adds dL/dweights. */
    public void backwardPrediction(float[] gradient) {
        for (int row = 0; row < steps * batch; row++) {
            Arrays.fill(drawnGradient, 0, classStride, 0);
            drawBack(row, 0);
        }
        backwardForced(gradient);
    }

    /** Goes back through {@link #forwardForced} from what {@link #negativeLogLikelihood} left, and adds dL/dweights. */
    public void backwardForced(float[] gradient) {
        int rows = steps * batch;
        network.output().multiplyBack(rows, logits, 0, classStride, layerGradient, 0, width, false);
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

    /** From dL/dlogits of a row to the weights that led there from the classes drawn before. */
    private void addBeforeGradient(int row, float[] gradient) {
        int at = row * classStride;
        for (int column = 0; column < columns; column++) {
            int first = network.classAt(column);
            int end = network.classAt(column + 1);
            for (int i = end; i < classes; i++) {
                float share = drawn[at + i];
                if (share != 0) {
                    int to = network.beforeAt() + i * classes;
                    for (int j = first; j < end; j++) {
                        gradient[to + j] += share * logits[at + j];
                    }
                }
            }
        }
    }

    private void addWeightGradients(float[] gradient) {
        int rows = steps * batch;
        for (int row = 0; row < rows; row++) {
            addBeforeGradient(row, gradient);
        }
        network.input().addGradient(rows, inputs, 0, inputStride, projectedGradient, 0, width, gradient, workspace);
        network.inputBias().addGradient(rows, projectedGradient, 0, width, gradient);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addInputWeightGradient(0, below(i), belowAt(i, 0), width, gradient, workspace);
            layers.get(i).addRecurrentWeightGradient(gradient, workspace);
        }
        int top = layers.size();
        network.output()
                .addGradient(rows, below(top), belowAt(top, 0), width, logits, 0, classStride, gradient, workspace);
        network.outputBias().addGradient(rows, logits, 0, classStride, gradient);
        network.context().addGradient(rows, inputs, classes, inputStride, logits, 0, classStride, gradient, workspace);
    }
}
