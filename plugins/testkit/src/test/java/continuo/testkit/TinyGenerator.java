package continuo.testkit;

import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.spi.NextEvent;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pf4j.Extension;

/** {@code x_t = tanh(W [z_t ; x_{t-1}] + b)}: about the smallest generator there can be. */
@Extension
@Component(id = "tiny", summary = "a dense layer fed back")
public class TinyGenerator extends TinyModel implements Generator, Differentiable, NextEvent {
    private double[][][] taped;
    private double[][][] results;

    public TinyGenerator(NoParameters none, ModelContext context) {
        super(context, 2 * context.features(), context.features());
    }

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        INDArray start = request.prime().orElseGet(() -> Nd4j.zeros(DataType.FLOAT, request.batch(), features, 1));
        return run(request.steps(), start, false, random, request.temperature());
    }

    @Override
    public INDArray forward(Request request, RandomGenerator random) {
        int batch = request.batch();
        int steps = request.steps();
        return run(steps, Nd4j.zeros(DataType.FLOAT, batch, features, 1), false, Collections.nCopies(batch, random), 1);
    }

    @Override
    public INDArray predict(INDArray real, RandomGenerator random) {
        return run((int) real.size(2), real, true, Collections.nCopies((int) real.size(0), random), 1);
    }

    private INDArray run(
            int steps, INDArray given, boolean forced, List<? extends RandomGenerator> random, double temperature) {
        int batch = random.size();
        INDArray sample = Nd4j.zeros(DataType.FLOAT, batch, features, steps);
        taped = new double[batch][steps][];
        results = new double[batch][steps][];
        for (int sequence = 0; sequence < batch; sequence++) {
            double[] previous = forced ? new double[features] : column(given, sequence, (int) given.size(2) - 1);
            for (int step = 0; step < steps; step++) {
                double[] input = new double[inputs];
                for (int i = 0; i < features; i++) {
                    input[i] = temperature * random.get(sequence).nextDouble();
                    input[features + i] = previous[i];
                }
                taped[sequence][step] = input;
                results[sequence][step] = layer(input);
                put(sample, sequence, step, results[sequence][step]);
                previous = forced ? column(given, sequence, target(step)) : results[sequence][step];
            }
        }
        return sample;
    }

    /** Which true step the next prediction sees: the one just passed. */
    int target(int step) {
        return step;
    }

    @Override
    public void backward(INDArray sampleGradient) {
        backward(sampleGradient, true);
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        backward(predictionGradient, false);
    }

    void backward(INDArray gradient, boolean throughFeedback) {
        clearSums();
        for (int sequence = 0; sequence < taped.length; sequence++) {
            double[] fedBack = new double[features];
            for (int step = taped[sequence].length - 1; step >= 0; step--) {
                double[] arriving = column(gradient, sequence, step);
                for (int i = 0; i < features && throughFeedback; i++) {
                    arriving[i] += fedBack[i];
                }
                double[] leaving = layerBackward(taped[sequence][step], results[sequence][step], arriving);
                System.arraycopy(leaving, features, fedBack, 0, features);
            }
        }
        publishSums();
    }
}
