package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
    private static double repetitions(int length, Score score) {
        return new Repetitions(new RepetitionLength(length)).measure(score).orElseThrow();
    }

    private static double reference(int length, Score score) {
        return new ReferenceRepetitions(new RepetitionLength(length))
                .measure(score)
                .orElseThrow();
    }

    @Test
    void figureThatComesAgainIsOnePair() {
        assertThat(repetitions(3, Music.melody(60, 62, 64, 50, 60, 62, 64))).isEqualTo(1);
        assertThat(repetitions(2, Music.melody(60, 62, 64, 50, 60, 62, 64))).isEqualTo(2);
    }

    @Test
    void overlappingSequencesAreNoRepetition() {
        assertThat(repetitions(2, Music.melody(60, 60, 60))).isZero();
        assertThat(repetitions(2, Music.melody(60, 60, 60, 60))).isEqualTo(1);
        assertThat(repetitions(2, Music.melody(60, 60, 60, 60, 60))).isEqualTo(3);
    }

    @Test
    void everyPairOfOccurrencesCounts() {
        assertThat(repetitions(2, Music.melody(60, 62, 70, 60, 62, 71, 60, 62, 72, 60, 62)))
                .isEqualTo(6);
    }

    @Test
    void referenceDoesNotSeeTheLastNote() {
        assertThat(reference(3, Music.melody(60, 62, 64, 50, 60, 62, 64))).isZero();
        assertThat(reference(3, Music.melody(60, 62, 64, 50, 60, 62, 64, 50))).isEqualTo(1);
    }

    @Test
    void tooFewNotesHaveNoRepetitions() {
        assertThat(repetitions(2, Music.melody(60, 62, 60))).isZero();
        assertThat(repetitions(9, Music.melody(new int[17]))).isZero();
        assertThat(repetitions(9, Music.melody(new int[18]))).isEqualTo(1);
        assertThat(reference(9, Music.melody(new int[18]))).isZero();
        assertThat(reference(9, Music.melody(new int[19]))).isEqualTo(1);
    }

    @Test
    void highestAndLowestPitchesAreToldApart() {
        int[] pitches = new int[36];
        Arrays.fill(pitches, 0, 18, 127);
        assertThat(repetitions(9, Music.melody(pitches))).isEqualTo(2);
    }

    @Test
    void orderWithinAChordMattersToTheReferenceOnly() {
        Score score = Score.of(
                384,
                List.of(
                        new Note(0, 9, 64, 64, 0),
                        new Note(0, 9, 60, 64, 0),
                        new Note(9, 9, 60, 64, 0),
                        new Note(9, 9, 64, 64, 0),
                        new Note(18, 9, 72, 64, 0)));
        assertThat(repetitions(2, score)).isEqualTo(1);
        assertThat(reference(2, score)).isZero();
    }

    @Test
    void pairsBeyondTheRangeOfAnIntAreCounted() {
        long notes = 100_000;
        Score trill = Music.melody(new int[(int) notes]);
        long sequences = notes - 1;
        assertThat(repetitions(2, trill)).isEqualTo((double) ((sequences - 1) * (sequences - 2) / 2));
    }

    @Test
    void bothAgreeWithTheDefinitionOnRandomScores() {
        for (int seed = 0; seed < 150; seed++) {
            Score score = Music.random(seed, seed % 120, 1 + seed % 4, 1 + seed % 70);
            int[] inFileOrder = score.notes().stream().mapToInt(Note::pitch).toArray();
            int[] tiesByPitch = score.notes().stream()
                    .sorted(Comparator.comparingLong(Note::onset).thenComparingInt(Note::pitch))
                    .mapToInt(Note::pitch)
                    .toArray();
            for (int length = 2; length <= 9; length++) {
                assertThat(repetitions(length, score))
                        .as("seed %d, length %d", seed, length)
                        .isEqualTo(pairs(tiesByPitch, length, tiesByPitch.length, tiesByPitch.length));
                assertThat(reference(length, score))
                        .as("reference, seed %d, length %d", seed, length)
                        .isEqualTo(pairs(
                                inFileOrder, length, inFileOrder.length - 2 * length, inFileOrder.length - length));
            }
        }
    }

    /** Brute force over positions i below {@code endOfI} and j below {@code endOfJ}, as far as sequences fit. */
    private static double pairs(int[] pitches, int length, int endOfI, int endOfJ) {
        long pairs = 0;
        for (int i = 0; i < endOfI; i++) {
            for (int j = i + length; j < endOfJ && j + length <= pitches.length; j++) {
                int first = i;
                int second = j;
                if (IntStream.range(0, length).allMatch(k -> pitches[first + k] == pitches[second + k])) {
                    pairs++;
                }
            }
        }
        return pairs;
    }
}
