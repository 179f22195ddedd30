package continuo.nn;

import continuo.nn.recurrent.FeedbackNetwork;
import continuo.nn.recurrent.FeedbackTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link FeedbackNetwork} as a DL4J layer: noise {@code [B, F, T + 1]} in (x_0, then z), steps {@code [B, F, T]} out. */
final class FeedbackLayer extends EngineLayer {
    private static final long serialVersionUID = 1L;

    private final transient FeedbackNetwork network;
    private final transient Workers workers;

    FeedbackLayer(FeedbackNetwork network, Workers workers) {
        super(network.layout(), network.shape().features(), network.shape().features());
        this.network = network;
        this.workers = workers;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, network, workers);
    }

    /** The layer at work. Tapes are kept from pass to pass. */
    static final class Run extends EngineLayerRun<FeedbackLayer> {
        private static final long serialVersionUID = 1L;

        private final transient FeedbackNetwork network;
        private final transient Workers workers;
        private final transient List<FeedbackTape> tapes = new ArrayList<>();
        private final transient List<float[]> gradients = new ArrayList<>();
        private transient List<Shard> shards = List.of();
        private transient int steps;

        Run(NeuralNetConfiguration configuration, DataType type, FeedbackNetwork network, Workers workers) {
            super(configuration, type, network.layout(), workers);
            this.network = network;
            this.workers = workers;
        }

        @Override
        void load(float[] weights) {
            workers.run(network.loading(weights));
        }

        /** Runs freely on noise {@code [T + 1, B, F]}, time-major; its first row of sequences is x_0. */
        INDArray forward(float[] noise, int steps, int batch, double dropout, RandomGenerator random) {
            prepare(steps, batch, dropout, random);
            int features = network.shape().features();
            return run(
                    batch,
                    (shard, tape) -> tape.forward(
                            shard.rows(noise, 1, steps, batch, features), shard.rows(noise, 0, 1, batch, features)));
        }

        /** Runs on the true steps {@code [T, B, F]}, time-major. */
        INDArray forwardForced(
                float[] noise, float[] real, int steps, int batch, double dropout, RandomGenerator random) {
            prepare(steps, batch, dropout, random);
            int features = network.shape().features();
            return run(
                    batch,
                    (shard, tape) -> tape.forwardForced(
                            shard.rows(noise, 1, steps, batch, features),
                            shard.rows(noise, 0, 1, batch, features),
                            shard.rows(real, 0, steps, batch, features)));
        }

        private void prepare(int newSteps, int batch, double dropout, RandomGenerator random) {
            refresh();
            steps = newSteps;
            shards = Shard.of(batch, workers.threads());
            for (int i = 0; i < shards.size(); i++) {
                if (i == tapes.size()) {
                    tapes.add(new FeedbackTape(network, steps, shards.get(i).size()));
                    gradients.add(i == 0 ? flat() : new float[network.layout().size()]);
                }
                tapes.get(i).shape(steps, shards.get(i).size());
                tapes.get(i).dropOut(dropout, random);
            }
        }

        private INDArray run(int batch, BiConsumer<Shard, FeedbackTape> pass) {
            int features = network.shape().features();
            float[] outputs = new float[steps * batch * features];
            List<Runnable> parts = new ArrayList<>();
            for (int i = 0; i < shards.size(); i++) {
                Shard shard = shards.get(i);
                FeedbackTape tape = tapes.get(i);
                parts.add(() -> {
                    pass.accept(shard, tape);
                    for (int t = 0; t < steps; t++) {
                        for (int row = 0; row < shard.size(); row++) {
                            System.arraycopy(
                                    tape.outputs(),
                                    (t * shard.size() + row) * tape.stride(),
                                    outputs,
                                    (t * batch + shard.from() + row) * features,
                                    features);
                        }
                    }
                });
            }
            workers.run(parts);
            return Tensors.fromTimeMajor(outputs, steps, batch, features);
        }

        /** Goes back through the last pass; dL/dsteps is {@code [B, F, T]}. */
        void backward(INDArray stepGradient, boolean throughFeedback) {
            int features = network.shape().features();
            int batch = shards.get(shards.size() - 1).to();
            float[] errors = Tensors.toTimeMajor(stepGradient);
            List<Runnable> parts = new ArrayList<>();
            for (int i = 0; i < shards.size(); i++) {
                Shard shard = shards.get(i);
                FeedbackTape tape = tapes.get(i);
                float[] gradient = gradients.get(i);
                parts.add(() -> {
                    tape.clearOutputGradient();
                    for (int t = 0; t < steps; t++) {
                        for (int row = 0; row < shard.size(); row++) {
                            System.arraycopy(
                                    errors,
                                    (t * batch + shard.from() + row) * features,
                                    tape.outputGradient(),
                                    (t * shard.size() + row) * tape.stride(),
                                    features);
                        }
                    }
                    Arrays.fill(gradient, 0);
                    tape.backward(throughFeedback, gradient);
                });
            }
            workers.run(parts);
            publish(gradients.subList(0, shards.size()));
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray noise = getInput();
            int length = (int) noise.size(2);
            return workspaces.leverageTo(
                    ArrayType.ACTIVATIONS,
                    forward(Tensors.toTimeMajor(noise), length - 1, (int) noise.size(0), 0, () -> 0));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            backward(epsilon, true);
            // Nobody trains noise: its gradient is not computed.
            return new Pair<>(
                    publishedGradient(),
                    workspaces.create(
                            ArrayType.ACTIVATION_GRAD,
                            DataType.FLOAT,
                            getInput().shape(),
                            'c'));
        }
    }
}
