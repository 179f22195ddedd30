package continuo.crnngan;

import continuo.nn.DiscriminatorNetwork;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.spi.Discriminator;
import continuo.spi.ModelContext;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The discriminator of Mogren 2016, section 3: LSTM layers under one fully connected unit that all steps share. Its
 * features R, for feature matching, are the layer below that unit.
 */
abstract class LstmDiscriminator extends NetworkModel<DiscriminatorNetwork> implements Discriminator {
    private final double dropout;

    LstmDiscriminator(DiscriminatorParameters parameters, ModelContext context, Wiring wiring) {
        super(new DiscriminatorNetwork(
                new RecurrentStack.Shape(context.features(), parameters.units(), parameters.depth(), wiring),
                context.seed(),
                context.threads()));
        this.dropout = parameters.dropout();
    }

    @Override
    public Judgement judge(INDArray steps, Pass pass, RandomGenerator random) {
        DiscriminatorNetwork.Outputs outputs = network.forward(steps, pass == Pass.TRAINING ? dropout : 0, random);
        return new Judgement(outputs.logits(), outputs.features());
    }

    @Override
    public Optional<INDArray> backward(INDArray logits, Optional<INDArray> features, Wanted wanted) {
        return network.backward(logits, features, wanted == Wanted.WEIGHTS, wanted == Wanted.STEPS);
    }
}
