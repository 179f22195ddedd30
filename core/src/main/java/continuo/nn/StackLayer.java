package continuo.nn;

import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.StackTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

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
        void run(Shard shard, StackTape tape, int direction, float[] gradient);
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
        /** Features or their gradient on the way to or from ND4J, {@code [T, B, K]}. */
        private transient float[] transfer = new float[0];

        Run(NeuralNetConfiguration configuration, DataType type, RecurrentStack stack, Workers workers) {
            super(configuration, type, stack.layout());
            this.stack = stack;
            this.workers = workers;
        }

        @Override
        void load(float[] weights) {
            workers.run(stack.loading(weights));
        }

        /** The features of the last pass, {@code [T, B, K]} and room to spare; after a backward pass their gradient. */
        float[] features() {
            return transfer;
        }

        /** Runs over steps {@code [B, F, T]}; the result is in {@link #features()}. */
        void forward(INDArray input, double dropout, RandomGenerator random) {
            refresh();
            int batch = (int) input.size(0);
            prepare((int) input.size(2), batch);
            tapes.subList(0, shards.size()).forEach(tape -> tape.dropOut(dropout, random));
            float[] values = Tensors.toTimeMajor(input);
            for (int i = 0; i < shards.size(); i++) {
                StackTape tape = tapes.get(i);
                copyRows(
                        values,
                        batch,
                        stack.shape().features(),
                        0,
                        shards.get(i),
                        tape.inputs(),
                        0,
                        tape.inputStride(),
                        stack.shape().features(),
                        true);
            }
            int top = stack.shape().depth() - 1;
            for (int level = 0; level <= top; level++) {
                int current = level;
                inParts((shard, tape, direction, gradient) -> {
                    tape.forward(current, direction);
                    if (current == top) {
                        copyOutputs(batch, shard, tape, direction);
                    }
                });
            }
        }

        private void copyOutputs(int batch, Shard shard, StackTape tape, int direction) {
            copyRows(
                    transfer,
                    batch,
                    stack.shape().outputs(),
                    direction * stack.shape().units(),
                    shard,
                    tape.outputs(direction),
                    tape.outputAt(direction, 0),
                    tape.outputStride(),
                    stack.shape().units(),
                    false);
        }

        private void copyOutputGradient(int batch, Shard shard, StackTape tape, int direction) {
            copyRows(
                    transfer,
                    batch,
                    stack.shape().outputs(),
                    direction * stack.shape().units(),
                    shard,
                    tape.outputGradient(direction),
                    0,
                    tape.outputStride(),
                    stack.shape().units(),
                    true);
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
            int size = steps * batch * stack.shape().outputs();
            transfer = transfer.length >= size ? transfer : new float[size];
        }

        private void inParts(Part part) {
            List<Runnable> parts = new ArrayList<>();
            for (int i = 0; i < shards.size(); i++) {
                Shard shard = shards.get(i);
                StackTape tape = tapes.get(i);
                float[] gradient = gradients.get(i);
                for (int d = 0; d < tape.directions(); d++) {
                    int direction = d;
                    parts.add(() -> part.run(shard, tape, direction, gradient));
                }
            }
            workers.run(parts);
        }

        /** Between rows {@code [T, B, width]} of the whole batch and a shard's padded rows. */
        private void copyRows(
                float[] whole,
                int batch,
                int width,
                int column,
                Shard shard,
                float[] padded,
                int paddedAt,
                int stride,
                int count,
                boolean toShard) {
            for (int t = 0; t < steps; t++) {
                for (int row = 0; row < shard.size(); row++) {
                    int from = (t * batch + shard.from() + row) * width + column;
                    int at = paddedAt + (t * shard.size() + row) * stride;
                    if (toShard) {
                        System.arraycopy(whole, from, padded, at, count);
                    } else {
                        System.arraycopy(padded, at, whole, from, count);
                    }
                }
            }
        }

        /**
         * Goes back through the last pass from dL/dfeatures, which the caller has put in {@link #features()}.
         *
         * @param weightsWanted whether the gradient of the weights is wanted
         * @param stepsWanted whether the gradient of the steps is wanted, {@code [B, F, T]}
         */
        Optional<INDArray> backward(boolean weightsWanted, boolean stepsWanted) {
            int batch = shards.get(shards.size() - 1).to();
            int top = stack.shape().depth() - 1;
            if (weightsWanted) {
                gradients.subList(0, shards.size()).forEach(gradient -> Arrays.fill(gradient, 0));
            }
            for (int level = top; level >= 0; level--) {
                int current = level;
                inParts((shard, tape, direction, gradient) -> {
                    if (current == top) {
                        copyOutputGradient(batch, shard, tape, direction);
                    }
                    tape.backward(current, direction);
                    if (weightsWanted) {
                        tape.addWeightGradients(current, direction, gradient);
                    }
                });
                if (level > 0 || stepsWanted) {
                    inParts((shard, tape, direction, gradient) -> tape.lower(current, direction));
                }
            }
            if (weightsWanted) {
                publish(Gradients.sum(gradients.subList(0, shards.size())));
            }
            return stepsWanted ? Optional.of(stepGradient(batch)) : Optional.empty();
        }

        private INDArray stepGradient(int batch) {
            int features = stack.shape().features();
            float[] gradient = new float[steps * batch * features];
            for (int i = 0; i < shards.size(); i++) {
                StackTape tape = tapes.get(i);
                copyRows(
                        gradient,
                        batch,
                        features,
                        0,
                        shards.get(i),
                        tape.inputGradient(),
                        0,
                        tape.inputStride(),
                        features,
                        false);
            }
            return Tensors.fromTimeMajor(gradient, steps, batch, features);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            forward(getInput(), 0, () -> 0);
            int batch = (int) getInput().size(0);
            return workspaces.leverageTo(
                    ArrayType.ACTIVATIONS,
                    Tensors.fromTimeMajor(transfer, steps, batch, stack.shape().outputs()));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            Tensors.read(epsilon.permute(2, 0, 1), transfer);
            INDArray stepGradient = backward(true, true).orElseThrow();
            return new Pair<>(publishedGradient(), workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, stepGradient));
        }
    }
}
