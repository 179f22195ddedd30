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
import continuo.nn.Shard;
import continuo.nn.Tensors;
import continuo.nn.kernel.KernelChoice;
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
@Requires(columns = Column.Type.QUANTISED)
public final class CRnnMemory extends NetworkModel implements Generator, Differentiable, NextEvent, Likelihood {
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
                                0,
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

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        Drawing drawing = new Drawing(request.temperature(), parameters.nucleus(), parameters.pitchNucleus());
        int batch = request.batch();
        int primed = request.prime().map(prime -> (int) prime.size(2)).orElse(0);
        float[] prime = request.prime().map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        return passes.sample(batch, primed, request.steps(), (shard, tape, t) -> {
            if (t == 0) {
                tape.draw(drawing);
                tape.begin();
            }
            float[] noise = new float[shard.size() * engine.noiseSize()];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.get(shard.from() + i / engine.noiseSize()).nextFloat();
            }
            if (t < primed) {
                tape.advanceForced(steps(shard, prime, t, 1, batch));
            } else {
                tape.advance(noise);
            }
        });
    }

    /** A shard's steps out of those of the whole batch, {@code [T, B, F]}. */
    private float[] steps(Shard shard, float[] all, int t, int count, int batch) {
        return shard.rows(all, t, count, batch, engine.features());
    }

    @Override
    public INDArray forward(Request request, RandomGenerator random) {
        int steps = request.steps();
        int batch = request.batch();
        float[] noise = noise(steps, batch, random);
        return passes.forward(
                steps,
                batch,
                dropping(random),
                (shard, tape) -> tape.forward(shard.rows(noise, 0, steps, batch, engine.noiseSize()), Draw.HARD));
    }

    @Override
    public void backward(INDArray sampleGradient) {
        passes.backward(sampleGradient, MemoryTape::backward);
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
                dropping(random),
                (shard, tape) -> tape.predict(
                        steps(shard, values, 0, steps, batch),
                        shard.rows(noise, 0, steps, batch, engine.noiseSize()),
                        Draw.HARD));
    }

    @Override
    public void backwardPrediction(INDArray predictionGradient) {
        passes.backward(predictionGradient, MemoryTape::backwardPrediction);
    }

    @Override
    public double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random) {
        int steps = (int) real.size(2);
        int batch = (int) real.size(0);
        float[] values = Tensors.toTimeMajor(real);
        if (weights.isPresent()) {
            return weighted(values, Tensors.toTimeMajor(weights.get().reshape(batch, 1, steps)), steps, batch, random);
        }
        double sum = passes.learn(steps, batch, dropping(random), (shard, tape, gradient) -> {
            double own = tape.negativeLogLikelihood(steps(shard, values, 0, steps, batch), 1f / (steps * batch));
            tape.backwardForced(gradient);
            return own;
        });
        return sum / (steps * batch);
    }

    /** The mean of -w log p, w {@code [T, B]}. */
    private double weighted(float[] values, float[] weights, int steps, int batch, RandomGenerator random) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= steps * batch;
        }
        return passes.learn(steps, batch, dropping(random), (shard, tape, gradient) -> {
            float[] own = shard.rows(weights, 0, steps, batch, 1);
            double[] terms = tape.negativeLogLikelihoods(steps(shard, values, 0, steps, batch), own);
            tape.backwardForced(gradient);
            double sum = 0;
            for (int row = 0; row < own.length; row++) {
                sum += own[row] * terms[row];
            }
            return sum;
        });
    }

    @Override
    public INDArray logLikelihood(INDArray real) {
        int steps = (int) real.size(2);
        int batch = (int) real.size(0);
        float[] values = Tensors.toTimeMajor(real);
        float[] all = new float[steps * batch];
        passes.run(steps, batch, (shard, tape) -> {
            double[] terms =
                    tape.negativeLogLikelihoods(steps(shard, values, 0, steps, batch), new float[steps * shard.size()]);
            float[] own = new float[terms.length];
            for (int row = 0; row < own.length; row++) {
                own[row] = (float) -terms[row];
            }
            shard.putRows(own, 1, all, 0, steps, batch, 1);
        });
        return Tensors.fromTimeMajor(all, steps, batch, 1).reshape(batch, steps);
    }
}
