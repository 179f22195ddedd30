package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.params.NoParameters;
import continuo.spi.Column;
import continuo.spi.Lesson;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainerContractTest {
    private static TrainerContract.Training training(Trainer trainer) {
        Column column = new Column("x", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity());
        TinyGenerator generator = new TinyGenerator(new NoParameters(), new ModelContext(List.of(column), 1, 1));
        return new TrainerContract.Training(
                trainer, new Models(generator, Optional.empty(), Optional.empty()), List.of(column));
    }

    @Nested
    class OnASoundTrainer extends TrainerContract {
        @Override
        protected Training create() {
            return training(new TinyTrainer());
        }
    }

    private static Set<String> failures(Supplier<Trainer> broken) throws IllegalAccessException {
        return Failures.of(new TrainerContract() {
            @Override
            protected Training create() {
                return training(broken.get());
            }
        });
    }

    @Test
    void noticesForgottenState() throws IllegalAccessException {
        assertThat(failures(() -> new TinyTrainer() {
                    @Override
                    public void restore(Map<String, INDArray> state) {
                        // The mistake.
                    }
                }))
                .contains("restoredStateGoesOnToTheBit")
                .doesNotContain("equalStartsLearnTheSameToTheBit");
    }

    @Test
    void noticesStateThatIsNotACopy() throws IllegalAccessException {
        assertThat(failures(() -> new TinyTrainer() {
                    @Override
                    public Map<String, INDArray> state() {
                        return Map.of("momentum", momentum);
                    }
                }))
                .contains("stateIsACopy");
    }

    @Test
    void noticesATrainerThatMindsNeitherItsPaceNorOtherMachines() throws IllegalAccessException {
        assertThat(failures(() -> new TinyTrainer() {
                    @Override
                    public Map<String, Double> step(Lesson lesson) {
                        return super.step(
                                Lesson.of(lesson.models(), lesson.batch(), lesson.position(), lesson.random()));
                    }
                }))
                .contains("aSlowerPaceMakesSmallerSteps", "whatIsSharedIsFollowed")
                .doesNotContain("learningChangesTheWeights");
    }

    @Test
    void noticesStepsThatLearnNothingAndABatchThatWasChanged() throws IllegalAccessException {
        assertThat(failures(() -> new TinyTrainer() {
                    @Override
                    public Map<String, Double> step(Lesson lesson) {
                        lesson.batch().muli(2);
                        return Map.of("loss", Double.NaN);
                    }
                }))
                .contains("learningChangesTheWeights", "figuresAreNamedAndFinite", "theBatchIsLeftAlone");
    }
}
