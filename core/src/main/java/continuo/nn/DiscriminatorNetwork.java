package continuo.nn;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.LogitHead;
import continuo.nn.recurrent.RecurrentStack;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A discriminator of LSTM layers ({@link RecurrentStack}) under one logit a step. Tensors are {@code [B, F, T]}. */
public final class DiscriminatorNetwork extends Network {
    private final RecurrentStack stack;
    private INDArray memory = Nd4j.createUninitialized(DataType.FLOAT, 1);
    private int batch;
    private int steps;

    public DiscriminatorNetwork(RecurrentStack.Shape shape, long seed, int threads) {
        this(new RecurrentStack(KernelChoice.best(), shape), seed, new Workers(threads));
    }

    private DiscriminatorNetwork(RecurrentStack stack, long seed, Workers workers) {
        super(
                seed,
                workers,
                new StackLayer(stack, workers),
                new LogitLayer(new LogitHead(stack.shape().outputs()), workers));
        this.stack = stack;
    }

    private StackLayer.Run layer() {
        return (StackLayer.Run) run(0);
    }

    private LogitLayer.Run head() {
        return (LogitLayer.Run) run(1);
    }

    /**
     * What comes of a pass.
     *
     * @param logits {@code [B, T]}
     * @param features {@code [B, K, T]}
     */
    public record Outputs(INDArray logits, INDArray features) {}

    /** Runs over steps {@code [B, F, T]} and remembers it. */
    public Outputs forward(INDArray input, double dropout, RandomGenerator random) {
        batch = (int) input.size(0);
        steps = (int) input.size(2);
        int rows = steps * batch;
        int width = stack.shape().outputs();
        INDArray features = featureMemory();
        FloatBuffer memory = Tensors.memory(features);
        head().refresh();
        LogitHead head = head().head();
        float[][] contributions = new float[stack.shape().wiring().directions()][rows];
        layer().forward(
                        input,
                        dropout,
                        random,
                        slice -> slice.forEachRow((row, at, gradientAt) -> {
                            contributions[slice.direction()][row] =
                                    head.contribution(slice.firstColumn(), slice.columns(), slice.outputs(), at);
                            memory.put(row * width + slice.firstColumn(), slice.outputs(), at, slice.columns());
                        }));
        float[] sums = new float[rows];
        Arrays.fill(sums, head.bias());
        for (float[] contribution : contributions) {
            for (int row = 0; row < rows; row++) {
                sums[row] += contribution[row];
            }
        }
        INDArray logits = Nd4j.createUninitialized(DataType.FLOAT, steps, batch);
        Tensors.write(sums, logits);
        return new Outputs(logits.transpose(), features.permute(1, 2, 0));
    }

    /** Native memory for the features {@code [T, B, K]}, which are by far the largest that leaves a pass. */
    private INDArray featureMemory() {
        long size = (long) steps * batch * stack.shape().outputs();
        if (memory.length() < size) {
            memory.close();
            memory = Nd4j.createUninitialized(DataType.FLOAT, size);
        }
        return memory.get(NDArrayIndex.interval(0, size))
                .reshape('c', steps, batch, stack.shape().outputs());
    }

    /**
     * Goes back through the last pass. May be called once after it.
     *
     * @param logitGradient dL/dlogits {@code [B, T]}
     * @param featureGradient dL/dfeatures {@code [B, K, T]}; empty stands for zero
     * @param weightsWanted whether {@link #gradient()} is wanted
     * @param stepsWanted whether dL/dsteps is wanted
     * @return dL/dsteps {@code [B, F, T]} if wanted
     */
    public Optional<INDArray> backward(
            INDArray logitGradient, Optional<INDArray> featureGradient, boolean weightsWanted, boolean stepsWanted) {
        int width = stack.shape().outputs();
        LogitHead head = head().head();
        float[] errors = new float[steps * batch];
        Tensors.read(logitGradient.transpose(), errors);
        Optional<INDArray> denseGradient = featureGradient.map(gradient -> Tensors.dense(gradient.permute(2, 0, 1)));
        Optional<FloatBuffer> featureErrors = denseGradient.map(Tensors::memory);
        float[][] weightGradients =
                new float[weightsWanted ? layer().slices() : 0][head.layout().size()];
        Consumer<FeatureSlice> top = slice -> {
            slice.clearGradient();
            slice.forEachRow((row, outputAt, at) -> {
                featureErrors.ifPresent(
                        from -> from.get(row * width + slice.firstColumn(), slice.gradient(), at, slice.columns()));
                head.backward(errors[row], slice.firstColumn(), slice.columns(), slice.gradient(), at);
                if (weightsWanted) {
                    head.addWeightGradient(
                            errors[row],
                            slice.firstColumn(),
                            slice.columns(),
                            slice.outputs(),
                            outputAt,
                            weightGradients[slice.index()]);
                }
            });
        };
        Optional<INDArray> stepGradient = layer().backward(top, weightsWanted, stepsWanted);
        Reference.reachabilityFence(denseGradient);
        if (weightsWanted) {
            head.addBiasGradient(errors, weightGradients[0]);
            head().publish(List.of(weightGradients));
        }
        return stepGradient;
    }
}
