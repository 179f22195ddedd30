package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.spi.Discriminator.Judgement;
import continuo.spi.Loss;
import continuo.spi.Loss.DiscriminatorLoss;
import continuo.spi.Loss.GeneratorLoss;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What every {@link Loss} promises. Extend it in your plugin's tests and say which one to test. */
public abstract class LossContract extends ComponentContract {
    private static final int BATCH = 3;
    private static final int LOGITS = 4;
    private static final int FEATURES = 5;
    private static final int STEPS = 4;

    private final Random random = new Random(11);

    /** The component to test. */
    protected abstract Loss create();

    @Override
    final Class<?> componentClass() {
        return create().getClass();
    }

    @Test
    void discriminatorGradientsAgreeWithFiniteDifferences() {
        Loss loss = create();
        INDArray real = logits(DataType.DOUBLE);
        INDArray generated = logits(DataType.DOUBLE);
        DiscriminatorLoss at = loss.discriminator(real, generated);
        assertThat(at.real().shape()).isEqualTo(real.shape());
        assertThat(at.generated().shape()).isEqualTo(generated.shape());
        FiniteDifferences.assertAgree(
                "dL/dlogits of real sequences",
                real,
                at.real().dup(),
                () -> loss.discriminator(real, generated).value(),
                all(real));
        FiniteDifferences.assertAgree(
                "dL/dlogits of generated sequences",
                generated,
                at.generated().dup(),
                () -> loss.discriminator(real, generated).value(),
                all(generated));
    }

    @Test
    void generatorGradientsAgreeWithFiniteDifferences() {
        Loss loss = create();
        Optional<Judgement> real = real(loss, DataType.DOUBLE);
        Judgement generated = judgement(DataType.DOUBLE);
        GeneratorLoss at = loss.generator(real, generated);
        assertThat(at.logits().shape()).isEqualTo(generated.logits().shape());
        INDArray features = at.features()
                .orElseGet(
                        () -> Nd4j.zeros(DataType.DOUBLE, generated.features().shape()));
        assertThat(features.shape()).isEqualTo(generated.features().shape());
        // A loss may look at the logits alone, or at the features alone, but it looks at something.
        assertThat(at.logits().norm2Number().doubleValue()
                        + features.norm2Number().doubleValue())
                .as("size of the generator's gradient")
                .isPositive();
        assertAgreesOrIsConstant(loss, real, generated, "dL/dlogits", generated.logits(), at.logits());
        assertAgreesOrIsConstant(loss, real, generated, "dL/dfeatures", generated.features(), features);
    }

    private static void assertAgreesOrIsConstant(
            Loss loss,
            Optional<Judgement> real,
            Judgement generated,
            String what,
            INDArray variable,
            INDArray gradient) {
        if (gradient.norm2Number().doubleValue() > 0) {
            FiniteDifferences.assertAgree(
                    what,
                    variable,
                    gradient.dup(),
                    () -> loss.generator(real, generated).value(),
                    all(variable));
            return;
        }
        double value = loss.generator(real, generated).value();
        INDArray before = variable.dup();
        variable.addi(0.1);
        assertThat(loss.generator(real, generated).value())
                .as("value, whose %s is said to be zero", what)
                .isCloseTo(value, within(1e-12));
        variable.assign(before);
    }

