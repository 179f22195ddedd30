package continuo.nn;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.LogitHead;
import continuo.nn.recurrent.RecurrentStack;
import java.util.Arrays;
import java.util.Optional;
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
                new LogitLayer(new LogitHead(stack.shape().outputs())));
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
        layer().forward(input, dropout, random);
        INDArray logits = Nd4j.createUninitialized(DataType.FLOAT, steps, batch);
        Tensors.write(head().forward(layer().features(), steps * batch), logits);
        return new Outputs(logits.transpose(), Tensors.fromTimeMajor(layer().features(), featureMemory()));
    }

    /** Native memory for the features, which are by far the largest that leaves a pass. */
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
        float[] errors = new float[steps * batch];
        Tensors.read(logitGradient.transpose(), errors);
        float[] gradient = layer().features();
        if (weightsWanted) {
            head().backwardWeights(errors, gradient);
        }
        if (featureGradient.isPresent()) {
            Tensors.read(featureGradient.get().permute(2, 0, 1), gradient);
        } else {
            Arrays.fill(gradient, 0);
        }
        head().backwardFeatures(errors, gradient);
        return layer().backward(weightsWanted, stepsWanted);
    }
}
