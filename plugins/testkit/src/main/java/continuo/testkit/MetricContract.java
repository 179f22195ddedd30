package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Metric;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What every {@link Metric} promises. Extend it in your plugin's tests and say which one to test. */
public abstract class MetricContract extends ComponentContract {
    /** The component to test. */
    protected abstract Metric<Score> create();

    @Override
    final Class<?> componentClass() {
        return create().getClass();
    }

    @Test
    void unitIsNamed() {
        assertThat(create().unit()).isNotBlank().doesNotContain("\n");
    }

    /** Either is right: the number of notes of silence is 0, its polyphony is not defined. */
    @Test
    void silenceHasAValueOrNone() {
        assertNumberOrNone(Score.of(480, List.of()));
    }

    @Test
    void isNeverNaN() {
        Note note = new Note(0, 480, 60, 64, 0);
        assertNumberOrNone(Score.of(480, List.of(note)));
        assertNumberOrNone(Score.of(480, List.of(new Note(0, 0, 0, 1, 0))));
        assertNumberOrNone(Score.of(480, Collections.nCopies(30, note)));
        assertNumberOrNone(Score.of(1, List.of(note, new Note(1L << 40, 1L << 40, 127, 127, 9))));
        RandomScores.many(100).forEach(this::assertNumberOrNone);
    }

    private void assertNumberOrNone(Score score) {
        OptionalDouble value = create().measure(score);
        if (value.isPresent()) {
            assertThat(value.getAsDouble())
                    .as("value of %s notes", score.notes().size())
                    .isFinite();
        }
    }

    @Test
    void measuringTwiceGivesTheSame() {
        Metric<Score> metric = create();
        for (Score score : RandomScores.many(30)) {
            assertThat(metric.measure(score)).isEqualTo(metric.measure(score)).isEqualTo(create().measure(score));
        }
    }

    @Test
    void isSafeForSeveralThreads() throws Exception {
        Metric<Score> metric = create();
        assertSafeForSeveralThreads(30, seed -> metric.measure(RandomScores.of(seed)));
    }
}
