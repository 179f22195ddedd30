package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolyphonyTest {
    private final Metric<Score> polyphony = new Polyphony(new NoParameters());
    private final Metric<Score> reference = new ReferencePolyphony(new NoParameters());

    private static Score onsets(long... onsets) {
        return Score.of(
                384,
                Arrays.stream(onsets).mapToObj(t -> new Note(t, 500, 60, 64, 0)).toList());
    }

    @Test
    void polyphonyCountsDistinctOnsets() {
        assertThat(polyphony.measure(onsets(0, 0, 0, 10, 20, 20, 30))).hasValue(0.5);
    }

    @Test
    void tonesThatOnlySoundTogetherAreNotPolyphonic() {
        assertThat(polyphony.measure(onsets(0, 1, 2))).hasValue(0);
    }

    @Test
    void unisonIsPolyphonic() {
        assertThat(polyphony.measure(onsets(5, 5))).hasValue(1);
    }

    @Test
    void triadsScoreOneAndJustBelowThreeQuartersInTheReference() {
        Score triads = Music.chords(60, 60, 64, 67);
        assertThat(polyphony.measure(triads)).hasValue(1);
        assertThat(reference.measure(triads).getAsDouble()).isCloseTo(179.0 / 239, within(1e-15));
        assertThat(reference.measure(triads).getAsDouble()).isCloseTo(0.749, within(1e-3));
    }

    @Test
    void referenceTalliesEveryNoteAndEveryInstantLeft() {
        // Tallies: mono, mono on leaving 0, mono, poly, poly on leaving 10, mono at 20.
        assertThat(reference.measure(onsets(0, 10, 10, 20))).hasValue(2.0 / 6);
        assertThat(reference.measure(onsets(0, 1, 2))).hasValue(0);
        assertThat(reference.measure(onsets(7))).hasValue(0);
    }

    @Test
    void bothAgreeWithClosedFormsOnRandomScores() {
        for (int seed = 0; seed < 200; seed++) {
            Score score = Music.random(seed, 1 + seed, 12, 1 + seed % 90);
            Map<Long, Long> sizes =
                    score.notes().stream().collect(Collectors.groupingBy(Note::onset, Collectors.counting()));
            long chords = sizes.values().stream().filter(size -> size > 1).count();
            assertThat(polyphony.measure(score)).as("seed " + seed).hasValue((double) chords / sizes.size());

            // Every instant gives one mono and size - 1 polys, and all but the last one tally more on being left.
            List<Long> sizesInTime = sizes.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
            long chordsLeft = sizesInTime.subList(0, sizesInTime.size() - 1).stream()
                    .filter(size -> size > 1)
                    .count();
            long poly = score.notes().size() - sizes.size() + chordsLeft;
            long tallies = score.notes().size() + sizes.size() - 1;
            assertThat(reference.measure(score)).as("seed " + seed).hasValue((double) poly / tallies);
        }
    }
}
