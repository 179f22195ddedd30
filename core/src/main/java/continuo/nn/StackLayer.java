package continuo.nn;

import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.StackTape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A {@link RecurrentStack} as a DL4J layer: steps {@code [B, F, T]} in, features {@code [B, K, T]} out. */
final class StackLayer extends EngineLayer {
    private static final long serialVersionUID = 1L;

    private final transient RecurrentStack stack;
    private final transient Workers workers;

    StackLayer(RecurrentStack stack, Workers workers) {
        super(stack.layout(), stack.shape().features(), stack.shape().outputs());
        this.stack = stack;
        this.workers = workers;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, stack, workers);
    }

    /** One part of a pass: a direction of a shard. */
    private interface Part {
        void run(int shard, int direction);
    }

    /** The layer at work. Tapes are kept from pass to pass. */
    static final class Run extends EngineLayerRun<StackLayer> {
        private static final long serialVersionUID = 1L;

        private final transient RecurrentStack stack;
        private final transient Workers workers;
        private final transient List<StackTape> tapes = new ArrayList<>();
        private final transient List<float[]> gradients = new ArrayList<>();
        private transient List<Shard> shards = List.of();
        private transient int steps;

        Run(NeuralNetConfiguration configuration, DataType type, RecurrentStack stack, Workers workers) {
            super(configuration, type, stack.layout(), workers);
            this.stack = stack;
            this.workers = workers;
        }

        @Override
        void load(float[] weights) {
            workers.run(stack.loading(weights));
        }

        /** How many slices the features of the last pass are in. */
        int slices() {
            return shards.size() * stack.shape().wiring().directions();
        }

        /**
         * Runs over steps {@code [B, F, T]}.
         *
         * @param top is handed each slice of the features as soon as it is computed, by several threads at once
         */
        void forward(INDArray input, double dropout, RandomGenerator random, Consumer<FeatureSlice> top) {
            refresh();
            int batch = (int) input.size(0);
            prepare((int) input.size(2), batch);
            tapes.subList(0, shards.size()).forEach(tape -> tape.dropOut(dropout, random));
            float[] values = Tensors.toTimeMajor(input);
            for (int i = 0; i < shards.size(); i++) {
                copySteps(values, batch, shards.get(i), tapes.get(i).inputs(), true);
            }
            int last = stack.shape().depth() - 1;
            for (int level = 0; level <= last; level++) {
                int current = level;
                inParts((shard, direction) -> {
                    tapes.get(shard).forward(current, direction);
                    if (current == last) {
                        top.accept(slice(shard, direction));
                    }
                });
            }
        }

        private FeatureSlice slice(int shard, int direction) {
            StackTape tape = tapes.get(shard);
            return new FeatureSlice(
                    shard * tape.directions() + direction,
                    shards.get(shard),
                    steps,
                    shards.get(shards.size() - 1).to(),
                    direction,
                    stack.shape().units(),
                    tape.outputStride(),
                    tape.outputs(direction),
                    tape.outputAt(direction, 0),
                    tape.outputGradient(direction));
        }

        private void prepare(int newSteps, int batch) {
            steps = newSteps;
            // Both directions of a shard run at the same time: shards are needed only for more threads than that.
            shards = Shard.of(batch, workers.threads() / stack.shape().wiring().directions());
            for (int i = 0; i < shards.size(); i++) {
                if (i == tapes.size()) {
                    tapes.add(new StackTape(stack, steps, shards.get(i).size()));
                    gradients.add(i == 0 ? flat() : new float[stack.layout().size()]);
                }
                tapes.get(i).shape(steps, shards.get(i).size());
            }
        }

        private void inParts(Part part) {
            List<Runnable> parts = new ArrayList<>();
            for (int i = 0; i < shards.size(); i++) {
                int shard = i;
                for (int d = 0; d < stack.shape().wiring().directions(); d++) {
                    int direction = d;
                    parts.add(() -> part.run(shard, direction));
                }
            }
            workers.run(parts);
        }

        /** Between steps {@code [T, B, F]} of the whole batch and a shard's padded rows. */
        private void copySteps(float[] whole, int batch, Shard shard, float[] padded, boolean toShard) {
            int features = stack.shape().features();
            int stride = tapes.get(0).inputStride();
            for (int t = 0; t < steps; t++) {
                for (int row = 0; row < shard.size(); row++) {
                    int from = (t * batch + shard.from() + row) * features;
                    int at = (t * shard.size() + row) * stride;
                    if (toShard) {
                        System.arraycopy(whole, from, padded, at, features);
                    } else {
                        System.arraycopy(padded, at, whole, from, features);
                    }
                }
            }
        }

        /**
         * Goes back through the last pass.
         *
         * @param top fills the gradient of each slice of the features, by several threads at once
         * @param weightsWanted whether the gradient of the weights is wanted
         * @param stepsWanted whether the gradient of the steps is wanted, {@code [B, F, T]}
         */
        Optional<INDArray> backward(Consumer<FeatureSlice> top, boolean weightsWanted, boolean stepsWanted) {
            int last = stack.shape().depth() - 1;
            if (weightsWanted) {
                gradients.subList(0, shards.size()).forEach(gradient -> Arrays.fill(gradient, 0));
            }
            for (int level = last; level >= 0; level--) {
                int current = level;
                inParts((shard, direction) -> {
                    StackTape tape = tapes.get(shard);
                    if (current == last) {
                        top.accept(slice(shard, direction));
                    }
                    tape.backward(current, direction);
                    if (weightsWanted) {
                        tape.addWeightGradients(current, direction, gradients.get(shard));
                    }
                });
                if (level > 0 || stepsWanted) {
                    inParts((shard, direction) -> tapes.get(shard).lower(current, direction));
                }
            }
            if (weightsWanted) {
                publish(gradients.subList(0, shards.size()));
            }
            return stepsWanted ? Optional.of(stepGradient()) : Optional.empty();
        }

        private INDArray stepGradient() {
            int features = stack.shape().features();
            int batch = shards.get(shards.size() - 1).to();
            float[] gradient = new float[steps * batch * features];
            for (int i = 0; i < shards.size(); i++) {
                copySteps(gradient, batch, shards.get(i), tapes.get(i).inputGradient(), false);
            }
            return Tensors.fromTimeMajor(gradient, steps, batch, features);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            int width = stack.shape().outputs();
            INDArray features = Nd4j.createUninitialized(
                    DataType.FLOAT, getInput().size(2), getInput().size(0), width);
            FloatBuffer memory = Tensors.memory(features);
            forward(
                    getInput(),
                    0,
                    () -> 0,
                    slice -> slice.forEachRow((row, at, gradientAt) ->
                            memory.put(row * width + slice.firstColumn(), slice.outputs(), at, slice.columns())));
            return workspaces.leverageTo(ArrayType.ACTIVATIONS, features.permute(1, 2, 0));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            int width = stack.shape().outputs();
            FloatBuffer errors = FloatBuffer.wrap(Tensors.toTimeMajor(epsilon));
            INDArray stepGradient = backward(
                            slice -> slice.forEachRow((row, outputAt, at) -> errors.get(
                                    row * width + slice.firstColumn(), slice.gradient(), at, slice.columns())),
                            true,
                            true)
                    .orElseThrow();
            return new Pair<>(publishedGradient(), workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, stepGradient));
        }
    }
}
