package continuo.nn.recurrent;

import continuo.nn.kernel.Growing;
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
public final class StackTape implements Tape {
    private final RecurrentStack stack;
    private int steps;
    private int batch;
    private final int width;
    private final int inputStride;
    private float[] inputs = new float[0];
    private float[] inputGradient = new float[0];
    /** By direction, since directions run at the same time. */
    private final List<Workspace> workspaces = new ArrayList<>();

    private final List<List<LayerTape>> tapes = new ArrayList<>();
    /** By direction: dL/d(what goes up from the level that is next to go back through). */
    private final List<float[]> outputGradients = new ArrayList<>();

    public StackTape(RecurrentStack stack, int steps, int batch) {
        this.stack = stack;
        RecurrentStack.Shape shape = stack.shape();
        width = Kernels.padded(shape.units());
        inputStride = Kernels.padded(shape.features());
        for (int level = 0; level < shape.depth(); level++) {
            List<LayerTape> directions = new ArrayList<>();
            for (int direction = 0; direction < directions(); direction++) {
                directions.add(new LayerTape(stack.layer(level, direction), direction == 1));
            }
            tapes.add(directions);
        }
        for (int direction = 0; direction < directions(); direction++) {
            outputGradients.add(new float[0]);
            workspaces.add(new Workspace());
        }
        shape(steps, batch);
    }

    @Override
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        inputs = Growing.atLeast(inputs, steps * batch * inputStride);
        inputGradient = Growing.atLeast(inputGradient, steps * batch * inputStride);
        tapes.forEach(directions -> directions.forEach(tape -> tape.shape(steps, batch)));
        outputGradients.replaceAll(gradient -> Growing.atLeast(gradient, steps * batch * width));
    }

    /** In how many directions time runs. */
    public int directions() {
        return stack.shape().wiring().directions();
    }

    /** Number of levels. */
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
        return below(depth(), direction).up();
    }

    /** Where in {@link #outputs} the rows of step t begin. */
    public int outputAt(int direction, int t) {
        return below(depth(), direction).upAt(t);
    }

    /** dL/doutputs of one direction, {@code [T, B, outputStride]}: the caller fills it before the backward pass. */
    public float[] outputGradient(int direction) {
        return outputGradients.get(direction);
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        tapes.forEach(directions -> directions.forEach(tape -> tape.dropOut(rate, random)));
    }

    /** Runs one direction of one level. */
    public void forward(int level, int direction) {
        LayerTape tape = tapes.get(level).get(direction);
        tape.reset();
        tape.allSteps((t, count) -> addInputs(level, direction, t, count));
    }

    private void addInputs(int level, int direction, int t, int count) {
        LayerTape tape = tapes.get(level).get(direction);
        if (level == 0) {
            tape.addInputs(0, t, count, inputs, t * batch * inputStride, inputStride);
            return;
        }
        for (int source = 0; source < sources(); source++) {
            LayerTape from = below(level, sources() == 2 ? source : direction);
            tape.addInputs(source, t, count, from.up(), from.upAt(t), width);
        }
    }

    /** How many directions of the level below a layer sees. */
    private int sources() {
        return stack.shape().wiring() == Wiring.STACKED ? 2 : 1;
    }

    private LayerTape below(int level, int direction) {
        return tapes.get(level - 1).get(direction);
    }

    /** Goes back through one direction of one level. */
    public void backward(int level, int direction) {
        tapes.get(level).get(direction).allStepsBack(outputGradients.get(direction));
    }

    /**
     * Hands the error on from a level to what it took for input: to direction {@code target} of the level below, or from
     * level 0 to the steps (for target 0 only).
     */
    public void lower(int level, int target) {
        if (level == 0) {
            if (target == 0) {
                Arrays.fill(inputGradient, 0);
                for (LayerTape tape : tapes.get(0)) {
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
        LayerTape tape = tapes.get(level).get(direction);
        Workspace workspace = workspaces.get(direction);
        if (level == 0) {
            tape.addInputWeightGradient(0, inputs, 0, inputStride, gradient, workspace);
        } else {
            for (int source = 0; source < sources(); source++) {
                LayerTape from = below(level, sources() == 2 ? source : direction);
                tape.addInputWeightGradient(source, from.up(), from.upAt(0), width, gradient, workspace);
            }
        }
        tape.addRecurrentWeightGradient(gradient, workspace);
    }
}
