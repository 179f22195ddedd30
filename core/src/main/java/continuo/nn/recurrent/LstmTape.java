package continuo.nn.recurrent;

import continuo.nn.kernel.Workspace;
import java.util.Arrays;

/**
 * What an {@link LstmLayer} went through on one batch: the activations of every step, time-major, kept for the backward
 * pass. The order of use is {@link #addInputs} for the steps, {@link #step} in the direction of time; then
 * {@link #beginBackward}, {@link #stepBack} against it, and {@link #addInputGradient} and the weight gradients for the
 * steps that were gone back through.
 */
final class LstmTape {
    /** Rows of gates that are filled before time goes over them. */
    private static final int ROWS_AHEAD = 200;

    private final LstmLayer layer;
    private int steps;
    private int batch;
    private final boolean reversed;
    private final int width;
    private final int gateWidth;
    private float[] gates = new float[0];
    private float[] cells = new float[0];
    private float[] tanhCells = new float[0];
    private float[] hidden = new float[0];
    private float[] hiddenGradient = new float[0];
    private float[] cellGradient = new float[0];
    private final float[] biasGradient;
    /** Whether the states before the first step are zero, as they are but for {@link #carry}. */
    private boolean fromZero = true;

    /** @param reversed whether time runs from the last step to the first */
    LstmTape(LstmLayer layer, boolean reversed) {
        this.layer = layer;
        this.reversed = reversed;
        width = layer.width();
        gateWidth = LstmLayer.GATES * width;
        biasGradient = new float[gateWidth];
    }

