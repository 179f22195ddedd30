package continuo.testkit;

import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Discriminator;
import continuo.spi.ModelContext;
import continuo.spi.PassesBack;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pf4j.Extension;

/** Features {@code tanh(W x_t + b)}; each step's logit is their sum. */
@Extension
@Component(id = "tiny", summary = "a dense layer at each step")
public class TinyDiscriminator extends TinyModel implements Discriminator, PassesBack {
    private INDArray judged;

    public TinyDiscriminator(NoParameters none, ModelContext context) {
        super(context, context.features(), 4);
    }

    @Override
    public Judgement judge(INDArray steps, Pass pass, RandomGenerator random) {
        long batch = steps.size(0);
        long length = steps.size(2);
        INDArray features = Nd4j.zeros(DataType.FLOAT, batch, outputs, length);
        for (int sequence = 0; sequence < batch; sequence++) {
            for (int step = 0; step < length; step++) {
                put(features, sequence, step, layer(column(steps, sequence, step)));
            }
        }
        judged = steps.dup();
        return new Judgement(features.sum(1), features);
    }

    @Override
    public void backward(INDArray logits, Optional<INDArray> features) {
        back(logits, features);
        publishSums();
    }

    @Override
    public INDArray backwardToSteps(INDArray logits, Optional<INDArray> features) {
        return back(logits, features);
    }

    private INDArray back(INDArray logits, Optional<INDArray> features) {
        INDArray stepGradient = Nd4j.zerosLike(judged);
        clearSums();
        for (int sequence = 0; sequence < judged.size(0); sequence++) {
            for (int step = 0; step < judged.size(2); step++) {
                double[] arriving = new double[outputs];
                for (int i = 0; i < outputs; i++) {
                    arriving[i] = logits.getDouble(sequence, step) + featureGradient(features, sequence, i, step);
                }
                double[] input = column(judged, sequence, step);
                put(stepGradient, sequence, step, layerBackward(input, layer(input), arriving));
            }
        }
        return stepGradient;
    }

    double featureGradient(Optional<INDArray> features, int sequence, int feature, int step) {
        return features.map(of -> of.getDouble(sequence, feature, step)).orElse(0.0);
    }
}
