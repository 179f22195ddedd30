package continuo.crnngan;

import continuo.crnngan.feedback.FeedbackNetwork;
import continuo.crnngan.feedback.FeedbackTape;
import continuo.nn.Dropping;
import continuo.nn.GeneratorPasses;
import continuo.nn.NetworkModel;
import continuo.nn.Shard;
import continuo.nn.Tensors;
import continuo.nn.kernel.KernelChoice;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.spi.NextEvent;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The generator of Mogren 2016, section 3: a one-way LSTM whose input at each step is uniform noise z_t ~ U[0,1]^F beside
 * its own last output, x_0 ~ U[0,1]^F.
 */
abstract class FeedbackGenerator extends NetworkModel implements Generator, Differentiable, NextEvent {
    private static final float NOISE_MEAN = 0.5f;

    private final GeneratorPasses<FeedbackTape> passes;
    private final int features;
    private final double dropout;
    private final boolean throughFeedback;

    /** @param throughFeedback whether the error goes back through the output that is fed back, or takes it as given */
    FeedbackGenerator(GeneratorParameters parameters, ModelContext context, boolean throughFeedback) {
        this(
                new FeedbackNetwork(
                        KernelChoice.best(),
                        new FeedbackNetwork.Shape(
                                context.features(), 0, parameters.units(), parameters.depth(), parameters.range())),
                parameters.dropout(),
                throughFeedback,
                context);
    }

    private FeedbackGenerator(FeedbackNetwork engine, double dropout, boolean throughFeedback, ModelContext context) {
        super(context, engine);
        this.passes = new GeneratorPasses<>(engine, flat(), workers());
        this.features = context.features();
        this.dropout = dropout;
        this.throughFeedback = throughFeedback;
    }

    /** Uniform noise for x_0 and {@code steps} steps, {@code [steps + 1, batch, F]}. */
    private float[] noise(int steps, int batch, RandomGenerator random) {
        float[] noise = new float[(steps + 1) * batch * features];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }

    /**
     * Uniform noise of each sequence's own, scaled about its mean by the temperature T: {@code 1/2 + T (z - 1/2)}. In the
     * order of time, so that a longer sample begins with the shorter one.
     */
    private float[] noise(int steps, double temperature, List<? extends RandomGenerator> random) {
        int batch = random.size();
        float scale = (float) temperature;
        float[] noise = new float[(steps + 1) * batch * features];
        for (int i = 0; i < noise.length; i++) {
            float z = random.get(i / features % batch).nextFloat();
            noise[i] = temperature == 1 ? z : NOISE_MEAN + scale * (z - NOISE_MEAN);
        }
        return noise;
    }

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        int primed = request.prime().map(prime -> (int) prime.size(2)).orElse(0);
        float[] prime = request.prime().map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        float[] noise = noise(primed + request.steps(), request.temperature(), random);
        int batch = request.batch();
        return passes.sample(batch, primed, request.steps(), (shard, tape, t) -> {
            float[] z = rows(shard, noise, t + 1, 1, batch);
            if (t == 0) {
                tape.advance(z, rows(shard, noise, 0, 1, batch), features);
            } else if (t <= primed) {
                tape.advance(z, rows(shard, prime, t - 1, 1, batch), features);
            } else {
                tape.advance(z, tape.outputs(), tape.stride());
            }
        });
    }

    private float[] rows(Shard shard, float[] all, int t, int count, int batch) {
        return shard.rows(all, t, count, batch, features);
    }

    @Override
    public INDArray forward(Request request, RandomGenerator random) {
        int steps = request.steps();
        int batch = request.batch();
        float[] noise = noise(steps, batch, random);
        return passes.forward(
                steps,
                batch,
                new Dropping(dropout, random),
                (shard, tape) -> tape.forward(rows(shard, noise, 1, steps, batch), rows(shard, noise, 0, 1, batch)));
    }

    @Override
    public void backward(INDArray sampleGradient) {
        passes.backward(sampleGradient, (tape, gradient) -> tape.backward(throughFeedback, gradient));
    }

    @Override
    public INDArray predict(INDArray real, RandomGenerator random) {
        int steps = (int) real.size(2);
        int batch = (int) real.size(0);
        float[] noise = noise(steps, batch, random);
        float[] values = Tensors.toTimeMajor(real);
        return passes.forward(
                steps,
                batch,
                new Dropping(dropout, random),
                (shard, tape) -> tape.forwardForced(
                        rows(shard, noise, 1, steps, batch),
                        rows(shard, noise, 0, 1, batch),
                        rows(shard, values, 0, steps, batch)));
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        passes.backward(predictionGradient, (tape, gradient) -> tape.backward(false, gradient));
    }
}
