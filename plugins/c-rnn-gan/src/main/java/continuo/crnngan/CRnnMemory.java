package continuo.crnngan;

import continuo.nn.MemoryGeneratorNetwork;
import continuo.nn.recurrent.Drawing;
import continuo.nn.recurrent.LevelColumn;
import continuo.nn.recurrent.MemoryNetwork;
import continuo.nn.recurrent.MemoryNetwork.Output;
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
 * The paper's generator with a memory: it is fed what it put out last and a fading histogram of all that it has put out,
 * by which it keeps to a key, to note values and to a touch. One column after another, it draws each value from a
 * distribution over the column's levels, or, as the paper's does, makes a real number of one of noise: it draws from a
 * mixture of logistics (Salimans et al. 2017). The error goes back through draws of levels straight (Gumbel-softmax, Jang
 * et al. 2017) and through those of numbers exactly (Figurnov et al. 2018), so that it plays against a discriminator
 * either way.
 */
@Extension
@Component(
        id = "c-rnn-memory",
        summary = "one-way LSTM with a fading memory of what it played, which draws levels or real numbers",
        source = "Mogren 2016, arXiv:1611.09904, section 3; Jang et al. 2017, arXiv:1611.01144")
@Requires(columns = Column.Type.QUANTISED)
public final class CRnnMemory extends NetworkModel<MemoryGeneratorNetwork>
        implements Generator, Differentiable, NextEvent, Likelihood {
    private static final double OCTAVE = 2;
    private static final double PRECISION = 1e-4;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "LSTM units of each layer", value = "128", min = 1, max = 4096)
            int units,

            @Parameter(help = "LSTM layers one above another", value = "2", min = 1, max = 8)
            int depth,

            @Parameter(help = "share of each layer's outputs left out in training", value = "0.2", min = 0, max = 0.95)
            double dropout,

            @Parameter(
                    help = "what is left of the memory after each tone; 0 remembers the last one only",
                    value = "0.98",
                    min = 0,
                    max = 0.9999)
            double memory,

            @Parameter(
                    help = "classes: each value is one of the column's levels, drawn from a distribution over them;"
                            + " numbers: it is a real number, drawn from a mixture of logistics",
                    value = "classes")
            Output output,

            @Parameter(
                    help =
                            "pieces are drawn from the likeliest levels (numbers: components of the mixture) that together have this"
                                    + " probability; 1 draws from all",
                    value = "0.98",
                    min = 0.01,
                    max = 1,
                    sampling = true)
            double nucleus,

            @Parameter(
                    help = "the same for frequencies, where what is unlikely is a wrong tone",
                    value = "0.88",
                    min = 0.01,
                    max = 1,
                    sampling = true)
            double pitchNucleus) {}

    private final double dropout;
    private final double nucleus;
    private final double pitchNucleus;

    public CRnnMemory(Parameters parameters, ModelContext context) {
        super(new MemoryGeneratorNetwork(
                new MemoryNetwork.Shape(
                        context.columns().stream().map(CRnnMemory::levels).toList(),
                        parameters.units(),
                        parameters.depth(),
                        (float) parameters.memory(),
                        parameters.output()),
                context.seed(),
                context.threads()));
        dropout = parameters.dropout();
        nucleus = parameters.nucleus();
        pitchNucleus = parameters.pitchNucleus();
    }

    private static LevelColumn levels(Column column) {
        List<Double> levels = column.levels();
        float[] values = new float[levels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) column.scaling().toNetwork(levels.get(i));
        }
        return new LevelColumn(values, column.unit().equals("Hz") ? octave(levels) : 0);
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
        Drawing drawing = new Drawing(request.temperature(), nucleus, pitchNucleus);
        return network.sample(random, request.steps(), drawing, request.prime());
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
