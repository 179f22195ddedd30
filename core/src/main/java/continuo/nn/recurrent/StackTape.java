package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link RecurrentStack} over some sequences, kept for the backward pass. All tensors are time-major.
 *
 * <p>The work comes in parts that the caller may run at the same time: {@link #forward} of the directions of one level,
 * levels in ascending order; then {@link #backward} of the directions of one level, then {@link #lower} of that level's,
 * levels in descending order; the weight gradients at any time after a level's {@code backward}.
 */
public final class StackTape {
    private final RecurrentStack stack;
    private int steps;
    private int batch;
    private final int width;
    private final int inputStride;
    private float[] inputs = new float[0];
    private float[] inputGradient = new float[0];
    /** By direction, since directions run at the same time. */
    private final List<Workspace> workspaces = new ArrayList<>();

    private final List<List<LstmTape>> tapes = new ArrayList<>();
    private final List<List<Dropout>> dropouts = new ArrayList<>();
    /** By direction: dL/d(what goes up from the level that is next to go back through). */
    private final List<float[]> outputGradients = new ArrayList<>();

    private boolean dropping;

    public StackTape(RecurrentStack stack, int steps, int batch) {
        this.stack = stack;
        RecurrentStack.Shape shape = stack.shape();
        width = Kernels.padded(shape.units());
        inputStride = Kernels.padded(shape.features());
        for (int level = 0; level < shape.depth(); level++) {
            List<LstmTape> directions = new ArrayList<>();
            for (int direction = 0; direction < directions(); direction++) {
                directions.add(new LstmTape(stack.layer(level, direction), direction == 1));
            }
            tapes.add(directions);
        }
        for (int direction = 0; direction < directions(); direction++) {
            outputGradients.add(new float[0]);
            workspaces.add(new Workspace());
        }
        shape(steps, batch);
    }

    /** Makes room for a pass over {@code batch} sequences of {@code steps} steps; what was kept of the last is lost. */
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        inputs = Growing.atLeast(inputs, steps * batch * inputStride);
        inputGradient = Growing.atLeast(inputGradient, steps * batch * inputStride);
        tapes.forEach(directions -> directions.forEach(tape -> tape.shape(steps, batch)));
        outputGradients.replaceAll(gradient -> Growing.atLeast(gradient, steps * batch * width));
    }

    public int directions() {
        return stack.shape().wiring().directions();
    }

    public int depth() {
        return stack.shape().depth();
    }

    /** The steps, {@code [T, B, inputStride]}: the caller fills the first F of each row before the forward pass. */
    public float[] inputs() {
        return inputs;
    }

    /** dL/dsteps, the shape of {@link #inputs()}; complete after {@link #lower} of level 0. */
    public float[] inputGradient() {
        return inputGradient;
    }

    /** Distance between rows of {@link #inputs()}. */
    public int inputStride() {
        return inputStride;
    }

    /** Distance between rows of a direction's outputs: H, padded. */
    public int outputStride() {
        return width;
    }

    /** What comes out of the last level in one direction; step t's rows begin at {@link #outputAt}. */
    public float[] outputs(int direction) {
        return above(depth(), direction);
    }

    public int outputAt(int direction, int t) {
        return aboveAt(depth(), direction, t);
    }

    /** dL/doutputs of one direction, {@code [T, B, outputStride]}: the caller fills it before the backward pass. */
    public float[] outputGradient(int direction) {
        return outputGradients.get(direction);
    }

    /** Draws new masks for the next pass; rate 0 turns dropout off. */
    public void dropOut(double rate, RandomGenerator random) {
        dropping = rate > 0;
        if (!dropping) {
            return;
        }
        while (dropouts.size() < depth()) {
            List<Dropout> directions = new ArrayList<>();
            for (int direction = 0; direction < directions(); direction++) {
                directions.add(new Dropout());
            }
            dropouts.add(directions);
        }
        dropouts.forEach(
                directions -> directions.forEach(dropout -> dropout.draw(steps * batch * width, rate, random)));
    }

    /** Runs one direction of one level. */
    public void forward(int level, int direction) {
        LstmTape tape = tapes.get(level).get(direction);
        tape.reset();
        tape.allSteps((t, count) -> addInputs(level, direction, t, count));
        if (dropping) {
            dropouts.get(level).get(direction).apply(tape.hidden(), tape.hiddenAt(0), 0, steps * batch * width);
        }
    }

    private void addInputs(int level, int direction, int t, int count) {
        LstmTape tape = tapes.get(level).get(direction);
        if (level == 0) {
            tape.addInputs(0, t, count, inputs, t * batch * inputStride, inputStride);
            return;
        }
        for (int source = 0; source < sources(); source++) {
            int from = sources() == 2 ? source : direction;
            tape.addInputs(source, t, count, above(level, from), aboveAt(level, from, t), width);
        }
    }

    /** How many directions of the level below a layer sees. */
    private int sources() {
        return stack.shape().wiring() == Wiring.STACKED ? 2 : 1;
    }

    /** What goes up to {@code level} from the one below it. */
    private float[] above(int level, int direction) {
        return dropping
                ? dropouts.get(level - 1).get(direction).outputs()
                : tapes.get(level - 1).get(direction).hidden();
    }

    private int aboveAt(int level, int direction, int t) {
        return dropping
                ? t * batch * width
                : tapes.get(level - 1).get(direction).hiddenAt(t);
    }

    /** Goes back through one direction of one level. */
    public void backward(int level, int direction) {
        float[] gradient = outputGradients.get(direction);
        if (dropping) {
            dropouts.get(level).get(direction).applyBack(gradient, 0, 0, steps * batch * width);
        }
        tapes.get(level).get(direction).allStepsBack(gradient);
    }

    /**
     * Hands the error on from a level to what it took for input: to direction {@code target} of the level below, or from
     * level 0 to the steps (for target 0 only).
     */
    public void lower(int level, int target) {
        if (level == 0) {
            if (target == 0) {
                Arrays.fill(inputGradient, 0);
                for (LstmTape tape : tapes.get(0)) {
                    tape.addInputGradient(0, 0, steps, inputGradient, 0, inputStride, true);
                }
            }
            return;
        }
        // All directions of this level have been gone back through: what came from above is used up.
        float[] gradient = outputGradients.get(target);
        if (sources() == 2) {
            tapes.get(level).get(0).addInputGradient(target, 0, steps, gradient, 0, width, false);
            tapes.get(level).get(1).addInputGradient(target, 0, steps, gradient, 0, width, true);
        } else {
            tapes.get(level).get(target).addInputGradient(0, 0, steps, gradient, 0, width, false);
        }
    }

    /** Adds the gradients of the weights of one direction of one level to the flat gradient. */
    public void addWeightGradients(int level, int direction, float[] gradient) {
        LstmTape tape = tapes.get(level).get(direction);
        Workspace workspace = workspaces.get(direction);
        if (level == 0) {
            tape.addInputWeightGradient(0, inputs, 0, inputStride, gradient, workspace);
        } else {
            for (int source = 0; source < sources(); source++) {
                int from = sources() == 2 ? source : direction;
                tape.addInputWeightGradient(
                        source, above(level, from), aboveAt(level, from, 0), width, gradient, workspace);
            }
        }
        tape.addRecurrentWeightGradient(gradient, workspace);
    }
}
