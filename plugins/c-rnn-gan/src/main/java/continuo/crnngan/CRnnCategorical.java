package continuo.crnngan;

import continuo.nn.CategoricalGeneratorNetwork;
import continuo.nn.recurrent.CategoricalNetwork;
import continuo.nn.recurrent.CategoricalNetwork.ClassColumn;
import continuo.params.Parameter;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.ModelContext;
import continuo.spi.NextEvent;
import continuo.spi.Requires;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/**
 * The paper's generator for columns of few levels: it draws each value from a distribution over the levels instead of
 * computing it from noise, one column after another, and is fed what it drew and a fading histogram of all it has drawn,
 * by which it keeps to a key, a pulse and a touch. The error goes back through the draws (straight-through
 * Gumbel-softmax, Jang et al. 2017), so that it plays against a discriminator as the paper's does.
 */
@Extension
@Component(
        id = "c-rnn-categorical",
        summary = "one-way LSTM that draws each column from its levels and remembers what it drew",
        source = "Mogren 2016, arXiv:1611.09904, section 3; Jang et al. 2017, arXiv:1611.01144")
@Requires(columns = Column.Type.QUANTISED)
public final class CRnnCategorical extends NetworkModel<CategoricalGeneratorNetwork>
        implements Generator, Differentiable, NextEvent, Likelihood {
    private static final double OCTAVE = 2;
    private static final double PRECISION = 1e-4;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "LSTM units of each layer", value = "350", min = 1, max = 4096)
            int units,

            @Parameter(help = "LSTM layers one above another", value = "2", min = 1, max = 8)
            int depth,

            @Parameter(help = "share of each layer's outputs left out in training", value = "0", min = 0, max = 0.95)
            double dropout,

            @Parameter(
                    help = "what is left of the memory of past tones after each tone; 0 remembers the last one only",
                    value = "0.98",
                    min = 0,
                    max = 0.9999)
            double memory) {}

    private final double dropout;

    public CRnnCategorical(Parameters parameters, ModelContext context) {
        super(new CategoricalGeneratorNetwork(
                new CategoricalNetwork.Shape(
                        context.columns().stream().map(CRnnCategorical::classes).toList(),
                        parameters.units(),
                        parameters.depth(),
                        (float) parameters.memory()),
                context.seed(),
                context.threads()));
        dropout = parameters.dropout();
    }

    private static ClassColumn classes(Column column) {
        List<Double> levels = column.levels();
        float[] values = new float[levels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) column.scaling().toNetwork(levels.get(i));
        }
        return new ClassColumn(values, column.unit().equals("Hz") ? octave(levels) : 0);
    }

    /** After how many levels a frequency is doubled, if that is so for every one of them; else 0. */
    private static int octave(List<Double> levels) {
        for (int period = 1; period < levels.size(); period++) {
            if (levels.get(period) / levels.get(0) > OCTAVE - PRECISION) {
                for (int i = period; i < levels.size(); i++) {
                    if (Math.abs(levels.get(i) / levels.get(i - period) - OCTAVE) > PRECISION) {
                        return 0;
                    }
                }
                return period;
            }
        }
        return 0;
    }

    private float[] noise(int steps, int batch, RandomGenerator random) {
        float[] noise = new float[steps * batch * network.noiseSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        return network.sample(random, request.steps(), request.temperature(), request.prime());
    }

    @Override
    public INDArray forward(int batch, int steps, RandomGenerator random) {
        return network.forward(noise(steps, batch, random), steps, batch, dropout, random);
    }

    @Override
    public void backward(INDArray sampleGradient) {
        network.backward(sampleGradient);
    }

    @Override
    public INDArray predict(INDArray real, RandomGenerator random) {
        float[] noise = noise((int) real.size(2), (int) real.size(0), random);
        return network.predict(noise, real, dropout, random);
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        network.backwardPrediction(predictionGradient);
    }

    @Override
    public double likelihoodGradient(INDArray real, RandomGenerator random) {
        return network.likelihoodGradient(real, dropout, random);
    }
}