    /** A discriminator that is quite sure has logits far out: no logarithm of 0, no exponential of 80 as a float. */
    @Test
    void extremeLogitsGiveFiniteValues() {
        Loss loss = create();
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            for (double real : new double[] {-80, 0, 80}) {
                for (double generated : new double[] {-80, 0, 80}) {
                    Judgement of = new Judgement(constant(type, generated), features(type));
                    DiscriminatorLoss discriminator = loss.discriminator(constant(type, real), of.logits());
                    assertFinite(discriminator.value(), discriminator.real(), discriminator.generated());
                    Optional<Judgement> other = loss.generatorNeedsReal()
                            ? Optional.of(new Judgement(constant(type, real), features(type)))
                            : Optional.empty();
                    GeneratorLoss generator = loss.generator(other, of);
                    assertFinite(generator.value(), generator.logits());
                    generator.features().ifPresent(features -> assertFinite(generator.value(), features));
                }
            }
        }
    }

    private static void assertFinite(double value, INDArray... gradients) {
        assertThat(value).as("loss").isFinite();
        for (INDArray gradient : gradients) {
            for (double entry : FiniteDifferences.values(gradient)) {
                assertThat(entry).as("gradient").isFinite();
            }
        }
    }

    @Test
    void valuesAreMeansOverTheBatch() {
        Loss loss = create();
        INDArray real = logits(DataType.DOUBLE);
        INDArray generated = logits(DataType.DOUBLE);
        assertThat(loss.discriminator(twice(real), twice(generated)).value())
                .as("discriminator's loss of every sequence twice")
                .isCloseTo(loss.discriminator(real, generated).value(), within(1e-9));
        Optional<Judgement> judged = real(loss, DataType.DOUBLE);
        Judgement of = judgement(DataType.DOUBLE);
        assertThat(loss.generator(judged.map(LossContract::twice), twice(of)).value())
                .as("generator's loss of every sequence twice")
                .isCloseTo(loss.generator(judged, of).value(), within(1e-9));
    }

    @Test
    void computesInThePrecisionOfItsInput() {
        Loss loss = create();
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            DiscriminatorLoss discriminator = loss.discriminator(logits(type), logits(type));
            assertThat(discriminator.real().dataType()).isEqualTo(type);
            assertThat(discriminator.generated().dataType()).isEqualTo(type);
            GeneratorLoss generator = loss.generator(real(loss, type), judgement(type));
            assertThat(generator.logits().dataType()).isEqualTo(type);
            generator
                    .features()
                    .ifPresent(features -> assertThat(features.dataType()).isEqualTo(type));
        }
    }

    @Test
    void isStatelessAndLeavesItsInputAlone() {
        Loss loss = create();
        INDArray real = logits(DataType.DOUBLE);
        Judgement generated = judgement(DataType.DOUBLE);
        Optional<Judgement> judged = real(loss, DataType.DOUBLE);
        List<INDArray> inputs = judged.map(
                        of -> List.of(real, generated.logits(), generated.features(), of.logits(), of.features()))
                .orElse(List.of(real, generated.logits(), generated.features()));
        List<INDArray> before = inputs.stream().map(INDArray::dup).toList();
        DiscriminatorLoss discriminator = loss.discriminator(real, generated.logits());
        GeneratorLoss generator = loss.generator(judged, generated);
        assertThat(loss.discriminator(real, generated.logits())).isEqualTo(discriminator);
        assertThat(loss.generator(judged, generated)).isEqualTo(generator);
        assertThat(inputs).as("what it was given").isEqualTo(before);
    }

    private INDArray logits(DataType type) {
        return FiniteDifferences.random(type, random, BATCH, LOGITS);
    }

    private INDArray features(DataType type) {
        return FiniteDifferences.random(type, random, BATCH, FEATURES, STEPS);
    }

    private Judgement judgement(DataType type) {
        return new Judgement(logits(type), features(type));
    }

    private Optional<Judgement> real(Loss loss, DataType type) {
        return loss.generatorNeedsReal() ? Optional.of(judgement(type)) : Optional.empty();
    }

    private static INDArray constant(DataType type, double value) {
        return Nd4j.valueArrayOf(new long[] {BATCH, LOGITS}, value, type);
    }

    private static INDArray twice(INDArray tensor) {
        return Nd4j.concat(0, tensor, tensor);
    }

    private static Judgement twice(Judgement judgement) {
        return new Judgement(twice(judgement.logits()), twice(judgement.features()));
    }

    private static List<Integer> all(INDArray tensor) {
        return IntStream.range(0, Math.toIntExact(tensor.length())).boxed().toList();
    }
}
