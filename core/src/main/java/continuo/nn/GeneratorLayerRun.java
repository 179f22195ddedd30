package continuo.nn;

import continuo.nn.recurrent.GeneratorTape;
import continuo.nn.recurrent.WeightLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator's layer at work. Its batch is cut into shards, each with a tape and a gradient of its own; tapes are kept from
 * pass to pass.
 */
abstract class GeneratorLayerRun<C extends EngineLayer, T extends GeneratorTape> extends EngineLayerRun<C> {
    private static final long serialVersionUID = 1L;

    private final transient WeightLayout layout;
    private final transient Workers workers;
    private final transient List<T> tapes = new ArrayList<>();
    private final transient List<float[]> gradients = new ArrayList<>();
    private final int features;
    private transient List<Shard> shards = List.of();
    private transient int steps;
    private transient int batch;

    GeneratorLayerRun(
            NeuralNetConfiguration configuration, DataType type, WeightLayout layout, int features, Workers workers) {
        super(configuration, type, layout, workers);
        this.layout = layout;
        this.features = features;
        this.workers = workers;
    }

    abstract T newTape(int newSteps, int newBatch);

    /** Runs freely, without dropout, on all the noise that a DL4J network was given, time-major. */
    abstract INDArray forward(float[] noise, int length, int newBatch);

    /** Goes back through a pass that ran freely; dL/dsteps is {@code [B, F, T]}. */
    abstract void backward(INDArray stepGradient);

    /** Makes ready for a pass. */
    final void prepare(int newSteps, int newBatch, Dropping dropping) {
        refresh();
        steps = newSteps;
        batch = newBatch;
        shards = Shard.of(batch, workers.threads());
        for (int i = 0; i < shards.size(); i++) {
            if (i == tapes.size()) {
                tapes.add(newTape(steps, shards.get(i).size()));
                gradients.add(i == 0 ? flat() : new float[layout.size()]);
            }
            tapes.get(i).shape(steps, shards.get(i).size());
            tapes.get(i).dropOut(dropping.rate(), dropping.random());
        }
    }

    /** Runs all shards and returns what came out, {@code [B, F, T]}. */
    final INDArray run(BiConsumer<Shard, T> pass) {
        float[] outputs = new float[steps * batch * features];
        forEachShard(i -> {
            T tape = tapes.get(i);
            pass.accept(shards.get(i), tape);
            shards.get(i).putRows(tape.outputs(), tape.stride(), outputs, 0, steps, batch, features);
        });
        return Tensors.fromTimeMajor(outputs, steps, batch, features);
    }

    /** Goes back through the last pass from dL/dsteps {@code [B, F, T]}. */
    final void back(INDArray stepGradient, BiConsumer<T, float[]> pass) {
        float[] errors = Tensors.toTimeMajor(stepGradient);
        learn((shard, tape, gradient) -> {
            Arrays.fill(tape.outputGradient(), 0, steps * shard.size() * tape.stride(), 0);
            shard.takeRows(errors, tape.outputGradient(), tape.stride(), 0, steps, batch, features);
            pass.accept(tape, gradient);
            return 0;
        });
    }

    /** What a shard computes of a loss; it adds to its gradient. */
    interface ShardLoss<T> {
        double add(Shard shard, T tape, float[] gradient);
    }

    /** The sum of what all shards compute; publishes the sum of their gradients. */
    final double learn(ShardLoss<T> loss) {
        double[] sums = new double[shards.size()];
        forEachShard(i -> {
            Arrays.fill(gradients.get(i), 0);
            sums[i] = loss.add(shards.get(i), tapes.get(i), gradients.get(i));
        });
        publish(gradients.subList(0, shards.size()));
        return Arrays.stream(sums).sum();
    }

    private void forEachShard(IntConsumer pass) {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            int shard = i;
            parts.add(() -> pass.accept(shard));
        }
        workers.run(parts);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray noise = getInput();
        return workspaces.leverageTo(
                ArrayType.ACTIVATIONS, forward(Tensors.toTimeMajor(noise), (int) noise.size(2), (int) noise.size(0)));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        backward(epsilon);
        // Nobody trains noise: its gradient is not computed.
        return new Pair<>(
                publishedGradient(),
                workspaces.create(
                        ArrayType.ACTIVATION_GRAD, DataType.FLOAT, getInput().shape(), 'c'));
    }
}
