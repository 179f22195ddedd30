package continuo.sequence;

import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.GeneratorTape;
import continuo.nn.recurrent.OutputRows;
import continuo.nn.recurrent.TrunkTape;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a {@link LstmNetwork} over some sequences. With all steps known, {@link #logits} goes over them at once; then come
 * {@link #negativeLogLikelihoods} and {@link #backward}, or {@link #putLikeliest}. Step by step, on a tape of one step, {@link
 * #advance} goes on from what was last {@link #take taken} or {@link #draw drawn}.
 */
final class LstmSequenceTape implements GeneratorTape {
    private final LstmNetwork network;
    private final List<ClassColumn> columns;
    private final int features;
    private final int numbers;
    private final TrunkTape trunk;
    private final OutputRows rows;
    private final int inputStride;
    private final int stride;
    private final Workspace workspace = new Workspace();
    private final Coupling.Room room = new Coupling.Room();
    private int steps;
    private int batch;
    private boolean begun;
    /** The class of each column, {@code [T, B, F]}. */
    private int[] classes = new int[0];
    /** y, {@code [T, B, stride]}; before a backward pass dL/dy. */
    private float[] y = new float[0];

    LstmSequenceTape(LstmNetwork network, int steps, int batch) {
        this.network = network;
        columns = network.shape().columns();
        features = network.features();
        numbers = network.numbers();
        trunk = new TrunkTape(network.trunk());
        rows = new OutputRows(features);
        inputStride = trunk.inputStride();
        stride = Kernels.padded(numbers);
        shape(steps, batch);
    }

    @Override
    public void shape(int newSteps, int newBatch) {
        steps = newSteps;
        batch = newBatch;
        begun = false;
        int count = steps * batch;
        trunk.shape(steps, batch);
        rows.shape(count);
        y = Growing.atLeast(y, count * stride);
        classes = classes.length >= count * features ? classes : new int[count * features];
    }

    @Override
    public void dropOut(double rate, RandomGenerator random) {
        trunk.dropOut(rate, random);
    }

    @Override
    public OutputRows rows() {
        return rows;
    }

    /**
     * Goes over all steps, which are known, and computes y of each after those before it and the columns before.
     *
     * @param real {@code [T, B, F]} in network units; each value is taken for the nearest class
     * @param given {@code [T, B, G]}
     */
    void logits(float[] real, float[] given) {
        begin();
        for (int row = 0; row < steps * batch; row++) {
            take(row, real);
        }
        put(given);
        trunk.allSteps();
        multiply();
        network.coupling()
                .ifPresent(between -> between.addProduct(
                        steps * batch, trunk.inputs(), batch * inputStride, inputStride, y, 0, stride));
    }

    private void multiply() {
        int count = steps * batch;
        network.output().multiply(count, trunk.top(), trunk.topAt(0), trunk.width(), network.bias(), y, 0, stride);
    }

    /** Forgets everything, before the first step. */
    private void begin() {
        trunk.reset();
        Arrays.fill(trunk.inputs(), 0, batch * inputStride, 0);
    }

    private void put(float[] given) {
        int width = network.shape().given();
        for (int row = 0; row < steps * batch && width > 0; row++) {
            System.arraycopy(given, row * width, trunk.inputs(), row * inputStride + numbers, width);
        }
    }

    /**
     * On a tape of one step: goes one step on, of which is known what is given. Dropout must be off.
     *
     * @param given {@code [B, G]}
     */
    void advance(float[] given) {
        if (begun) {
            trunk.carry();
            System.arraycopy(trunk.inputs(), batch * inputStride, trunk.inputs(), 0, batch * inputStride);
        } else {
            begin();
            begun = true;
        }
        put(given);
        trunk.step(0);
    }

    /** Takes a known step for the one that {@link #advance} went to; {@code step [B, F]} in network units. */
    void take(float[] step) {
        for (int row = 0; row < batch; row++) {
            take(row, step);
        }
    }

    /** Draws the step that {@link #advance} went to, the columns of sequence i from the i-th of some streams. */
    void draw(Drawing drawing, List<? extends RandomGenerator> random) {
        multiply();
        for (int row = 0; row < batch; row++) {
            forgetNext(row);
            for (int f = 0; f < features; f++) {
                ClassColumn column = columns.get(f);
                int at = row * stride + network.columnAt(f);
                int drawn = column.bit()
                        ? drawing.bit(y[at], random.get(row))
                        : drawing.oneOf(y, at, column.width(), random.get(row));
                set(row, f, drawn);
                int one = network.columnAt(f) + (column.bit() ? 0 : drawn);
                int from = row * stride;
                if (!column.bit() || drawn == 1) {
                    network.coupling().ifPresent(between -> between.addOne(one, y, from));
                }
            }
        }
    }

    private void take(int row, float[] real) {
        forgetNext(row);
        for (int f = 0; f < features; f++) {
            set(row, f, columns.get(f).nearest(real[row * features + f]));
        }
    }

    /** Clears e of a row, which is part of the input of the step after it. */
    private void forgetNext(int row) {
        int next = (row + batch) * inputStride;
        Arrays.fill(trunk.inputs(), next, next + numbers, 0);
    }

    private void set(int row, int f, int which) {
        ClassColumn column = columns.get(f);
        int next = (row + batch) * inputStride + network.columnAt(f);
        if (column.bit()) {
            trunk.inputs()[next] = which;
        } else {
            trunk.inputs()[next + which] = 1;
        }
        classes[row * features + f] = which;
        rows.values()[row * rows.stride() + f] = column.values()[which];
    }

    /**
     * -log p of each step in nats, {@code [T, B]}, after {@link #logits}; y becomes the gradient of their weighted sum.
     *
     * @param weights of each step's term in that sum, {@code [T, B]}
     */
    double[] negativeLogLikelihoods(float[] weights) {
        double[] terms = new double[steps * batch];
        for (int row = 0; row < terms.length; row++) {
            for (int f = 0; f < features; f++) {
                int at = row * stride + network.columnAt(f);
                int which = classes[row * features + f];
                ClassColumn column = columns.get(f);
                terms[row] += column.bit()
                        ? bitBack(at, which, weights[row])
                        : classBack(at, column.width(), which, weights[row]);
            }
        }
        return terms;
    }

    /** -log of σ(y), or of 1 - σ(y) where the bit is 0; y becomes its weighted gradient, σ(y) - bit. */
    private double bitBack(int at, int which, float weight) {
        double logit = y[at];
        double small = Math.exp(-Math.abs(logit));
        double share = logit > 0 ? 1 / (1 + small) : small / (1 + small);
        y[at] = (float) (weight * (share - which));
        return Math.log(1 + small) + Math.max(logit, 0) - which * logit;
    }

    /** -log of the softmax of y at one class; y becomes its weighted gradient, softmax(y) - one-hot. */
    private double classBack(int at, int count, int which, float weight) {
        double largest = y[at + Drawing.likeliest(y, at, count)];
        double own = y[at + which] - largest;
        double all = 0;
        for (int j = at; j < at + count; j++) {
            double share = Math.exp(y[j] - largest);
            y[j] = (float) share;
            all += share;
        }
        float scale = (float) (weight / all);
        for (int j = at; j < at + count; j++) {
            y[j] *= scale;
        }
        y[at + which] -= weight;
        return Math.log(all) - own;
    }

    /** Goes back through {@link #negativeLogLikelihoods} and adds dL/dweights. */
    void backward(float[] gradient) {
        int count = steps * batch;
        network.output().multiplyBack(count, y, 0, stride, trunk.topGradient(), 0, trunk.width(), false);
        network.output()
                .addGradient(count, trunk.top(), trunk.topAt(0), trunk.width(), y, 0, stride, gradient, workspace);
        network.bias().addGradient(count, y, 0, stride, gradient);
        network.coupling()
                .ifPresent(between -> between.addGradient(
                        count, trunk.inputs(), batch * inputStride, inputStride, y, stride, gradient, room));
        trunk.allStepsBack();
        trunk.addWeightGradients(gradient, workspace);
    }

    /** Puts out the likeliest class of each column, after {@link #logits}. */
    void putLikeliest() {
        for (int row = 0; row < steps * batch; row++) {
            for (int f = 0; f < features; f++) {
                ClassColumn column = columns.get(f);
                int at = row * stride + network.columnAt(f);
                int best = column.bit() ? (y[at] > 0 ? 1 : 0) : Drawing.likeliest(y, at, column.width());
                rows.values()[row * rows.stride() + f] = column.values()[best];
            }
        }
    }
}
