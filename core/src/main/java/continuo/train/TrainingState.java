package continuo.train;

import continuo.fault.Failure;
import continuo.nn.Tensors;
import continuo.run.SafeTensors;
import continuo.run.SeededRandom;
import continuo.run.Tensor;
import continuo.run.TrainingPlan;
import continuo.spi.Model;
import continuo.spi.Model.WeightBlock;
import continuo.spi.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Everything a training must remember to go on to the bit, and its way into the tensors of a checkpoint and back:
 * {@code generator/…} and {@code discriminator/…} (the weights, block by block), {@code trainer/…} (optimiser state),
 * {@code random}, {@code course} and, once there was one, {@code rollbacks}.
 *
 * @param course where it is
 * @param random the source of all noise
 * @param rollbacks how often it went back because it diverged, and on with steps half as large
 */
record TrainingState(Course course, SeededRandom random, int rollbacks) {
    private static final String TRAINER = "trainer/";
    private static final String RANDOM = "random";
    private static final String ROLLBACKS = "rollbacks";

    TrainingState(Course course, SeededRandom random) {
        this(course, random, 0);
    }

    TrainingState at(Course other) {
        return new TrainingState(other, random, rollbacks);
    }

    TrainingState withRollbacks(int number) {
        return new TrainingState(course, random, number);
    }

    /** Factor on every learning rate, halved by each roll-back. */
    double pace() {
        return Math.pow(0.5, rollbacks);
    }

    List<Tensor> tensors(ModelSet set, TrainingPlan plan) {
        List<Tensor> tensors = new ArrayList<>();
        set.byName().forEach((name, model) -> addWeights(name, model, tensors));
        // Sorted, so that the same state gives the same bytes: a trainer's map may have any order.
        new TreeMap<>(set.trainer().state()).forEach((name, array) -> {
            float[] values = new float[Math.toIntExact(array.length())];
            Tensors.read(array, values);
            tensors.add(new Tensor.Floats(TRAINER + name, array.shape(), values));
        });
        tensors.add(new Tensor.Longs(RANDOM, new long[] {random.state().length}, random.state()));
        tensors.add(course.tensor(plan));
        if (rollbacks > 0) {
            tensors.add(Tensor.Longs.of(ROLLBACKS, rollbacks));
        }
        return tensors;
    }

    private static void addWeights(String name, Model model, List<Tensor> tensors) {
        float[] weights = new float[Math.toIntExact(model.weights().length())];
        Tensors.read(model.weights(), weights);
        int at = 0;
        for (WeightBlock block : model.blocks()) {
            float[] values = new float[block.size()];
            System.arraycopy(weights, at, values, 0, values.length);
            tensors.add(
                    new Tensor.Floats(name + "/" + block.name(), new long[] {block.rows(), block.columns()}, values));
            at += values.length;
        }
    }

    /**
     * Puts a checkpoint's content into fresh models and their trainer.
     *
     * @throws Failure of kind DATA when it is a checkpoint of another model
     */
    static TrainingState restore(SafeTensors content, ModelSet set, TrainingPlan plan) {
        set.byName().forEach((name, model) -> restoreWeights(content, name, model));
        Map<String, INDArray> state = new LinkedHashMap<>();
        for (Tensor tensor : content.tensors()) {
            if (tensor instanceof Tensor.Floats floats && floats.name().startsWith(TRAINER)) {
                state.put(
                        floats.name().substring(TRAINER.length()),
                        Nd4j.createFromArray(floats.data()).reshape('c', floats.shape()));
            }
        }
        set.trainer().restore(state);
        boolean rolledBack =
                content.tensors().stream().anyMatch(tensor -> tensor.name().equals(ROLLBACKS));
        return new TrainingState(
                Course.of(content.longs(Course.TENSOR), plan),
                SeededRandom.restore(content.longs(RANDOM)),
                rolledBack ? Math.toIntExact(content.longs(ROLLBACKS)[0]) : 0);
    }

    /** Puts the weights of a checkpoint that a generator is to draw with into a fresh one. */
    static void restoreDrawing(SafeTensors content, String name, Model generator) {
        String average = TRAINER + Trainer.AVERAGE;
        if (content.tensors().stream().noneMatch(tensor -> tensor.name().equals(average))) {
            restoreWeights(content, name, generator);
            return;
        }
        Tensors.write(content.floats(average, 1, generator.weights().length()), generator.weights());
        generator.weightsChanged();
    }

    /** Puts the weights of one model of a checkpoint into a fresh one. */
    static void restoreWeights(SafeTensors content, String name, Model model) {
        float[] weights = new float[Math.toIntExact(model.weights().length())];
        int at = 0;
        for (WeightBlock block : model.blocks()) {
            float[] values = content.floats(name + "/" + block.name(), block.rows(), block.columns());
            System.arraycopy(values, 0, weights, at, values.length);
            at += values.length;
        }
        Tensors.write(weights, model.weights());
        model.weightsChanged();
    }
}
