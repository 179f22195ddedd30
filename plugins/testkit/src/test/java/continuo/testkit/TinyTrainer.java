package continuo.testkit;

import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Differentiable;
import continuo.spi.Generator.Request;
import continuo.spi.Lesson;
import continuo.spi.Requires;
import continuo.spi.Trainer;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pf4j.Extension;

/** Pulls the sample's mean towards the batch's, by gradient descent with momentum. */
@Extension
@Component(id = "tiny", summary = "matches the mean")
@Requires(generator = Differentiable.class)
public class TinyTrainer implements Trainer {
    INDArray momentum = Nd4j.zeros(DataType.FLOAT, 1, 1);

    public TinyTrainer(NoParameters none) {}

    TinyTrainer() {
        this(new NoParameters());
    }

    @Override
    public int batchSize() {
        return 4;
    }

    @Override
    public List<Phase> phases() {
        return List.of(new Phase("match", "the mean", 10, 100, 1));
    }

    @Override
    public int steps(Position position) {
        return 6;
    }

    @Override
    public Map<String, Double> step(Lesson lesson) {
        INDArray batch = lesson.batch();
        Differentiable differentiable = (Differentiable) lesson.generator();
        INDArray sample = differentiable.forward(Request.of((int) batch.size(0), (int) batch.size(2)), lesson.random());
        double difference =
                sample.meanNumber().doubleValue() - batch.meanNumber().doubleValue();
        differentiable.backward(Nd4j.valueArrayOf(sample.shape(), 2 * difference / sample.length(), DataType.FLOAT));
        lesson.exchange().share(lesson.generator());
        INDArray gradient = lesson.generator().gradient();
        if (momentum.length() != gradient.length()) {
            momentum = Nd4j.zerosLike(gradient);
        }
        momentum.muli(0.9).addi(gradient);
        lesson.generator().weights().subi(momentum.mul(0.1 * lesson.pace()));
        lesson.generator().weightsChanged();
        return Map.of("loss", difference * difference);
    }

    @Override
    public Map<String, INDArray> state() {
        return Map.of("momentum", momentum.dup());
    }

    @Override
    public void restore(Map<String, INDArray> state) {
        momentum = state.get("momentum").dup();
    }
}
