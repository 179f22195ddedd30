package continuo.crnngan;

import continuo.crnngan.feedback.FeedbackNetwork;
import continuo.crnngan.feedback.FeedbackTape;
import continuo.nn.Dropping;
import continuo.nn.GeneratorPasses;
import continuo.nn.NetworkModel;
import continuo.nn.Shard;
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
    private final int conditions;
    private final double dropout;
    private final boolean throughFeedback;

    /** @param throughFeedback whether the error goes back through the output that is fed back, or takes it as given */
    FeedbackGenerator(GeneratorParameters parameters, ModelContext context, boolean throughFeedback) {
        this(
                new FeedbackNetwork(
                        KernelChoice.best(),
                        new FeedbackNetwork.Shape(
                                context.features(),
                                context.conditions(),
                                parameters.units(),
                                parameters.depth(),
                                parameters.range())),
                parameters.dropout(),
                throughFeedback,
                context);
    }

    private FeedbackGenerator(FeedbackNetwork engine, double dropout, boolean throughFeedback, ModelContext context) {
        super(context, engine);
        this.passes = new GeneratorPasses<>(engine, flat(), workers());
        this.features = context.features();
        this.conditions = context.conditions();
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
        TrueSteps prime = TrueSteps.of(request, features, conditions);
        int primed = prime.steps();
        float[] noise = noise(primed + request.steps(), request.temperature(), random);
        int batch = request.batch();
        return passes.sample(batch, primed, request.steps(), (shard, tape, t) -> {
            tape.given(prime.given(shard, t, 1));
            float[] z = rows(shard, noise, t + 1, 1, batch);
            if (t == 0) {
                tape.advance(z, rows(shard, noise, 0, 1, batch), features);
            } else if (t <= primed) {
                tape.advance(z, prime.values(shard, t - 1, 1), features);
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
        TrueSteps conditioned = TrueSteps.of(request, features, conditions);
        float[] noise = noise(steps, batch, random);
        return passes.forward(steps, batch, new Dropping(dropout, random), (shard, tape) -> {
            tape.given(conditioned.given(shard, 0, steps));
            tape.forward(rows(shard, noise, 1, steps, batch), rows(shard, noise, 0, 1, batch));
        });
    }

    @Override
    public void backward(INDArray sampleGradient) {
        passes.backward(sampleGradient, (tape, gradient) -> tape.backward(throughFeedback, gradient));
    }

    @Override
    public INDArray predict(INDArray real, RandomGenerator random) {
        TrueSteps truth = TrueSteps.of(real, features);
        int steps = truth.steps();
        int batch = truth.batch();
        float[] noise = noise(steps, batch, random);
        return passes.forward(steps, batch, new Dropping(dropout, random), (shard, tape) -> {
            tape.given(truth.given(shard, 0, steps));
            tape.forwardForced(
                    rows(shard, noise, 1, steps, batch), rows(shard, noise, 0, 1, batch), truth.values(shard));
        });
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        passes.backward(predictionGradient, (tape, gradient) -> tape.backward(false, gradient));
    }
}
