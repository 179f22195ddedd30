package continuo.crnngan;

import continuo.nn.DiscriminatorPasses;
import continuo.nn.Dropping;
import continuo.nn.InputColumns;
import continuo.nn.NetworkModel;
import continuo.nn.Tensors;
import continuo.nn.head.LogitHead;
import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.spi.Column;
import continuo.spi.Discriminator;
import continuo.spi.ModelContext;
import continuo.spi.PassesBack;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The discriminator of Mogren 2016, section 3: LSTM layers under one fully connected unit that all steps share. Its
 * features R, for feature matching, are the layer below that unit. It reads categorical columns one-hot; dL/dsteps of these is
 * 0. Given columns are further inputs.
 */
abstract class LstmDiscriminator extends NetworkModel implements Discriminator, PassesBack {
    private final DiscriminatorPasses passes;
    private final InputColumns columns;
    private final double dropout;

    LstmDiscriminator(DiscriminatorParameters parameters, ModelContext context, Wiring wiring) {
        this(parameters, context, wiring, new InputColumns(all(context)));
    }

    private static List<Column> all(ModelContext context) {
        return Stream.concat(context.columns().stream(), context.given().stream())
                .toList();
    }

    private LstmDiscriminator(
            DiscriminatorParameters parameters, ModelContext context, Wiring wiring, InputColumns columns) {
        this(
                new RecurrentStack(
                        KernelChoice.best(),
                        new RecurrentStack.Shape(columns.width(), parameters.units(), parameters.depth(), wiring)),
                columns,
                parameters.dropout(),
                context);
    }

    private LstmDiscriminator(RecurrentStack stack, InputColumns columns, double dropout, ModelContext context) {
        this(stack, new LogitHead(stack.shape().outputs()), columns, dropout, context);
    }

    private LstmDiscriminator(
            RecurrentStack stack, LogitHead head, InputColumns columns, double dropout, ModelContext context) {
        super(context, stack, head);
        this.columns = columns;
        this.dropout = dropout;
        passes = new DiscriminatorPasses(stack, head, flat(), workers());
    }

    @Override
    public Judgement judge(INDArray steps, Pass pass, RandomGenerator random) {
        DiscriminatorPasses.Outputs outputs =
                passes.forward(inputs(steps), new Dropping(pass == Pass.TRAINING ? dropout : 0, random));
        return new Judgement(outputs.logits(), outputs.features());
    }

    /** {@code [B, W, T]}: the steps themselves where no column is categorical. */
    private INDArray inputs(INDArray steps) {
        return columns.plain()
                ? steps
                : Tensors.fromTimeMajor(
                        columns.expand(Tensors.toTimeMajor(steps)),
                        (int) steps.size(2),
                        (int) steps.size(0),
                        columns.width());
    }

    @Override
    public void backward(INDArray logits, Optional<INDArray> features) {
        passes.backward(logits, features, true, false);
    }

    @Override
    public INDArray backwardToSteps(INDArray logits, Optional<INDArray> features) {
        INDArray gradient = passes.backward(logits, features, false, true).orElseThrow();
        return columns.plain()
                ? gradient
                : Tensors.fromTimeMajor(
                        columns.fold(Tensors.toTimeMajor(gradient)),
                        (int) gradient.size(2),
                        (int) gradient.size(0),
                        columns.features());
    }
}