    /** Makes room for a pass over {@code batch} sequences of {@code steps} steps; what was kept of the last is lost. */
    void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        gates = Growing.atLeast(gates, steps * batch * gateWidth);
        // One row of states more than steps: the initial state, at the end that time starts from.
        cells = Growing.atLeast(cells, (steps + 1) * batch * width);
        tanhCells = Growing.atLeast(tanhCells, steps * batch * width);
        hidden = Growing.atLeast(hidden, (steps + 1) * batch * width);
        hiddenGradient = Growing.atLeast(hiddenGradient, batch * width);
        cellGradient = Growing.atLeast(cellGradient, batch * width);
    }

    int width() {
        return width;
    }

    /** The hidden states, {@code [steps + 1, batch, width]}; {@link #hiddenAt} says where a step's are. */
    float[] hidden() {
        return hidden;
    }

    /** Where the hidden states of step t begin in {@link #hidden()}. */
    int hiddenAt(int t) {
        return stateAt(reversed ? t : t + 1);
    }

    private int previousAt(int t) {
        return stateAt(reversed ? t + 1 : t);
    }

    private int stateAt(int index) {
        return index * batch * width;
    }

    private int gatesAt(int t) {
        return t * batch * gateWidth;
    }

    /** Forgets all states. */
    void reset() {
        fromZero = true;
        Arrays.fill(hidden, previousAt(firstStep()), previousAt(firstStep()) + batch * width, 0);
        Arrays.fill(cells, previousAt(firstStep()), previousAt(firstStep()) + batch * width, 0);
    }

    private int firstStep() {
        return reversed ? steps - 1 : 0;
    }

    /** On a tape of one step: makes the state after it the state before it, so that the next step follows. */
    void carry() {
        fromZero = false;
        System.arraycopy(hidden, hiddenAt(0), hidden, previousAt(0), batch * width);
        System.arraycopy(cells, hiddenAt(0), cells, previousAt(0), batch * width);
    }

    /** Brings the input of {@code count} steps from {@code t} on to the gates; x is {@code [count * batch, source width]}. */
    void addInputs(int source, int t, int count, float[] x, int xAt, int xStride) {
        WeightMatrix weights = layer.input(source);
        if (source == 0) {
            weights.multiply(count * batch, x, xAt, xStride, layer.bias(), gates, gatesAt(t), gateWidth);
        } else {
            weights.addProduct(count * batch, x, xAt, xStride, gates, gatesAt(t), gateWidth);
        }
    }

    /** Goes through step t, whose inputs have been added. */
    void step(int t) {
        if (!fromNothing(t)) {
            layer.recurrent().addProduct(batch, hidden, previousAt(t), width, gates, gatesAt(t), gateWidth);
        }
        for (int row = 0; row < batch; row++) {
            int state = row * width;
            layer.kernels()
                    .lstmForward(
                            width,
                            gates,
                            gatesAt(t) + row * gateWidth,
                            cells,
                            previousAt(t) + state,
                            hiddenAt(t) + state,
                            tanhCells,
                            t * batch * width + state,
                            hidden,
                            hiddenAt(t) + state);
        }
    }

    /** Whether the state before step t is zero, and whatever is multiplied by it too. */
    private boolean fromNothing(int t) {
        return fromZero && t == firstStep();
    }

    /** Brings the inputs of {@code count} steps from {@code t} on to the gates, by {@link #addInputs}. */
    interface Inputs {
        void add(int t, int count);
    }

    /** Goes through all steps; their inputs are added a few steps ahead, so that the gates are in the cache still. */
    void allSteps(Inputs inputs) {
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

    void beginBackward() {
        Arrays.fill(hiddenGradient, 0);
        Arrays.fill(cellGradient, 0);
        Arrays.fill(biasGradient, 0);
    }

    /**
     * dL/dh of the step that {@link #stepBack} will go back through next, {@code [batch, width]}: what comes from later
     * steps is in it; the caller adds what comes from above.
     */
    float[] hiddenGradient() {
        return hiddenGradient;
    }

    /** Goes back through step t: its gates become dL/da. */
    void stepBack(int t) {
        for (int row = 0; row < batch; row++) {
            int state = row * width;
            layer.kernels()
                    .lstmBackward(
                            width,
                            gates,
                            gatesAt(t) + row * gateWidth,
                            cells,
                            previousAt(t) + state,
                            tanhCells,
                            t * batch * width + state,
                            hiddenGradient,
                            state,
                            cellGradient,
                            state);
        }
        BiasVector.addRows(batch, gates, gatesAt(t), gateWidth, biasGradient);
        if (t != firstStep()) {
            layer.recurrent().multiplyBack(batch, gates, gatesAt(t), gateWidth, hiddenGradient, 0, width, false);
        }
    }

    /** Goes back through all steps; {@code outputGradient [steps, batch, width]} is dL/dh from above. */
    void allStepsBack(float[] outputGradient) {
        beginBackward();
        for (int s = steps - 1; s >= 0; s--) {
            int t = reversed ? steps - 1 - s : s;
            int at = t * batch * width;
            for (int j = 0; j < batch * width; j++) {
                hiddenGradient[j] += outputGradient[at + j];
            }
            stepBack(t);
        }
    }

    /** {@code dx += } (or {@code =}) dL/dinput of {@code count} steps from t on that were gone back through. */
    void addInputGradient(int source, int t, int count, float[] dx, int dxAt, int dxStride, boolean accumulate) {
        layer.input(source).multiplyBack(count * batch, gates, gatesAt(t), gateWidth, dx, dxAt, dxStride, accumulate);
    }

    /** Adds the gradient of the input weights of one source, whose input over all steps was {@code x [steps * batch, …]}. */
    void addInputWeightGradient(int source, float[] x, int xAt, int xStride, float[] gradient, Workspace workspace) {
        layer.input(source).addGradient(steps * batch, x, xAt, xStride, gates, 0, gateWidth, gradient, workspace);
    }

    /** Adds the gradients of the recurrent weights, which the first step had no use for, and of the bias. */
    void addRecurrentWeightGradient(float[] gradient, Workspace workspace) {
        if (steps > 1) {
            int first = reversed ? 0 : 1;
            int rows = (steps - 1) * batch;
            layer.recurrent()
                    .addGradient(
                            rows,
                            hidden,
                            previousAt(first),
                            width,
                            gates,
                            gatesAt(first),
                            gateWidth,
                            gradient,
                            workspace);
        }
        layer.bias().addGradient(biasGradient, gradient);
    }
}
