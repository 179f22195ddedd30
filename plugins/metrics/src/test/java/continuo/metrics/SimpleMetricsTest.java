package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleMetricsTest {
    private static final NoParameters NONE = new NoParameters();
    private static final Score TWO_OCTAVES = Score.of(
            384,
            List.of(
                    new Note(0, 10, 48, 30, 0),
                    new Note(0, 10, 72, 100, 0),
                    new Note(50, 10, 60, 90, 1),
                    new Note(90, 10, 48, 31, 1)));

    @Test
    void spansReachFromTheLowestToTheHighest() {
        assertThat(new ToneSpan(NONE).measure(TWO_OCTAVES)).hasValue(24);
        assertThat(new IntensitySpan(NONE).measure(TWO_OCTAVES)).hasValue(70);
    }

    @Test
    void octavesAreDifferentTones() {
        assertThat(new UniqueTones(NONE).measure(TWO_OCTAVES)).hasValue(3);
    }

    @Test
    void everyNoteCounts() {
        assertThat(new NoteCount(NONE).measure(TWO_OCTAVES)).hasValue(4);
    }

    @Test
    void oneNoteHasSpansOfZero() {
        Score one = Music.melody(60);
        assertThat(new ToneSpan(NONE).measure(one)).hasValue(0);
        assertThat(new IntensitySpan(NONE).measure(one)).hasValue(0);
        assertThat(new UniqueTones(NONE).measure(one)).hasValue(1);
    }

    @Test
    void wholeKeyboardIsInRange() {
        Score score = Music.melody(0, 127);
        assertThat(new ToneSpan(NONE).measure(score)).hasValue(127);
        assertThat(new ScaleConsistency(NONE).measure(score)).hasValue(1);
    }

    @Test
    void silenceHasCountsButNoSpansAndFractions() {
        for (Metric<Score> undefined : List.of(
                new ToneSpan(NONE),
                new IntensitySpan(NONE),
                new Polyphony(NONE),
                new ReferencePolyphony(NONE),
                new ScaleConsistency(NONE),
                new ReferenceScaleConsistency(NONE))) {
            assertThat(undefined.measure(Music.SILENCE))
                    .as(undefined.getClass().getSimpleName())
                    .isEmpty();
        }
        for (Metric<Score> zero : List.of(
                new NoteCount(NONE),
                new UniqueTones(NONE),
                new Repetitions(new RepetitionLength(2)),
                new ReferenceRepetitions(new RepetitionLength(2)))) {
            assertThat(zero.measure(Music.SILENCE))
                    .as(zero.getClass().getSimpleName())
                    .hasValue(0);
        }
    }
}
