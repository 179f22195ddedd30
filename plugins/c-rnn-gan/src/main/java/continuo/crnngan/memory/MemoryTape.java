package continuo.crnngan.memory;

import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorTape;
import continuo.nn.recurrent.OutputRows;
import continuo.nn.recurrent.TrunkTape;
import java.util.Arrays;
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
    private final TrunkTape trunk;
    private final FadingMemory memory;
    private final Head head;
    private final OutputRows rows;
    private final int given;
    private final int levels;
    private final int inputStride;
    private final int contextStride;
    private final Workspace workspace = new Workspace();
    private int steps;
    private int batch;
    private float[] conditions = new float[0];
    /** e, {@code [T, B, levels]}. */
    private float[] drawn = new float[0];

    private float[] drawnGradient = new float[0];
    private float[] contextGradient = new float[0];
    private float[] memoryGradient = new float[0];
    private float[] lastGradient = new float[0];

    public MemoryTape(MemoryNetwork network, int steps, int batch) {
        this.network = network;
        trunk = new TrunkTape(network.trunk());
        memory = network.memory();
        head = network.newHead();
        rows = new OutputRows(network.features());
        given = network.shape().given();
        levels = memory.levels();
        inputStride = trunk.inputStride();
        contextStride = Kernels.padded(memory.size());
        shape(steps, batch);
    }

    @Override
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        int count = steps * batch;
        trunk.shape(steps, batch);
        rows.shape(count);
        lastGradient = Growing.atLeast(lastGradient, batch * memory.levelStride());
        head.shape(count);
        drawn = Growing.atLeast(drawn, count * memory.levelStride());
        drawnGradient = Growing.atLeast(drawnGradient, batch * memory.levelStride());
        contextGradient = Growing.atLeast(contextGradient, batch * contextStride);
        memoryGradient = Growing.atLeast(memoryGradient, batch * memory.levelStride());
    }

    @Override
    public OutputRows rows() {
        return rows;
    }

    /** How values are drawn from now on. */
    public void draw(Drawing drawing) {
        head.draw(drawing);
    }

    /** Leaves gradients through draws of numbers as they are, however large; else the largest are bounded. */
    void unbound() {
        head.unbound();
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        trunk.dropOut(rate, random);
    }

    /**
     * Runs freely: what comes out is fed back.
     *
     * @param noise {@code [T, B, N]}
     */
    public void forward(float[] noise, Draw draw) {
        begin();
        for (int t = 0; t < steps; t++) {
            trunk.step(t);
            head.multiply(trunk, t, 1);
            for (int row = t * batch; row < (t + 1) * batch; row++) {
                head.put(row, noise, row * network.noiseSize(), draw, drawn, outputs());
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
        trunk.step(0);
        head.multiply(trunk, 0, 1);
        for (int row = 0; row < batch; row++) {
            head.put(row, noise, row * network.noiseSize(), Draw.HARD, drawn, outputs());
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
        trunk.step(0);
        for (int row = 0; row < batch; row++) {
            head.take(row, step, drawn, outputs());
            remember(row);
        }
    }

    /** Forgets everything, before the first step. */
    public void begin() {
        trunk.reset();
        float[] inputs = trunk.inputs();
        Arrays.fill(inputs, 0, batch * inputStride, 0);
        if (steps == 1) {
            // A tape of one step carries from the row after it.
            Arrays.fill(inputs, batch * inputStride, 2 * batch * inputStride, 0);
        }
        fillGiven();
    }

    /** Sets g of the next passes, {@code [T, B, C]}: needed where there are given columns. */
    public void given(float[] values) {
        conditions = values;
    }

    private void fillGiven() {
        for (int row = 0; row < steps * batch && conditions.length > 0; row++) {
            int at = row * inputStride + levels + memory.size();
            System.arraycopy(conditions, row * given, trunk.inputs(), at, given);
        }
    }

    private void carry() {
        trunk.carry();
        float[] inputs = trunk.inputs();
        System.arraycopy(inputs, batch * inputStride, inputs, 0, batch * inputStride);
        fillGiven();
    }

    /**
     * Puts out each step after the true ones before it.
     *
     * @param real {@code [T, B, F]} in network units; where levels are drawn each value is taken for the nearest
     * @param noise {@code [T, B, N]}
     */
    public void predict(float[] real, float[] noise, Draw draw) {
        takeAll(real);
        trunk.allSteps();
        head.multiply(trunk, 0, steps);
        for (int row = 0; row < steps * batch; row++) {
            head.put(row, noise, row * network.noiseSize(), draw, drawn, outputs());
        }
    }

    /**
     * The sum of -log p of the true steps, over all of them and all sequences, each after those before it.
     * {@link #backwardForced} goes back from {@code weight} times it.
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest level
     */
    public double negativeLogLikelihood(float[] real, float weight) {
        float[] weights = new float[steps * batch];
        Arrays.fill(weights, weight);
        double sum = 0;
        for (double term : negativeLogLikelihoods(real, weights)) {
            sum += term;
        }
        return sum;
    }

    /**
     * -log p of each of the true steps in nats, {@code [T, B]}. {@link #backwardForced} goes back from their weighted sum.
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest level
     * @param weights of each step's term in that sum, {@code [T, B]}
     */
    public double[] negativeLogLikelihoods(float[] real, float[] weights) {
        takeAll(real);
        trunk.allSteps();
        head.multiply(trunk, 0, steps);
        double[] terms = new double[steps * batch];
        for (int row = 0; row < terms.length; row++) {
            terms[row] = head.negativeLogLikelihood(row, drawn, outputs(), weights[row]);
        }
        return terms;
    }

    /**
     * log p of each of the true steps in nats, {@code [T, B]}, to look at: there is no way back from it.
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest level
     */
    public double[] logLikelihoods(float[] real) {
        double[] terms = negativeLogLikelihoods(real, new float[steps * batch]);
        for (int row = 0; row < terms.length; row++) {
            terms[row] = -terms[row];
        }
        return terms;
    }

    /**
     * Puts out the most likely value of each column after the true steps before it and the true columns drawn before it. Without
     * dropout, and there is no way back from it.
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest level
     */
    public void mostLikely(float[] real) {
        takeAll(real);
        trunk.allSteps();
        head.multiply(trunk, 0, steps);
        for (int row = 0; row < steps * batch; row++) {
            head.mostLikely(row, drawn, outputs());
        }
    }

    private void takeAll(float[] real) {
        begin();
        for (int row = 0; row < steps * batch; row++) {
            head.take(row, real, drawn, outputs());
            remember(row);
        }
    }

    /** Makes the input of the step after one of a sequence: what came out, and the context with it. */
    private void remember(int row) {
        float[] inputs = trunk.inputs();
        int last = row * inputStride;
        int next = (row + batch) * inputStride;
        System.arraycopy(drawn, row * memory.levelStride(), inputs, next, levels);
        memory.remember(inputs, last + levels, drawn, row * memory.levelStride(), inputs, next + levels);
    }

    /**
     * Goes back through {@link #forward} from {@link #outputGradient()} and adds dL/dweights to the flat gradient: through
     * what came out to what it came from, and through what was fed back and remembered to earlier steps.
     */
    public void backward(float[] gradient) {
        trunk.beginBackward();
        Arrays.fill(drawnGradient, 0);
        Arrays.fill(memoryGradient, 0);
        for (int t = steps - 1; t >= 0; t--) {
            for (int row = 0; row < batch; row++) {
                head.putBack(t * batch + row, outputs(), outputGradient(), drawnGradient, row * memory.levelStride());
            }
            head.multiplyBack(trunk, t, 1);
            head.multiplyBackToInputs(
                    t * batch, batch, lastGradient, memory.levelStride(), contextGradient, contextStride);
            trunk.stepBack(t);
            if (t > 0) {
                rememberBack(t, trunk.inputGradient(t));
            }
        }
        addWeightGradients(gradient);
    }

    /** From dL/d[e_{t-1} ; c_{t-1}] and what later steps remembered to dL/de_{t-1} and dL/dm_{t-1}. */
    private void rememberBack(int t, float[] inputGradient) {
        for (int row = 0; row < batch; row++) {
            int input = row * inputStride;
            int context = row * contextStride;
            int at = row * memory.levelStride();
            for (int j = 0; j < memory.size(); j++) {
                contextGradient[context + j] += inputGradient[input + levels + j];
            }
            for (int j = 0; j < levels; j++) {
                drawnGradient[at + j] = inputGradient[input + j] + lastGradient[at + j];
            }
            int contexts = (t * batch + row) * inputStride + levels;
            int last = ((t - 1) * batch + row) * memory.levelStride();
            memory.rememberBack(
                    drawn, last, trunk.inputs(), contexts, contextGradient, context, memoryGradient, drawnGradient, at);
        }
    }

    /** Goes back through {@link #predict} from {@link #outputGradient()} and adds dL/dweights. */
    public void backwardPrediction(float[] gradient) {
        for (int row = 0; row < steps * batch; row++) {
            Arrays.fill(drawnGradient, 0, levels, 0);
            head.putBack(row, outputs(), outputGradient(), drawnGradient, 0);
        }
        backwardForced(gradient);
    }

    /** Goes back through {@link #negativeLogLikelihood} and adds dL/dweights. */
    public void backwardForced(float[] gradient) {
        head.multiplyBack(trunk, 0, steps);
        trunk.allStepsBack();
        addWeightGradients(gradient);
    }

    private void addWeightGradients(float[] gradient) {
        trunk.addWeightGradients(gradient, workspace);
        head.addWeightGradients(trunk, drawn, gradient, workspace);
    }
}
