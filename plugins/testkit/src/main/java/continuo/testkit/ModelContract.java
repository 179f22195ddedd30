package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.spi.Column;
import continuo.spi.Model;
import continuo.spi.Model.WeightBlock;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What holds for every {@link Model}. Extend {@link GeneratorContract} or {@link DiscriminatorContract}, which include
 * it. Give them a small network (ten units a layer, say) with dropout off: finite differences evaluate it some hundred
 * times, and want the same answer each time.
 *
 * @param <M> the kind of model
 */
public abstract class ModelContract<M extends Model> extends ComponentContract {
    static final int BATCH = 3;
    static final int STEPS = 5;

    /** A fresh model to test, small, with dropout off; equal contexts give equal models. */
    protected abstract M create(ModelContext context);

    /**
     * The features of a step the model is tested with, given ones last; overridden where it cannot take real numbers or where it
     * takes conditions.
     */
    protected List<Column> columns() {
        return IntStream.range(0, 3)
                .mapToObj(i -> new Column("x" + i, "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()))
                .toList();
    }

    /** What the model computes, as one tensor; depends on the weights and on {@code seed} and on nothing else. */
    abstract INDArray output(M model, long seed);

    final ModelContext context(long seed, int threads) {
        return ModelContext.of(columns(), seed, threads);
    }

    /** F, the number of columns that are generated. */
    final int features() {
        return columns().size() - conditions();
    }

    /** C, the number of columns that are given. */
    final int conditions() {
        return (int) columns().stream().filter(Column::given).count();
    }

    /** The given columns of sequences of {@link #sequences}, {@code [B, C, T]}. */
    final INDArray given(INDArray sequences) {
        int batch = (int) sequences.size(0);
        int steps = (int) sequences.size(2);
        return FiniteDifferences.part(sequences, new int[] {0, features(), 0}, batch, conditions(), steps);
    }

    final M create() {
        return create(context(1, 1));
    }

    @Override
    final Class<?> componentClass() {
        try (M model = create()) {
            return model.getClass();
        }
    }

    @Test
    void weightsAndGradientAreRowsOfTheSameShape() {
        try (M model = create()) {
            assertThat(model.weights().rank()).isEqualTo(2);
            assertThat(model.weights().size(0)).isEqualTo(1);
            assertThat(model.gradient().shape()).isEqualTo(model.weights().shape());
        }
    }

    @Test
    void blocksCoverTheWeights() {
        try (M model = create()) {
            assertThat(model.blocks()).extracting(WeightBlock::name).doesNotHaveDuplicates();
            assertThat(model.blocks()).allSatisfy(block -> {
                assertThat(block.name()).isNotBlank();
                assertThat(block.rows()).isPositive();
                assertThat(block.columns()).isPositive();
            });
            assertThat(model.blocks().stream().mapToLong(WeightBlock::size).sum())
                    .as("sum of the blocks' sizes")
                    .isEqualTo(model.weights().length());
        }
    }

    @Test
    void saysWhatItIs() {
        try (M model = create()) {
            assertThat(model.description()).isNotBlank();
        }
    }

    @Test
    void initialWeightsComeFromTheSeed() {
        try (M model = create(context(1, 1));
                M equal = create(context(1, 1));
                M other = create(context(2, 1))) {
            assertThat(FiniteDifferences.values(model.weights()))
                    .containsExactly(FiniteDifferences.values(equal.weights()))
                    .isNotEqualTo(FiniteDifferences.values(other.weights()));
        }
    }

    @Test
    void outputsAreFiniteAndComeFromTheSeed() {
        try (M model = create();
                M equal = create()) {
            double[] output = FiniteDifferences.values(output(model, 5));
            for (double value : output) {
                assertThat(value).isFinite();
            }
            assertThat(FiniteDifferences.values(output(model, 5)))
                    .as("the same again")
                    .containsExactly(output);
            assertThat(FiniteDifferences.values(output(equal, 5)))
                    .as("the same from an equal model")
                    .containsExactly(output);
            assertThat(FiniteDifferences.values(output(model, 6)))
                    .as("something else from another seed")
                    .isNotEqualTo(output);
        }
    }

    /** Over two threads the sums may be taken in another order, no more. */
    @Test
    void threadsDoNotChangeTheOutput() {
        try (M model = create(context(1, 1));
                M threaded = create(context(1, 2))) {
            double[] one = FiniteDifferences.values(output(model, 5));
            double[] two = FiniteDifferences.values(output(threaded, 5));
            assertThat(two).usingComparatorWithPrecision(1e-4).containsExactly(one);
        }
    }

    @Test
    void changedWeightsTakeEffect() {
        try (M model = create()) {
            INDArray before = model.weights().dup();
            double[] output = FiniteDifferences.values(output(model, 5));
            model.weights().addi(FiniteDifferences.random(before.dataType(), new Random(3), 1, before.length()));
            model.weightsChanged();
            assertThat(FiniteDifferences.values(output(model, 5))).isNotEqualTo(output);
            model.weights().assign(before);
            model.weightsChanged();
            assertThat(FiniteDifferences.values(output(model, 5)))
                    .as("with the old weights back")
                    .containsExactly(output);
        }
    }

    @Test
    void closingEndsItsThreads() throws InterruptedException {
        runAndClose();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        runAndClose();
        List<Thread> left = new ArrayList<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        // Workers of the common pool belong to the virtual machine and come and go as it sees fit.
        left.removeIf(thread -> thread.getName().startsWith("ForkJoinPool.commonPool"));
        for (Thread thread : left) {
            thread.join(2_000);
            assertThat(thread.isAlive()).as("%s is still running", thread).isFalse();
        }
    }

    private void runAndClose() {
        try (M model = create(context(1, 2))) {
            output(model, 5);
        }
    }

    /** A few weights of each block: every kind of parameter is covered, and quickly. */
    final List<Integer> someWeights(M model) {
        Random random = new Random(4);
        List<Integer> entries = new ArrayList<>();
        int start = 0;
        for (WeightBlock block : model.blocks()) {
            entries.addAll(FiniteDifferences.some(4, start, start + block.size(), random));
            start += block.size();
        }
        return entries;
    }

    /**
     * Fills the weights with values large enough for nothing to vanish: gradients through freshly initialised networks can
     * be too small to tell from rounding.
     */
    final void enlarge(M model) {
        INDArray weights = model.weights();
        weights.addi(FiniteDifferences.random(weights.dataType(), new Random(9), 1, weights.length())
                .muli(0.2));
        model.weightsChanged();
    }

    /** Gaussian numbers, for gradients and other directions. */
    static INDArray random(long seed, long... shape) {
        return FiniteDifferences.random(DataType.FLOAT, new Random(seed), shape);
    }

    /** Sequences {@code [B, F, T]} such as the columns allow, in network units. */
    final INDArray sequences(long seed, int batch, int steps) {
        return ColumnSamples.sequences(columns(), seed, batch, steps);
    }

    /** Whether every column is of real numbers, so that finite differences in the steps mean something. */
    final boolean realColumns() {
        return columns().stream()
                .allMatch(column -> column.type() == Column.Type.CONTINUOUS || column.type() == Column.Type.QUANTISED);
    }

    static <C> C capability(Model model, Class<C> type) {
        assumeTrue(type.isInstance(model), () -> model.getClass().getSimpleName() + " is not " + type.getSimpleName());
        return type.cast(model);
    }
}
