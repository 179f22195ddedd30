package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRunTest {
    private static Metric<Score> knowing(Score... music) {
        return new SharedRun(new NoParameters()).learn(Arrays.stream(music));
    }

    @Test
    void aPieceOfTheTrainingMusicSharesAllOfIt() {
        Score piece = Music.random(3, 100, 30, 60);
        assertThat(knowing(Music.random(1, 50, 30, 30), piece, Music.random(2, 50, 30, 30))
                        .measure(piece))
                .hasValue(99);
    }

    @Test
    void aTransposedPassageInAnotherRhythmIsShared() {
        Score training = Music.melody(60, 62, 64, 65, 67, 60, 71, 61);
        Score piece = Score.of(
                96,
                List.of(
                        new Note(0, 1, 30, 1, 0),
                        new Note(7, 5, 71, 1, 0),
                        new Note(8, 5, 73, 9, 0),
                        new Note(20, 5, 74, 9, 0),
                        new Note(90, 5, 76, 9, 0),
                        new Note(91, 5, 76, 9, 0)));
        // +2 +1 +2 of 62 64 65 67.
        assertThat(knowing(training).measure(piece)).hasValue(3);
    }

    @Test
    void aRunDoesNotGoOnFromOnePieceIntoTheNext() {
        assertThat(knowing(Music.melody(60, 61, 63), Music.melody(63, 66, 70))
                        .measure(Music.melody(60, 61, 63, 66, 70)))
                .hasValue(2);
    }

    @Test
    void chordsAreTakenFromTheLowestTone() {
        Score training = Music.chords(3, 67, 60, 64);
        assertThat(knowing(training).measure(Music.chords(3, 60, 64, 67))).hasValue(8);
    }

    @Test
    void whatIsInNoPieceIsNotShared() {
        Metric<Score> metric = knowing(Music.melody(60, 60, 60));
        assertThat(metric.measure(Music.melody(60, 61, 60))).hasValue(0);
        assertThat(metric.measure(Music.melody(0, 127))).hasValue(0);
        assertThat(metric.measure(Music.melody(60, 60))).hasValue(1);
        assertThat(metric.measure(Music.melody(60))).isEmpty();
    }

    @Test
    void agreesWithTryingAllPairsOfPlaces() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 300; trial++) {
            int pitches = 2 + random.nextInt(6);
            Score[] training = new Score[1 + random.nextInt(4)];
            for (int i = 0; i < training.length; i++) {
                training[i] = Music.random(random.nextLong(), 1 + random.nextInt(60), pitches, 500);
            }
            Score piece = Music.random(random.nextLong(), 2 + random.nextInt(40), pitches, 500);
            int longest = Arrays.stream(training)
                    .mapToInt(music -> longestShared(IntervalIndex.intervals(music), IntervalIndex.intervals(piece)))
                    .max()
                    .orElseThrow();
            assertThat(knowing(training).measure(piece)).as("trial %d", trial).hasValue(longest);
        }
    }

    private static int longestShared(byte[] a, byte[] b) {
        int longest = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                int shared = 0;
                while (i + shared < a.length && j + shared < b.length && a[i + shared] == b[j + shared]) {
                    shared++;
                }
                longest = Math.max(longest, shared);
            }
        }
        return longest;
    }

    @Test
    void suffixesAreInOrder() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 500; trial++) {
            int symbols = 1 + random.nextInt(4);
            int[] text = random.ints(random.nextInt(60), 0, symbols).toArray();
            List<Integer> expected =
                    new ArrayList<>(IntStream.range(0, text.length).boxed().toList());
            expected.sort(Comparator.comparing(i -> Arrays.copyOfRange(text, i, text.length), Arrays::compare));
            assertThat(SuffixArray.of(text, symbols))
                    .as("trial %d, %s", trial, Arrays.toString(text))
                    .containsExactly(expected.stream().mapToInt(i -> i).toArray());
        }
    }
}
