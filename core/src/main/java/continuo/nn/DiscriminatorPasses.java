package continuo.nn;

import continuo.nn.head.LogitHead;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.StackTape;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The passes of a discriminator: recurrent layers ({@link RecurrentStack}) under one logit per step. The directions of a shard
 * run at the same time. Tensors are {@code [B, F, T]} in network units.
 */
public final class DiscriminatorPasses {
    private final RecurrentStack stack;
    private final LogitHead head;
    private final FlatWeights.Part headWeights;
    private final Workers workers;
    private final ShardedTapes<StackTape> tapes;
    private final int directions;
    private INDArray memory = Nd4j.createUninitialized(DataType.FLOAT, 1);

    /** @param weights those that were made for both engines */
    public DiscriminatorPasses(RecurrentStack stack, LogitHead head, FlatWeights weights, Workers workers) {
        this.stack = stack;
        this.head = head;
        this.workers = workers;
        headWeights = weights.part(head);
        directions = stack.shape().wiring().directions();
        tapes = new ShardedTapes<>(weights.part(stack), workers, (steps, batch) -> new StackTape(stack, steps, batch));
    }

    /**
     * What comes of a pass.
     *
     * @param logits {@code [B, T]}
     * @param features {@code [B, K, T]}
     */
    public record Outputs(INDArray logits, INDArray features) {}

    /** Runs over steps {@code [B, F, T]} and remembers it. */
    public Outputs forward(INDArray input, Dropping dropping) {
        int steps = (int) input.size(2);
        int batch = (int) input.size(0);
        headWeights.refresh();
        // Both directions of a shard run at the same time: shards are needed only for more threads than that.
        tapes.prepare(steps, batch, workers.threads() / directions, dropping);
        float[] values = Tensors.toTimeMajor(input);
        int features = stack.shape().features();
        tapes.forEach(
                (shard, tape) -> shard.takeRows(values, tape.inputs(), tape.inputStride(), 0, steps, batch, features));
        int width = stack.shape().outputs();
        INDArray outputs = featureMemory(steps, batch);
        FloatBuffer rows = Tensors.memory(outputs);
        float[][] contributions = new float[directions][steps * batch];
        int last = stack.shape().depth() - 1;
        for (int level = 0; level <= last; level++) {
            int current = level;
            tapes.forEach(directions, (index, shard, tape, direction) -> {
                tape.forward(current, direction);
                if (current == last) {
                    FeatureSlice slice = slice(shard, tape, direction);
                    slice.forEachRow((row, at, gradientAt) -> {
                        contributions[direction][row] =
                                head.contribution(slice.firstColumn(), slice.columns(), slice.outputs(), at);
                        rows.put(row * width + slice.firstColumn(), slice.outputs(), at, slice.columns());
                    });
                }
            });
        }
        return new Outputs(logits(contributions, steps, batch), outputs.permute(1, 2, 0));
    }

    private FeatureSlice slice(Shard shard, StackTape tape, int direction) {
        return new FeatureSlice(
                shard,
                tapes.steps(),
                tapes.batch(),
                direction,
                stack.shape().units(),
                tape.outputStride(),
                tape.outputs(direction),
                tape.outputAt(direction, 0),
                tape.outputGradient(direction));
    }

    private INDArray logits(float[][] contributions, int steps, int batch) {
        float[] sums = new float[steps * batch];
        Arrays.fill(sums, head.bias());
        for (float[] contribution : contributions) {
            for (int row = 0; row < sums.length; row++) {
                sums[row] += contribution[row];
            }
        }
        INDArray logits = Nd4j.createUninitialized(DataType.FLOAT, steps, batch);
        Tensors.write(sums, logits);
        return logits.transpose();
    }

    /** Native memory for the features {@code [T, B, K]}, which are by far the largest that leaves a pass. */
    private INDArray featureMemory(int steps, int batch) {
        int width = stack.shape().outputs();
        long size = (long) steps * batch * width;
        if (memory.length() < size) {
            memory.close();
            memory = Nd4j.createUninitialized(DataType.FLOAT, size);
        }
        return memory.get(NDArrayIndex.interval(0, size)).reshape('c', steps, batch, width);
    }

    /**
     * Goes back through the last pass. May be called once after it.
     *
     * @param logitGradient dL/dlogits {@code [B, T]}
     * @param featureGradient dL/dfeatures {@code [B, K, T]}; empty stands for zero
     * @param weightsWanted whether the gradient of the weights is to be overwritten
     * @param stepsWanted whether dL/dsteps is wanted
     * @return dL/dsteps {@code [B, F, T]} if wanted
     */
    public Optional<INDArray> backward(
            INDArray logitGradient, Optional<INDArray> featureGradient, boolean weightsWanted, boolean stepsWanted) {
        float[] errors = new float[tapes.steps() * tapes.batch()];
        Tensors.read(logitGradient.transpose(), errors);
        Optional<INDArray> dense = featureGradient.map(gradient -> Tensors.dense(gradient.permute(2, 0, 1)));
        Optional<FloatBuffer> featureErrors = dense.map(Tensors::memory);
        int slices = tapes.shards().size() * directions;
        float[][] headGradients = new float[weightsWanted ? slices : 0][headWeights.size()];
        if (weightsWanted) {
            tapes.clearGradients();
        }
        int last = stack.shape().depth() - 1;
        for (int level = last; level >= 0; level--) {
            int current = level;
            tapes.forEach(directions, (index, shard, tape, direction) -> {
                if (current == last) {
                    Optional<float[]> own = weightsWanted
                            ? Optional.of(headGradients[index * directions + direction])
                            : Optional.empty();
                    fromAbove(slice(shard, tape, direction), errors, featureErrors, own);
                }
                tape.backward(current, direction);
                if (weightsWanted) {
                    tape.addWeightGradients(current, direction, tapes.gradient(index));
                }
            });
            if (level > 0 || stepsWanted) {
                tapes.forEach(directions, (index, shard, tape, direction) -> tape.lower(current, direction));
            }
        }
        Reference.reachabilityFence(dense);
        if (weightsWanted) {
            tapes.publish();
            head.addBiasGradient(errors, headGradients[0]);
            headWeights.publish(List.of(headGradients));
        }
        return stepsWanted ? Optional.of(stepGradient()) : Optional.empty();
    }

    /** Fills dL/dfeatures of a slice from both outputs of a pass, and adds to the gradient of the logit's weights. */
    private void fromAbove(
            FeatureSlice slice, float[] errors, Optional<FloatBuffer> featureErrors, Optional<float[]> headGradient) {
        int width = stack.shape().outputs();
        int first = slice.firstColumn();
        int columns = slice.columns();
        slice.clearGradient();
        slice.forEachRow((row, outputAt, at) -> {
            featureErrors.ifPresent(from -> from.get(row * width + first, slice.gradient(), at, columns));
            head.backward(errors[row], first, columns, slice.gradient(), at);
            headGradient.ifPresent(
                    to -> head.addWeightGradient(errors[row], first, columns, slice.outputs(), outputAt, to));
        });
    }

    private INDArray stepGradient() {
        int features = stack.shape().features();
        int steps = tapes.steps();
        int batch = tapes.batch();
        float[] gradient = new float[steps * batch * features];
        tapes.forEach((shard, tape) ->
                shard.putRows(tape.inputGradient(), tape.inputStride(), gradient, 0, steps, batch, features));
        return Tensors.fromTimeMajor(gradient, steps, batch, features);
    }
}
