package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.params.NoParameters;
import continuo.spi.Discriminator;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ModelContractTest {
    private static final NoParameters NONE = new NoParameters();

    @Nested
    class OnASoundGenerator extends GeneratorContract {
        @Override
        protected Generator create(ModelContext context) {
            return new TinyGenerator(NONE, context);
        }
    }

    @Nested
    class OnASoundDiscriminator extends DiscriminatorContract {
        @Override
        protected Discriminator create(ModelContext context) {
            return new TinyDiscriminator(NONE, context);
        }
    }

    private static Set<String> generatorFailures(Function<ModelContext, Generator> broken)
            throws IllegalAccessException {
        return Failures.of(new GeneratorContract() {
            @Override
            protected Generator create(ModelContext context) {
                return broken.apply(context);
            }
        });
    }

    private static Set<String> discriminatorFailures(Function<ModelContext, Discriminator> broken)
            throws IllegalAccessException {
        return Failures.of(new DiscriminatorContract() {
            @Override
            protected Discriminator create(ModelContext context) {
                return broken.apply(context);
            }
        });
    }

    @Test
    void noticesAGradientThatIgnoresTheFeedback() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    @Override
                    public void backward(INDArray sampleGradient) {
                        backward(sampleGradient, false);
                    }
                }))
                .contains("backwardAgreesWithFiniteDifferences")
                .doesNotContain("backwardPredictionAgreesWithFiniteDifferences");
    }

    @Test
    void noticesGradientsThatAddUp() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    @Override
                    void clearSums() {
                        // The mistake.
                    }
                }))
                .contains("backwardOverwritesTheGradient");
    }

    @Test
    void noticesPredictionsThatSeeTheirTarget() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    @Override
                    int target(int step) {
                        return Math.min(step + 1, ModelContract.STEPS - 1);
                    }
                }))
                .contains("predictionsSeeOnlyThePast");
    }

    @Test
    void noticesAnIgnoredPrime() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    @Override
                    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
                        return super.sample(Request.of(request.batch(), request.steps()), random);
                    }
                }))
                .contains("samplesGoOnFromAPrime");
    }

    @Test
    void noticesAnIgnoredTemperature() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    @Override
                    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
                        return super.sample(request.at(1), random);
                    }
                }))
                .contains("atTemperatureZeroNothingIsLeftToChance");
    }

    @Test
    void noticesSequencesThatShareAStream() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    @Override
                    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
                        return super.sample(request, Collections.nCopies(random.size(), random.get(0)));
                    }
                }))
                .contains("aSequenceIsTheSameWhateverElseIsDrawn");
    }

    @Test
    void noticesWeightsThatTakeNoEffectAndBlocksWithGaps() throws IllegalAccessException {
        assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                    private boolean started;

                    @Override
                    public void weightsChanged() {
                        if (!started) {
                            super.weightsChanged();
                        }
                        started = true;
                    }

                    @Override
                    public List<WeightBlock> blocks() {
                        return super.blocks().subList(0, 1);
                    }
                }))
                .contains("changedWeightsTakeEffect", "blocksCoverTheWeights");
    }

    @Test
    void noticesThreadsThatGoOn() throws IllegalAccessException {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            assertThat(generatorFailures(context -> new TinyGenerator(NONE, context) {
                        @Override
                        public INDArray sample(Request request, List<? extends RandomGenerator> random) {
                            Thread thread = new Thread(() -> {
                                try {
                                    ended.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
                            thread.setDaemon(true);
                            thread.start();
                            return super.sample(request, random);
                        }
                    }))
                    .contains("closingEndsItsThreads");
        } finally {
            ended.countDown();
        }
    }

    @Test
    void noticesAForgottenFeatureGradient() throws IllegalAccessException {
        assertThat(discriminatorFailures(context -> new TinyDiscriminator(NONE, context) {
                    @Override
                    double featureGradient(Optional<INDArray> features, int sequence, int feature, int step) {
                        return 0;
                    }
                }))
                .contains(
                        "stepGradientByWayOfTheFeaturesAgreesWithFiniteDifferences",
                        "weightGradientByWayOfTheFeaturesAgreesWithFiniteDifferences")
                .doesNotContain("stepGradientAgreesWithFiniteDifferences", "weightGradientAgreesWithFiniteDifferences");
    }

    @Test
    void noticesAStepGradientThatIsTenPercentOff() throws IllegalAccessException {
        assertThat(discriminatorFailures(context -> new TinyDiscriminator(NONE, context) {
                    @Override
                    public INDArray backwardToSteps(INDArray logits, Optional<INDArray> features) {
                        return super.backwardToSteps(logits, features).mul(1.1);
                    }
                }))
                .contains("stepGradientAgreesWithFiniteDifferences")
                .doesNotContain("weightGradientAgreesWithFiniteDifferences");
    }
}
