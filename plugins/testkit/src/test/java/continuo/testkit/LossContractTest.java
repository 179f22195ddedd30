package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Discriminator.Judgement;
import continuo.spi.Loss;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.pf4j.Extension;

class LossContractTest {
    /** The critic's: the mean of all logits, down on real and up on generated sequences. */
    @Extension
    @Component(id = "linear", summary = "difference of the mean logits")
    public static class Linear implements Loss {
        public Linear(NoParameters none) {}

        Linear() {
            this(new NoParameters());
        }

        @Override
        public DiscriminatorLoss discriminator(INDArray real, INDArray generated) {
            return new DiscriminatorLoss(mean(generated) - mean(real), constant(real, -1.0), constant(generated, 1.0));
        }

        @Override
        public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
            return new GeneratorLoss(-mean(generated.logits()), constant(generated.logits(), -1.0), Optional.empty());
        }

        static double mean(INDArray logits) {
            return logits.meanNumber().doubleValue();
        }

        static INDArray constant(INDArray like, double value) {
            return Nd4j.valueArrayOf(like.shape(), value / like.length(), like.dataType());
        }
    }

    /** Feature matching in its simplest form: it needs real sequences and does not look at the logits. */
    @Extension
    @Component(id = "matching", summary = "squared difference of the mean features")
    public static class Matching extends Linear {
        public Matching(NoParameters none) {}

        Matching() {
            this(new NoParameters());
        }

        @Override
        public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
            INDArray features = generated.features();
            double batch = features.size(0);
            INDArray difference =
                    features.mean(0).sub(real.orElseThrow().features().mean(0));
            double value = difference.mul(difference).sumNumber().doubleValue();
            INDArray gradient = Nd4j.zerosLike(features);
            for (int sequence = 0; sequence < batch; sequence++) {
                gradient.slice(sequence).assign(difference.mul(2 / batch));
            }
            return new GeneratorLoss(value, Nd4j.zerosLike(generated.logits()), Optional.of(gradient));
        }

        @Override
        public boolean generatorNeedsReal() {
            return true;
        }
    }

    @Nested
    class OnASoundLoss extends LossContract {
        @Override
        protected Loss create() {
            return new Linear();
        }
    }

    private static Set<String> failures(Loss broken) throws IllegalAccessException {
        return Failures.of(new LossContract() {
            @Override
            protected Loss create() {
                return broken;
            }
        });
    }

    @Test
    void acceptsALossOnFeaturesAlone() throws IllegalAccessException {
        assertThat(failures(new Matching())).isEmpty();
    }

    @Test
    void noticesAGradientThatIsTwiceTooLarge() throws IllegalAccessException {
        assertThat(failures(new Linear() {
                    @Override
                    public DiscriminatorLoss discriminator(INDArray real, INDArray generated) {
                        DiscriminatorLoss loss = super.discriminator(real, generated);
                        return new DiscriminatorLoss(loss.value(), loss.real().mul(2), loss.generated());
                    }
                }))
                .contains("discriminatorGradientsAgreeWithFiniteDifferences")
                .doesNotContain("generatorGradientsAgreeWithFiniteDifferences");
    }

    @Test
    void noticesAForgottenFeatureGradient() throws IllegalAccessException {
        assertThat(failures(new Matching() {
                    @Override
                    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
                        GeneratorLoss matching = super.generator(real, generated);
                        return new GeneratorLoss(
                                matching.value() - mean(generated.logits()),
                                constant(generated.logits(), -1.0),
                                Optional.empty());
                    }
                }))
                .contains("generatorGradientsAgreeWithFiniteDifferences");
    }

    @Test
    void noticesSumsInsteadOfMeans() throws IllegalAccessException {
        assertThat(failures(new Linear() {
                    @Override
                    public DiscriminatorLoss discriminator(INDArray real, INDArray generated) {
                        DiscriminatorLoss loss = super.discriminator(real, generated);
                        return new DiscriminatorLoss(
                                loss.value() * real.length(),
                                loss.real().mul(real.length()),
                                loss.generated().mul(real.length()));
                    }
                }))
                .contains("valuesAreMeansOverTheBatch")
                .doesNotContain("discriminatorGradientsAgreeWithFiniteDifferences");
    }

    @Test
    void noticesLogarithmsOfZero() throws IllegalAccessException {
        assertThat(failures(new Linear() {
                    @Override
                    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
                        INDArray probability = Transforms.sigmoid(generated.logits());
                        return new GeneratorLoss(
                                Transforms.log(probability.rsub(1)).meanNumber().doubleValue(),
                                probability.div(-probability.length()),
                                Optional.empty());
                    }
                }))
                .contains("extremeLogitsGiveFiniteValues")
                .doesNotContain("generatorGradientsAgreeWithFiniteDifferences");
    }

    @Test
    void noticesGradientsWrittenIntoTheInput() throws IllegalAccessException {
        assertThat(failures(new Linear() {
                    @Override
                    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
                        GeneratorLoss loss = super.generator(real, generated);
                        return new GeneratorLoss(
                                loss.value(), generated.logits().assign(loss.logits()), Optional.empty());
                    }
                }))
                .contains("isStatelessAndLeavesItsInputAlone");
    }

    @Test
    void noticesALossOfPrecision() throws IllegalAccessException {
        assertThat(failures(new Linear() {
                    @Override
                    public GeneratorLoss generator(Optional<Judgement> real, Judgement generated) {
                        GeneratorLoss loss = super.generator(real, generated);
                        return new GeneratorLoss(loss.value(), loss.logits().castTo(DataType.FLOAT), Optional.empty());
                    }
                }))
                .contains("computesInThePrecisionOfItsInput");
    }
}
