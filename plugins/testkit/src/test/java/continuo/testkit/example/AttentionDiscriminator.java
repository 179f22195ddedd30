package continuo.testkit.example;

import continuo.nn.Dropping;
import continuo.nn.NetworkModel;
import continuo.nn.Shard;
import continuo.nn.ShardedTapes;
import continuo.nn.Tensors;
import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.nn.recurrent.StackTape;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Discriminator;
import continuo.spi.ModelContext;
import continuo.spi.PassesBack;
import continuo.testkit.example.AttentionPooling.Pooled;
import continuo.testkit.example.AttentionPooling.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/** An LSTM whose steps are pooled by attention, one logit for a sequence. */
@Extension
@Component(id = "attention", summary = "LSTM pooled by attention", source = "Bahdanau et al. 2015, arXiv:1409.0473")
public final class AttentionDiscriminator extends NetworkModel implements Discriminator, PassesBack {
    private final int features;
    private final int units;
    private final AttentionPooling pooling;
    private final ShardedTapes<StackTape> tapes;
    private Pooled[] pooled = new Pooled[0];

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "LSTM units", value = "64", min = 1, max = 4096)
            int units) {}

    public AttentionDiscriminator(Parameters parameters, ModelContext context) {
        this(
                new RecurrentStack(
                        KernelChoice.best(),
                        new RecurrentStack.Shape(context.features(), parameters.units(), 1, Wiring.FORWARD)),
                new AttentionPooling(parameters.units()),
                context);
    }

    private AttentionDiscriminator(RecurrentStack stack, AttentionPooling pooling, ModelContext context) {
        super(context, stack, pooling);
        features = stack.shape().features();
        units = stack.shape().units();
        this.pooling = pooling;
        tapes = new ShardedTapes<>(flat().part(stack), workers(), (t, b) -> new StackTape(stack, t, b));
    }

    @Override
    public Judgement judge(INDArray steps, Pass pass, RandomGenerator random) {
        int batch = (int) steps.size(0);
        float[] inputs = Tensors.toTimeMajor(steps);
        flat().part(pooling).refresh();
        tapes.prepare((int) steps.size(2), batch, Dropping.NOTHING);
        pooled = new Pooled[batch];
        tapes.forEach((shard, tape) -> {
            shard.takeRows(inputs, tape.inputs(), tape.inputStride(), 0, tapes.steps(), batch, features);
            tape.forward(0, 0);
            for (int i = 0; i < shard.size(); i++) {
                pooled[shard.from() + i] = pooling.forward(outputs(shard, tape, i), tapes.steps());
            }
        });
        float[] logits = new float[batch];
        float[] all = new float[batch * units];
        for (int b = 0; b < batch; b++) {
            logits[b] = pooled[b].logit();
            System.arraycopy(pooled[b].features(), 0, all, b * units, units);
        }
        return new Judgement(
                Tensors.fromTimeMajor(logits, 1, batch, 1).reshape(batch, 1),
                Tensors.fromTimeMajor(all, 1, batch, units));
    }

    private static Rows outputs(Shard shard, StackTape tape, int i) {
        int stride = tape.outputStride();
        return new Rows(tape.outputs(0), tape.outputAt(0, 0) + i * stride, shard.size() * stride);
    }

    @Override
    public void backward(INDArray logits, Optional<INDArray> featureGradient) {
        float[] errors = new float[tapes.batch()];
        Tensors.read(logits, errors);
        float[] own = featureGradient.map(Tensors::toTimeMajor).orElseGet(() -> new float[errors.length * units]);
        List<float[]> gradients = Stream.generate(
                        () -> new float[pooling.layout().size()])
                .limit(errors.length)
                .toList();
        tapes.learn((shard, tape, gradient) -> {
            int stride = tape.outputStride();
            for (int i = 0; i < shard.size(); i++) {
                int b = shard.from() + i;
                Rows below = new Rows(tape.outputGradient(0), i * stride, shard.size() * stride);
                float[] dc = Arrays.copyOfRange(own, b * units, (b + 1) * units);
                pooling.backward(pooled[b], outputs(shard, tape, i), below, errors[b], dc, gradients.get(b));
            }
            tape.backward(0, 0);
            tape.addWeightGradients(0, 0, gradient);
            return 0;
        });
        flat().part(pooling).publish(gradients);
    }

    @Override
    public INDArray backwardToSteps(INDArray logits, Optional<INDArray> featureGradient) {
        backward(logits, featureGradient);
        float[] gradient = new float[tapes.steps() * tapes.batch() * features];
        tapes.forEach((shard, tape) -> {
            tape.lower(0, 0);
            shard.putRows(
                    tape.inputGradient(), tape.inputStride(), gradient, 0, tapes.steps(), tapes.batch(), features);
        });
        return Tensors.fromTimeMajor(gradient, tapes.steps(), tapes.batch(), features);
    }
}
