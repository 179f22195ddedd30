package continuo.crnngan;

import continuo.nn.DiscriminatorPasses;
import continuo.nn.Dropping;
import continuo.nn.NetworkModel;
import continuo.nn.head.LogitHead;
import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.spi.Discriminator;
import continuo.spi.ModelContext;
import continuo.spi.PassesBack;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The discriminator of Mogren 2016, section 3: LSTM layers under one fully connected unit that all steps share. Its
 * features R, for feature matching, are the layer below that unit.
 */
abstract class LstmDiscriminator extends NetworkModel implements Discriminator, PassesBack {
    private final DiscriminatorPasses passes;
    private final double dropout;

    LstmDiscriminator(DiscriminatorParameters parameters, ModelContext context, Wiring wiring) {
        this(
                new RecurrentStack(
                        KernelChoice.best(),
                        new RecurrentStack.Shape(context.features(), parameters.units(), parameters.depth(), wiring)),
                parameters.dropout(),
                context);
    }

    private LstmDiscriminator(RecurrentStack stack, double dropout, ModelContext context) {
        this(stack, new LogitHead(stack.shape().outputs()), dropout, context);
    }

    private LstmDiscriminator(RecurrentStack stack, LogitHead head, double dropout, ModelContext context) {
        super(context, stack, head);
        this.dropout = dropout;
        passes = new DiscriminatorPasses(stack, head, flat(), workers());
    }

    @Override
    public Judgement judge(INDArray steps, Pass pass, RandomGenerator random) {
        DiscriminatorPasses.Outputs outputs =
                passes.forward(steps, new Dropping(pass == Pass.TRAINING ? dropout : 0, random));
        return new Judgement(outputs.logits(), outputs.features());
    }

    @Override
    public void backward(INDArray logits, Optional<INDArray> features) {
        passes.backward(logits, features, true, false);
    }

    @Override
    public INDArray backwardToSteps(INDArray logits, Optional<INDArray> features) {
        return passes.backward(logits, features, false, true).orElseThrow();
    }
}
