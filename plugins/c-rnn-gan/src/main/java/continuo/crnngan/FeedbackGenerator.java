package continuo.crnngan;

import continuo.nn.GeneratorNetwork;
import continuo.nn.recurrent.FeedbackNetwork;
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
abstract class FeedbackGenerator extends NetworkModel<GeneratorNetwork>
        implements Generator, Differentiable, NextEvent {
    private static final float NOISE_MEAN = 0.5f;

    private final int features;
    private final double dropout;
    private final boolean throughFeedback;

    /** @param throughFeedback whether the error goes back through the output that is fed back, or takes it as given */
    FeedbackGenerator(GeneratorParameters parameters, ModelContext context, boolean throughFeedback) {
        super(new GeneratorNetwork(
                new FeedbackNetwork.Shape(
                        context.features(), parameters.units(), parameters.depth(), parameters.range()),
                context.seed(),
                context.threads()));
        this.features = context.features();
        this.dropout = parameters.dropout();
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
        float[] noise = noise(primed + request.steps(), request.temperature(), random);
        return network.sample(noise, request.steps(), request.batch(), request.prime());
    }

    @Override
    public INDArray forward(int batch, int steps, RandomGenerator random) {
        return network.forward(noise(steps, batch, random), steps, batch, dropout, random);
    }

    @Override
    public void backward(INDArray sampleGradient) {
        network.backward(sampleGradient, throughFeedback);
    }

    @Override
    public INDArray predict(INDArray real, RandomGenerator random) {
        float[] noise = noise((int) real.size(2), (int) real.size(0), random);
        return network.forwardForced(noise, real, dropout, random);
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        network.backward(predictionGradient, false);
    }
}
