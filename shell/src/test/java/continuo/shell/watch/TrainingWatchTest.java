package continuo.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.train.TrainingListener.Step;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingWatchTest {
    private final AtomicLong seconds = new AtomicLong();
    private final TrainingWatch watch = new TrainingWatch("run", () -> seconds.get() * 1_000_000_000L);

    private void step(String phase, long step, double done, double loss) {
        watch.step(new Step(phase, 1, 2, 1, 1, step, 100, done, Map.of("loss.next", loss)));
    }

    @Test
    void theTimeLeftOfAResumedTrainingIsJudgedByWhatWasDoneSince() {
        for (int step = 0; step < 5; step++) {
            step("train", 80 + step, 0.80 + step * 0.01, 1);
            seconds.addAndGet(2);
        }
        assertThat(watch.status().left().orElseThrow()).isEqualTo(2 * 16, Offset.offset(1e-6));
        assertThat(watch.status().rate().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void withTooFewStepsNothingIsGuessed() {
        step("train", 1, 0.1, 1);
        assertThat(watch.status().left()).isEmpty();
        assertThat(watch.status().rate()).isEmpty();
    }

    @Test
    void aFigureOfAnotherPhaseBeginsAnew() {
        step("pretrain", 1, 0.1, 9);
        step("train", 2, 0.2, 1);
        assertThat(watch.status().losses().get(0).course()).containsExactly(1.0);
    }

    @Test
    void aLongCourseIsKeptCoarselyAndItsMeanIsOfTheLastSteps() {
        FigureHistory history = new FigureHistory();
        for (int i = 0; i < 10_000; i++) {
            history.add(i);
        }
        assertThat(history.points()).hasSizeLessThan(512).isSorted();
        assertThat(history.last()).isEqualTo(9_999);
        assertThat(history.mean()).isEqualTo(9_974.5);
    }
}
