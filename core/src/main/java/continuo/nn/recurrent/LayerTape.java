package continuo.nn.recurrent;

import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.weights.BiasVector;
import continuo.nn.weights.WeightMatrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a {@link RecurrentLayer} went through on one batch: the gates, states and outputs of every step, kept for the backward
 * pass. The order of use is {@link #shape}, {@link #dropOut} and {@link #reset}; {@link #addInputs} for the steps and {@link
 * #step} in the direction of time, or {@link #allSteps}; then {@link #beginBackward}, and {@link #addFromAbove} and {@link
 * #stepBack} against it, or {@link #allStepsBack}; then {@link #addInputGradient} and the weight gradients for the steps that were
 * gone back through.
 *
 * <p>Rows are {@link #width()} apart, H padded; those of the gates G times that, gate after gate. Arrays may be longer than what
 * is in use.
 */
public final class LayerTape implements Tape {
    /** Rows of gates that are filled before time goes over them. */
    private static final int ROWS_AHEAD = 200;

    private final RecurrentLayer layer;
    private final Cell cell;
    private final boolean reversed;
    private final int width;
    private final int gateWidth;
    /** Where in a row of gates those of the recurrent product begin. */
    private final int recurrentAt;

    private final Dropout dropout = new Dropout();
    private int steps;
    private int batch;
    private boolean dropping;
    private float[] gates = new float[0];
    private float[] states = new float[0];
    private float[] kept = new float[0];
    private float[] outputs = new float[0];
    private float[] outputGradient = new float[0];
    private float[] stateGradient = new float[0];
    private final float[] biasGradient;
    /** Whether the states before the first step are zero, as they are but for {@link #carry}. */
    private boolean fromZero = true;

    /** @param reversed whether time runs from the last step to the first */
    public LayerTape(RecurrentLayer layer, boolean reversed) {
        this.layer = layer;
        this.cell = layer.cell();
        this.reversed = reversed;
        width = layer.width();
        gateWidth = cell.gates() * width;
        recurrentAt = (cell.gates() - cell.recurrentGates()) * width;
        biasGradient = new float[gateWidth];
    }

    @Override
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        gates = Growing.atLeast(gates, steps * batch * gateWidth);
        // One row of states more than steps: the initial state, at the end that time starts from.
        states = Growing.atLeast(states, (steps + 1) * batch * width);
        kept = Growing.atLeast(kept, steps * batch * cell.kept() * width);
        outputs = Growing.atLeast(outputs, (steps + 1) * batch * width);
        outputGradient = Growing.atLeast(outputGradient, batch * width);
        stateGradient = Growing.atLeast(stateGradient, batch * width);
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        dropping = rate > 0;
        if (dropping) {
            dropout.draw(steps * batch * width, rate, random);
        }
    }

    /** What all products of the layer are done with. */
    public Kernels kernels() {
        return layer.kernels();
    }

    /** Sequences of the pass. */
    public int batch() {
        return batch;
    }

    /** H, padded. */
    public int width() {
        return width;
    }

    /** Pre-activations, or what the cell made of them, {@code [T, B, G, width]}; after a backward pass their gradient. */
    public float[] gates() {
        return gates;
    }

    /** Where in {@link #gates()} those of a row of step t begin. */
    public int gatesAt(int t, int row) {
        return (t * batch + row) * gateWidth;
    }

    /** s, {@code [T + 1, B, width]}; {@link #stateAt} says where a step's are. */
    public float[] states() {
        return states;
    }

    /** h, {@code [T + 1, B, width]}, without dropout; {@link #stateAt} says where a step's are. */
    public float[] outputs() {
        return outputs;
    }

    /** Where in {@link #states()} and {@link #outputs()} those of a row of step t begin. */
    public int stateAt(int t, int row) {
        return ((reversed ? t : t + 1) * batch + row) * width;
    }

    /** Where those of the step before t, in the direction of time, begin. */
    public int previousAt(int t, int row) {
        return ((reversed ? t + 1 : t) * batch + row) * width;
    }

    /** What a cell keeps for the backward pass beside gates, states and outputs, {@code [T, B, k * width]}. */
    public float[] kept() {
        return kept;
    }

    /** Where in {@link #kept()} a row of step t begins. */
    public int keptAt(int t, int row) {
        return (t * batch + row) * cell.kept() * width;
    }

    /** dL/dh of the step that is next to go back through, {@code [B, width]}. */
    public float[] outputGradient() {
        return outputGradient;
    }

    /** dL/ds of that step as far as it comes from later steps, {@code [B, width]}. */
    public float[] stateGradient() {
        return stateGradient;
    }

    /** Where in both gradients a row begins. */
    public int gradientAt(int row) {
        return row * width;
    }

    /** What goes up to the next layer, after dropout, rows {@link #width()} apart; {@link #upAt} says where a step's are. */
    public float[] up() {
        return dropping ? dropout.outputs() : outputs;
    }

    /** Where in {@link #up()} the rows of step t begin. */
    public int upAt(int t) {
        return dropping ? t * batch * width : stateAt(t, 0);
    }

    /** Forgets all states, before the first step. */
    public void reset() {
        fromZero = true;
        int first = previousAt(firstStep(), 0);
        Arrays.fill(outputs, first, first + batch * width, 0);
        Arrays.fill(states, first, first + batch * width, 0);
    }

    private int firstStep() {
        return reversed ? steps - 1 : 0;
    }

    /** On a tape of one step: makes the state after it the state before it, so that the next step follows. */
    public void carry() {
        fromZero = false;
        System.arraycopy(outputs, stateAt(0, 0), outputs, previousAt(0, 0), batch * width);
        System.arraycopy(states, stateAt(0, 0), states, previousAt(0, 0), batch * width);
    }

    /**
     * Brings the input of {@code count} steps from t on to the gates: source 0 overwrites them, later ones add.
     *
     * @param x {@code [count * B, width of the source]}
     */
    public void addInputs(int source, int t, int count, float[] x, int xAt, int xStride) {
        WeightMatrix weights = layer.input(source);
        if (source == 0) {
            weights.multiply(count * batch, x, xAt, xStride, layer.bias(), gates, gatesAt(t, 0), gateWidth);
            int inputWidth = cell.inputGates() * width;
            for (int row = 0; inputWidth < gateWidth && row < count * batch; row++) {
                int at = gatesAt(t, row) + inputWidth;
                System.arraycopy(layer.bias().values(), inputWidth, gates, at, gateWidth - inputWidth);
            }
        } else {
            weights.addProduct(count * batch, x, xAt, xStride, gates, gatesAt(t, 0), gateWidth);
        }
    }

    /** Goes through step t, whose inputs have been added. */
    public void step(int t) {
        // What is multiplied by a state of zero adds nothing.
        if (!(fromZero && t == firstStep())) {
            layer.recurrent()
                    .addProduct(batch, outputs, previousAt(t, 0), width, gates, gatesAt(t, 0) + recurrentAt, gateWidth);
        }
        cell.forward(this, t);
        if (dropping) {
            dropout.apply(outputs, stateAt(t, 0), t * batch * width, batch * width);
        }
    }

    /** Brings the inputs of {@code count} steps from {@code t} on to the gates, by {@link #addInputs}. */
    public interface Inputs {
        void add(int t, int count);
    }

    /** Goes through all steps; their inputs are added a few steps ahead, so that the gates are in the cache still. */
    public void allSteps(Inputs inputs) {
        int ahead = Math.max(1, ROWS_AHEAD / batch);
        for (int done = 0; done < steps; done += ahead) {
            int count = Math.min(ahead, steps - done);
            int first = reversed ? steps - done - count : done;
            inputs.add(first, count);
            for (int s = 0; s < count; s++) {
                step(reversed ? first + count - 1 - s : first + s);
            }
        }
    }

    /** Before the first {@link #stepBack}. */
    public void beginBackward() {
        Arrays.fill(outputGradient, 0);
        Arrays.fill(stateGradient, 0);
        Arrays.fill(biasGradient, 0);
    }

    /** Adds dL/dup of step t, {@code [B, width]}, to dL/dh; the array is used up. */
    public void addFromAbove(int t, float[] gradient, int at) {
        int size = batch * width;
        if (dropping) {
            dropout.applyBack(gradient, at, t * size, size);
        }
        for (int j = 0; j < size; j++) {
            outputGradient[j] += gradient[at + j];
        }
    }

    /** Goes back through step t, whose errors from above have been added: its gates become dL/da. */
    public void stepBack(int t) {
        cell.backward(this, t);
        BiasVector.addRows(batch, gates, gatesAt(t, 0), gateWidth, biasGradient);
        if (t != firstStep()) {
            layer.recurrent()
                    .multiplyBack(
                            batch, gates, gatesAt(t, 0) + recurrentAt, gateWidth, outputGradient, 0, width, false);
        }
    }

    /** Goes back through all steps; {@code gradient [T, B, width]} is dL/dup and is used up. */
    public void allStepsBack(float[] gradient) {
        beginBackward();
        for (int s = steps - 1; s >= 0; s--) {
            int t = reversed ? steps - 1 - s : s;
            addFromAbove(t, gradient, t * batch * width);
            stepBack(t);
        }
    }

    /** {@code dx += } (or {@code =}) dL/dinput of {@code count} steps from t on that were gone back through. */
    public void addInputGradient(int source, int t, int count, float[] dx, int dxAt, int dxStride, boolean accumulate) {
        layer.input(source)
                .multiplyBack(count * batch, gates, gatesAt(t, 0), gateWidth, dx, dxAt, dxStride, accumulate);
    }

    /** Adds the gradient of the input weights of one source, whose input over all steps was {@code x [T * B, …]}. */
    public void addInputWeightGradient(
            int source, float[] x, int xAt, int xStride, float[] gradient, Workspace workspace) {
        layer.input(source).addGradient(steps * batch, x, xAt, xStride, gates, 0, gateWidth, gradient, workspace);
    }

    /** Adds the gradients of the recurrent weights, which the first step had no use for, and of the bias. */
    public void addRecurrentWeightGradient(float[] gradient, Workspace workspace) {
        if (steps > 1) {
            int first = reversed ? 0 : 1;
            int rows = (steps - 1) * batch;
            layer.recurrent()
                    .addGradient(
                            rows,
                            outputs,
                            previousAt(first, 0),
                            width,
                            gates,
                            gatesAt(first, 0) + recurrentAt,
                            gateWidth,
                            gradient,
                            workspace);
        }
        layer.bias().addGradient(biasGradient, gradient);
    }
}
