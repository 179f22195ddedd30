package continuo.nn;

import continuo.nn.recurrent.MemoryNetwork;
import continuo.nn.recurrent.MemoryTape;
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

/** A {@link MemoryNetwork} as a DL4J layer: noise {@code [B, N, T]} in, steps {@code [B, F, T]} out. */
final class MemoryLayer extends EngineLayer {
    private static final long serialVersionUID = 1L;

    private final transient MemoryNetwork network;
    private final transient Workers workers;

    MemoryLayer(MemoryNetwork network, Workers workers) {
        super(network.layout(), network.noiseSize(), network.shape().columns().size());
        this.network = network;
        this.workers = workers;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, network, workers);
    }

    /** The layer at work. Tapes are kept from pass to pass. */
    static final class Run extends EngineLayerRun<MemoryLayer> {
        private static final long serialVersionUID = 1L;

        private final transient MemoryNetwork network;
        private final transient Workers workers;
        private final transient List<MemoryTape> tapes = new ArrayList<>();
        private final transient List<float[]> gradients = new ArrayList<>();
        private final int features;

        private transient List<Shard> shards = List.of();
        private transient int steps;

        Run(NeuralNetConfiguration configuration, DataType type, MemoryNetwork network, Workers workers) {
            super(configuration, type, network.layout(), workers);
            this.network = network;
            this.workers = workers;
            this.features = network.shape().columns().size();
        }

        @Override
        void load(float[] weights) {
            workers.run(network.loading(weights));
        }

        /** Runs freely on noise {@code [T, B, N]}, time-major. */
        INDArray forward(float[] noise, int newSteps, int batch, double dropout, RandomGenerator random) {
            prepare(newSteps, batch, dropout, random);
            return run(
                    batch,
                    (shard, tape) -> tape.forward(
                            shard.rows(noise, 0, steps, batch, network.noiseSize()), MemoryTape.Draw.HARD));
        }

        /** Puts out each step after the true ones before it {@code [T, B, F]}, time-major. */
        INDArray predict(float[] noise, float[] real, int newSteps, int batch, double dropout, RandomGenerator random) {
            prepare(newSteps, batch, dropout, random);
            return run(
                    batch,
                    (shard, tape) -> tape.predict(
                            shard.rows(real, 0, steps, batch, features),
                            shard.rows(noise, 0, steps, batch, network.noiseSize()),
                            MemoryTape.Draw.HARD));
        }

        /** The mean of -log p of the true steps {@code [T, B, F]}, time-major, and its gradient. */
        double likelihoodGradient(float[] real, int newSteps, int batch, double dropout, RandomGenerator random) {
            prepare(newSteps, batch, dropout, random);
            double[] sums = new double[shards.size()];
            forEachShard((i, tape) -> {
                sums[i] = tape.negativeLogLikelihood(
                        shards.get(i).rows(real, 0, steps, batch, features), 1f / (steps * batch));
                tape.backwardForced(cleared(i));
            });
            publish(gradients.subList(0, shards.size()));
            return Arrays.stream(sums).sum() / (steps * batch);
        }

        /**
         * Goes back through the last pass from dL/dsteps {@code [B, F, T]}.
         *
         * @param free whether that was {@link #forward}, and not {@link #predict}
         */
        void backward(INDArray stepGradient, boolean free) {
            int batch = shards.get(shards.size() - 1).to();
            float[] errors = Tensors.toTimeMajor(stepGradient);
            forEachShard((i, tape) -> {
                float[] own = shards.get(i).rows(errors, 0, steps, batch, features);
                System.arraycopy(own, 0, tape.outputGradient(), 0, own.length);
                if (free) {
                    tape.backward(cleared(i));
                } else {
                    tape.backwardPrediction(cleared(i));
                }
            });
            publish(gradients.subList(0, shards.size()));
        }

        private float[] cleared(int shard) {
            Arrays.fill(gradients.get(shard), 0);
            return gradients.get(shard);
        }

        private void prepare(int newSteps, int batch, double dropout, RandomGenerator random) {
            refresh();
            steps = newSteps;
            shards = Shard.of(batch, workers.threads());
            for (int i = 0; i < shards.size(); i++) {
                if (i == tapes.size()) {
                    tapes.add(new MemoryTape(network, steps, shards.get(i).size()));
                    gradients.add(i == 0 ? flat() : new float[network.layout().size()]);
                }
                tapes.get(i).shape(steps, shards.get(i).size());
                tapes.get(i).dropOut(dropout, random);
            }
        }

        private INDArray run(int batch, BiConsumer<Shard, MemoryTape> pass) {
            float[] outputs = new float[steps * batch * features];
            forEachShard((i, tape) -> {
                pass.accept(shards.get(i), tape);
                shards.get(i).putRows(tape.outputs(), outputs, 0, steps, batch, features);
            });
            return Tensors.fromTimeMajor(outputs, steps, batch, features);
        }

        private void forEachShard(BiConsumer<Integer, MemoryTape> pass) {
            List<Runnable> parts = new ArrayList<>();
            for (int i = 0; i < shards.size(); i++) {
                int shard = i;
                parts.add(() -> pass.accept(shard, tapes.get(shard)));
            }
            workers.run(parts);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray noise = getInput();
            return workspaces.leverageTo(
                    ArrayType.ACTIVATIONS,
                    forward(Tensors.toTimeMajor(noise), (int) noise.size(2), (int) noise.size(0), 0, () -> 0));
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
