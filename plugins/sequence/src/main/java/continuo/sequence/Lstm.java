package continuo.sequence;

import continuo.nn.Dropping;
import continuo.nn.GeneratorPasses;
import continuo.nn.InputColumns;
import continuo.nn.NetworkModel;
import continuo.nn.Shard;
import continuo.nn.Tensors;
import continuo.nn.kernel.KernelChoice;
import continuo.params.Parameter;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.ModelContext;
import continuo.spi.MostLikely;
import continuo.spi.Requires;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/**
 * A language model of steps: an autoregressive LSTM (Graves 2013, section 2) on columns of bits, classes and levels. A step may be
 * a token, a frame of keys that are down or a tone; how its columns are drawn one after another is told at {@link LstmNetwork}.
 * Trained by its likelihood (teacher forcing).
 */
@Extension
@Component(
        id = "lstm",
        summary = "one-way LSTM with a likelihood, for columns of bits, classes and levels",
        source = "Graves 2013, arXiv:1308.0850, section 2")
@Requires(
        columns = {Column.Type.BINARY, Column.Type.CATEGORICAL, Column.Type.QUANTISED},
        given = true)
public final class Lstm extends NetworkModel implements Generator, Likelihood, MostLikely {
    /** What can be set. */
    public record Parameters(
            @Parameter(help = "LSTM units of each layer", value = "128", min = 1, max = 4096)
            int units,

            @Parameter(help = "LSTM layers one above another", value = "2", min = 1, max = 8)
            int depth,

            @Parameter(help = "share of each layer's outputs left out in training", value = "0.2", min = 0, max = 0.95)
            double dropout,

            @Parameter(
                    help =
                            "pieces are drawn from the likeliest classes that together have this probability; 1 draws from all;"
                                    + " bits are drawn from both values always",
                    value = "0.98",
                    min = 0.01,
                    max = 1,
                    sampling = true)
            double nucleus) {}

    private final LstmNetwork engine;
    private final InputColumns conditions;
    private final GeneratorPasses<LstmSequenceTape> passes;
    private final Parameters parameters;

    public Lstm(Parameters parameters, ModelContext context) {
        this(parameters, context, new InputColumns(context.given()));
    }

    private Lstm(Parameters parameters, ModelContext context, InputColumns conditions) {
        this(
                new LstmNetwork(
                        KernelChoice.best(),
                        new LstmNetwork.Shape(
                                context.columns().stream().map(ClassColumn::of).toList(),
                                conditions.width(),
                                parameters.units(),
                                parameters.depth())),
                parameters,
                context,
                conditions);
    }

    private Lstm(LstmNetwork engine, Parameters parameters, ModelContext context, InputColumns conditions) {
        super(context, engine);
        this.engine = engine;
        this.conditions = conditions;
        this.parameters = parameters;
        passes = new GeneratorPasses<>(engine, flat(), workers());
    }

    /**
     * Sequences as rows.
     *
     * @param steps T
     * @param batch B
     * @param real the generated columns, {@code [T, B, F]} in network units
     * @param given what is taken in of the given ones, {@code [T, B, G]}
     */
    private record Rows(int steps, int batch, float[] real, float[] given) {}

    /** Cuts {@code [B, F + C, T]} into what is generated and what is given. */
    private Rows rows(INDArray sequences) {
        int steps = (int) sequences.size(2);
        int batch = (int) sequences.size(0);
        float[] all = Tensors.toTimeMajor(sequences);
        int features = engine.features();
        int width = conditions.features();
        if (width == 0) {
            return new Rows(steps, batch, all, new float[0]);
        }
        float[] real = new float[steps * batch * features];
        float[] given = new float[steps * batch * width];
        for (int row = 0; row < steps * batch; row++) {
            int from = row * (features + width);
            System.arraycopy(all, from, real, row * features, features);
            System.arraycopy(all, from + features, given, row * width, width);
        }
        return new Rows(steps, batch, real, conditions.expand(given));
    }

    private void logits(Rows rows, Shard shard, LstmSequenceTape tape) {
        tape.logits(
                shard.rows(rows.real, 0, rows.steps, rows.batch, engine.features()),
                shard.rows(rows.given, 0, rows.steps, rows.batch, conditions.width()));
    }

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        int batch = request.batch();
        Rows prime = request.prime().map(this::rows).orElseGet(() -> new Rows(0, batch, new float[0], new float[0]));
        float[] given = request.given()
                .map(conditionsOf -> conditions.expand(Tensors.toTimeMajor(conditionsOf)))
                .orElseGet(() -> new float[request.steps() * batch * conditions.width()]);
        Drawing drawing = new Drawing(request.temperature(), parameters.nucleus());
        return passes.sample(batch, prime.steps, request.steps(), (shard, tape, t) -> {
            if (t < prime.steps) {
                tape.advance(shard.rows(prime.given, t, 1, batch, conditions.width()));
                tape.take(shard.rows(prime.real, t, 1, batch, engine.features()));
            } else {
                tape.advance(shard.rows(given, t - prime.steps, 1, batch, conditions.width()));
                tape.draw(drawing, random.subList(shard.from(), shard.to()));
            }
        });
    }

    @Override
    public double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random) {
        Rows rows = rows(real);
        float[] all = weights.map(each -> Tensors.toTimeMajor(each.reshape(rows.batch, 1, rows.steps)))
                .orElseGet(() -> ones(rows.steps * rows.batch));
        for (int i = 0; i < all.length; i++) {
            all[i] /= all.length;
        }
        return passes.learn(
                rows.steps, rows.batch, new Dropping(parameters.dropout(), random), (shard, tape, gradient) -> {
                    logits(rows, shard, tape);
                    float[] own = shard.rows(all, 0, rows.steps, rows.batch, 1);
                    double[] terms = tape.negativeLogLikelihoods(own);
                    tape.backward(gradient);
                    double sum = 0;
                    for (int row = 0; row < own.length; row++) {
                        sum += own[row] * terms[row];
                    }
                    return sum;
                });
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public INDArray logLikelihood(INDArray real) {
        Rows rows = rows(real);
        float[] all = new float[rows.steps * rows.batch];
        passes.run(rows.steps, rows.batch, (shard, tape) -> {
            logits(rows, shard, tape);
            double[] terms = tape.negativeLogLikelihoods(new float[rows.steps * shard.size()]);
            float[] own = new float[terms.length];
            for (int row = 0; row < own.length; row++) {
                own[row] = (float) -terms[row];
            }
            shard.putRows(own, 1, all, 0, rows.steps, rows.batch, 1);
        });
        return Tensors.fromTimeMajor(all, rows.steps, rows.batch, 1).reshape(rows.batch, rows.steps);
    }

    @Override
    public INDArray mostLikely(INDArray real) {
        Rows rows = rows(real);
        return passes.forward(rows.steps, rows.batch, Dropping.NOTHING, (shard, tape) -> {
            logits(rows, shard, tape);
            tape.putLikeliest();
        });
    }
}
