package continuo.nn.dl4j;

import continuo.nn.Shard;
import continuo.nn.Tensors;
import continuo.nn.Workers;
import continuo.nn.kernel.KernelChoice;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.recurrent.LayerTape;
import continuo.nn.recurrent.LstmCell;
import continuo.nn.recurrent.RecurrentLayer;
import continuo.nn.weights.WeightLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link FastLstm} at work: DL4J owns parameters and gradients as views of flat vectors, tapes are kept from pass to pass. */
final class FastLstmLayer extends BaseLayer<FastLstm> {
    private static final long serialVersionUID = 1L;

    private final transient RecurrentLayer layer;
    private final transient Workers workers;
    private final transient List<ShardTape> tapes = new ArrayList<>();
    private final int inputs;
    private final int units;
    private transient float[] weights = new float[0];
    private transient float[] mask = new float[0];
    private transient int steps;
    private transient int batch;

    FastLstmLayer(NeuralNetConfiguration configuration, FastLstm lstm) {
        super(configuration, DataType.FLOAT);
        inputs = Math.toIntExact(lstm.getNIn());
        units = Math.toIntExact(lstm.getNOut());
        layer = new RecurrentLayer(
                KernelChoice.best(), new WeightLayout(), new LstmCell(), "lstm", List.of(inputs), units);
        workers = new Workers(lstm.threads());
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        steps = (int) input.size(2);
        batch = (int) input.size(0);
        weights = weights.length == paramsFlattened.length() ? weights : new float[(int) paramsFlattened.length()];
        Tensors.read(paramsFlattened.reshape(paramsFlattened.length()), weights);
        layer.load(weights);
        mask = maskArray == null ? new float[0] : Tensors.toTimeMajor(maskArray.reshape(batch, 1, steps));
        List<Shard> shards = Shard.of(batch, workers.threads());
        tapes.removeIf(tape -> tape.index >= shards.size());
        while (tapes.size() < shards.size()) {
            tapes.add(new ShardTape(tapes.size()));
        }
        float[] values = Tensors.toTimeMajor(input);
        float[] outputs = new float[steps * batch * units];
        inParallel(i -> tapes.get(i).forward(shards.get(i), values, outputs));
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, Tensors.fromTimeMajor(outputs, steps, batch, units));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        float[] errors = Tensors.toTimeMajor(epsilon);
        float[] inputGradient = new float[steps * batch * inputs];
        inParallel(i -> tapes.get(i).backward(errors, inputGradient));
        float[] sum = tapes.get(0).gradient;
        for (ShardTape other : tapes.subList(1, tapes.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other.gradient[i];
            }
        }
        Tensors.write(sum, gradientsFlattened.reshape(gradientsFlattened.length()));
        Gradient published = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((name, view) -> published.gradientForVariable().put(name, view));
        weightNoiseParams.clear();
        INDArray below = Tensors.fromTimeMajor(inputGradient, steps, batch, inputs);
        return new Pair<>(published, workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, backpropDropOutIfPresent(below)));
    }

    private void inParallel(IntConsumer work) {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < tapes.size(); i++) {
            int shard = i;
            parts.add(() -> work.accept(shard));
        }
        workers.run(parts);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void close() {
        workers.close();
    }

    /** The run of some sequences of the batch. */
    private final class ShardTape {
        private final int index;
        private final LayerTape tape = new LayerTape(layer, false);
        private final Workspace workspace = new Workspace();
        private Shard shard = new Shard(0, 0);
        private float[] own = new float[0];
        private float[] gradient = new float[0];

        ShardTape(int index) {
            this.index = index;
        }

        void forward(Shard sequences, float[] values, float[] outputs) {
            shard = sequences;
            own = shard.rows(values, 0, steps, batch, inputs);
            tape.shape(steps, shard.size());
            tape.reset();
            tape.addInputs(0, 0, steps, own, 0, inputs);
            for (int t = 0; t < steps; t++) {
                tape.step(t);
                for (int row = 0; row < shard.size(); row++) {
                    clearWhereMasked(t, row, tape.outputs(), tape.states(), tape.stateAt(t, row));
                }
                for (int row = 0; row < shard.size(); row++) {
                    System.arraycopy(
                            tape.outputs(),
                            tape.stateAt(t, row),
                            outputs,
                            (t * batch + shard.from() + row) * units,
                            units);
                }
            }
        }

        private void clearWhereMasked(int t, int row, float[] first, float[] second, int at) {
            if (mask.length > 0 && mask[t * batch + shard.from() + row] == 0) {
                Arrays.fill(first, at, at + tape.width(), 0);
                Arrays.fill(second, at, at + tape.width(), 0);
            }
        }

        void backward(float[] errors, float[] inputGradient) {
            gradient = new float[weights.length];
            float[] above = new float[shard.size() * tape.width()];
            float[] below = new float[steps * shard.size() * stride()];
            tape.beginBackward();
            for (int t = steps - 1; t >= 0; t--) {
                shard.takeRows(errors, above, tape.width(), t, 1, batch, units);
                tape.addFromAbove(t, above, 0);
                for (int row = 0; row < shard.size(); row++) {
                    clearWhereMasked(t, row, tape.outputGradient(), tape.stateGradient(), tape.gradientAt(row));
                }
                tape.stepBack(t);
            }
            tape.addInputGradient(0, 0, steps, below, 0, stride(), false);
            shard.putRows(below, stride(), inputGradient, 0, steps, batch, inputs);
            tape.addInputWeightGradient(0, own, 0, inputs, gradient, workspace);
            tape.addRecurrentWeightGradient(gradient, workspace);
        }

        private int stride() {
            return Kernels.padded(inputs);
        }
    }
}
