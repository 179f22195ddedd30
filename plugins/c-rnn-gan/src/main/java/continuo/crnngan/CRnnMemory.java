package continuo.crnngan;

import continuo.crnngan.memory.Drawing;
import continuo.crnngan.memory.LevelColumn;
import continuo.crnngan.memory.MemoryNetwork;
import continuo.crnngan.memory.MemoryNetwork.Output;
import continuo.crnngan.memory.MemoryTape;
import continuo.crnngan.memory.MemoryTape.Draw;
import continuo.nn.Dropping;
import continuo.nn.GeneratorPasses;
import continuo.nn.NetworkModel;
import continuo.nn.Tensors;
import continuo.nn.kernel.KernelChoice;
import continuo.params.Parameter;
import continuo.spi.Column;
import continuo.spi.Column.Role;
import continuo.spi.Component;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.ModelContext;
import continuo.spi.MostLikely;
import continuo.spi.NextEvent;
import continuo.spi.Requires;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
@Requires(columns = Column.Type.QUANTISED, given = true)
public final class CRnnMemory extends NetworkModel
        implements Generator, Differentiable, NextEvent, Likelihood, MostLikely {
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

    private final MemoryNetwork engine;
    private final GeneratorPasses<MemoryTape> passes;
    private final Parameters parameters;

    public CRnnMemory(Parameters parameters, ModelContext context) {
        this(
                new MemoryNetwork(
                        KernelChoice.best(),
                        new MemoryNetwork.Shape(
                                context.columns().stream()
                                        .map(CRnnMemory::levels)
                                        .toList(),
                                context.conditions(),
                                parameters.units(),
                                parameters.depth(),
                                (float) parameters.memory(),
                                parameters.output())),
                parameters,
                context);
    }

    private CRnnMemory(MemoryNetwork engine, Parameters parameters, ModelContext context) {
        super(context, engine);
        this.engine = engine;
        this.parameters = parameters;
        passes = new GeneratorPasses<>(engine, flat(), workers());
    }

    private static LevelColumn levels(Column column) {
        List<Double> levels = column.levels();
        float[] values = new float[levels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) column.scaling().toNetwork(levels.get(i));
        }
        return new LevelColumn(values, column.role() == Role.PITCH ? octave(column) : 0);
    }

    /** After how many levels of pitch an octave is over: as the column says, or else as its frequencies do. */
    private static int octave(Column column) {
        return column.period() > 0 ? column.period() : octave(column.levels());
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

    /** What a pass over a batch draws with: dropout masks are drawn after the noise. */
    private float[] noise(int steps, int batch, RandomGenerator random) {
        float[] noise = new float[steps * batch * engine.noiseSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }

    private Dropping dropping(RandomGenerator random) {
        return new Dropping(parameters.dropout(), random);
    }

    private TrueSteps steps(Request request) {
        return TrueSteps.of(request, engine.features(), engine.shape().given());
    }

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        Drawing drawing = new Drawing(request.temperature(), parameters.nucleus(), parameters.pitchNucleus());
        TrueSteps prime = steps(request);
        int size = engine.noiseSize();
        return passes.sample(request.batch(), prime.steps(), request.steps(), (shard, tape, t) -> {
            tape.given(prime.given(shard, t, 1));
            if (t == 0) {
                tape.draw(drawing);
                tape.begin();
            }
            float[] noise = new float[shard.size() * size];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.get(shard.from() + i / size).nextFloat();
            }
            if (t < prime.steps()) {
                tape.advanceForced(prime.values(shard, t, 1));
            } else {
                tape.advance(noise);
            }
        });
    }

    @Override
    public INDArray forward(Request request, RandomGenerator random) {
        int steps = request.steps();
        int batch = request.batch();
        TrueSteps conditioned = steps(request);
        float[] noise = noise(steps, batch, random);
        return passes.forward(steps, batch, dropping(random), (shard, tape) -> {
            tape.given(conditioned.given(shard, 0, steps));
            tape.forward(shard.rows(noise, 0, steps, batch, engine.noiseSize()), Draw.HARD);
        });
    }

    @Override
    public void backward(INDArray sampleGradient) {
        passes.backward(sampleGradient, MemoryTape::backward);
    }

    @Override
    public INDArray predict(INDArray real, RandomGenerator random) {
        TrueSteps truth = TrueSteps.of(real, engine.features());
        int steps = truth.steps();
        int batch = truth.batch();
        float[] noise = noise(steps, batch, random);
        return passes.forward(steps, batch, dropping(random), (shard, tape) -> {
            tape.given(truth.given(shard, 0, steps));
            tape.predict(truth.values(shard), shard.rows(noise, 0, steps, batch, engine.noiseSize()), Draw.HARD);
        });
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        passes.backward(predictionGradient, MemoryTape::backwardPrediction);
    }

    @Override
    public double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random) {
        TrueSteps truth = TrueSteps.of(real, engine.features());
        int steps = truth.steps();
        int batch = truth.batch();
        float share = 1f / (steps * batch);
        float[] factors = weights.map(w -> Tensors.toTimeMajor(w.reshape(batch, 1, steps)))
                .orElseGet(() -> ones(steps * batch));
        double sum = passes.learn(steps, batch, dropping(random), (shard, tape, gradient) -> {
            tape.given(truth.given(shard, 0, steps));
            float[] own = shard.rows(factors, 0, steps, batch, 1);
            float[] shares = own.clone();
            for (int row = 0; row < shares.length; row++) {
                shares[row] *= share;
            }
            double[] terms = tape.negativeLogLikelihoods(truth.values(shard), shares);
            tape.backwardForced(gradient);
            double weighted = 0;
            for (int row = 0; row < terms.length; row++) {
                weighted += own[row] * terms[row];
            }
            return weighted;
        });
        return sum / (steps * batch);
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public INDArray logLikelihood(INDArray real) {
        TrueSteps truth = TrueSteps.of(real, engine.features());
        float[] values = new float[truth.steps() * truth.batch()];
        passes.run(truth.steps(), truth.batch(), (shard, tape) -> {
            tape.given(truth.given(shard, 0, truth.steps()));
            double[] terms = tape.logLikelihoods(truth.values(shard));
            float[] own = new float[terms.length];
            for (int row = 0; row < own.length; row++) {
                own[row] = (float) terms[row];
            }
            shard.putRows(own, 1, values, 0, truth.steps(), truth.batch(), 1);
        });
        return Tensors.fromTimeMajor(values, truth.steps(), truth.batch(), 1).reshape(truth.batch(), truth.steps());
    }

    @Override
    public INDArray mostLikely(INDArray real) {
        TrueSteps truth = TrueSteps.of(real, engine.features());
        return passes.forward(truth.steps(), truth.batch(), Dropping.NOTHING, (shard, tape) -> {
            tape.given(truth.given(shard, 0, truth.steps()));
            tape.mostLikely(truth.values(shard));
        });
    }
}
