package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.TimeSignature;
import continuo.params.NoParameters;
import continuo.spi.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MusPyMetricsTest {
    private static final NoParameters NONE = new NoParameters();

    private static Score quarters(long... onsetAndLength) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < onsetAndLength.length; i += 2) {
            notes.add(new Note(24 * onsetAndLength[i], 24 * onsetAndLength[i + 1], 60 + i, 64, 0));
        }
        return Score.of(24, notes);
    }

    @Test
    void entropyOfEvenlyUsedPitchesIsTheLogarithmOfTheirNumber() {
        assertThat(new PitchEntropy(NONE).measure(Music.melody(60, 61, 72, 73)).orElseThrow())
                .isCloseTo(2, within(1e-12));
        assertThat(new PitchClassEntropy(NONE)
                        .measure(Music.melody(60, 61, 72, 73))
                        .orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(new PitchClasses(NONE).measure(Music.melody(60, 61, 72, 73))).hasValue(2);
    }

    @Test
    void entropyOfOneToneIsZeroAndOfSilenceUndefined() {
        for (Metric<Score> entropy : List.of(new PitchEntropy(NONE), new PitchClassEntropy(NONE))) {
            assertThat(entropy.measure(Music.melody(60, 60))).hasValue(0);
            assertThat(entropy.measure(Music.SILENCE)).isEmpty();
        }
    }

    @Test
    void entropyWeighsPitchesByTheirNotes() {
        // 3/4 and 1/4: 2 - 3/4 log2 3.
        assertThat(new PitchEntropy(NONE).measure(Music.melody(60, 60, 60, 64)).orElseThrow())
                .isCloseTo(2 - 0.75 * Math.log(3) / Math.log(2), within(1e-12));
    }

    @Test
    void polyphonyRateCountsTimeAndNotBeginnings() {
        // One tone from 0 to 4, another from 2 to 3; silence to 6; one tone to 8.
        Score score = quarters(0, 4, 2, 1, 6, 2);
        assertThat(new PolyphonyRate(NONE).measure(score)).hasValue(1.0 / 8);
        assertThat(new MeanPolyphony(NONE).measure(score)).hasValue(7.0 / 6);
    }

    @Test
    void soundingTimesAgreeWithAPianoRoll() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            Score score = Music.random(random.nextLong(), random.nextInt(40), 1 + random.nextInt(6), 100);
            int[] sounding = new int[(int) score.endTick()];
            boolean[][] roll = new boolean[128][sounding.length];
            for (Note note : score.notes()) {
                Arrays.fill(roll[note.pitch()], (int) note.onset(), (int) note.end(), true);
            }
            for (boolean[] pitch : roll) {
                for (int t = 0; t < sounding.length; t++) {
                    sounding[t] += pitch[t] ? 1 : 0;
                }
            }
            Sounding sums = Sounding.of(score);
            assertThat(sums.several())
                    .isEqualTo(Arrays.stream(sounding).filter(n -> n > 1).count());
            assertThat(sums.any())
                    .isEqualTo(Arrays.stream(sounding).filter(n -> n > 0).count());
            assertThat(sums.pitchTime()).isEqualTo(Arrays.stream(sounding).sum());
        }
    }

    @Test
    void beatsInWhichNothingSoundsAreEmpty() {
        // Beats 0 and 1 filled, 2 and 3 empty, 4 filled; the note that ends with beat 1 does not sound in beat 2.
        assertThat(new EmptyBeatRate(NONE).measure(quarters(0, 2, 4, 1))).hasValue(2.0 / 5);
        assertThat(new EmptyBeatRate(NONE).measure(quarters(0, 5, 1, 1))).hasValue(0);
        assertThat(new EmptyBeatRate(NONE).measure(quarters(3, 0))).hasValue(3.0 / 4);
        assertThat(new EmptyBeatRate(NONE).measure(Music.SILENCE)).isEmpty();
    }

    @Test
    void measuresAreThoseOfTheFirstTimeSignature() {
        Score common = quarters(0, 1, 8, 1);
        assertThat(new EmptyMeasureRate(NONE).measure(common)).hasValue(1.0 / 3);
        Score waltz = new Score(24, common.notes(), List.of(), List.of(new TimeSignature(0, 3, 4)));
        assertThat(new EmptyMeasureRate(NONE).measure(waltz)).hasValue(1.0 / 3);
        Score sixEighths = new Score(24, common.notes(), List.of(), List.of(new TimeSignature(0, 2, 8)));
        assertThat(new EmptyMeasureRate(NONE).measure(sixEighths)).hasValue(7.0 / 9);
    }

    @Test
    void sameRhythmInEveryMeasureIsConsistent() {
        assertThat(new GrooveConsistency(NONE).measure(quarters(0, 1, 2, 1, 4, 1, 6, 1)))
                .hasValue(1);
        assertThat(new GrooveConsistency(NONE).measure(quarters(0, 1, 2, 1))).isEmpty();
    }

    @Test
    void grooveConsistencyAgreesWithItsDefinition() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 200; trial++) {
            Score score = Music.random(random.nextLong(), 1 + random.nextInt(60), 3, 384 * 4 * (1 + random.nextInt(6)));
            long last = Math.round(score.notes().get(score.notes().size() - 1).onset() / 16.0);
            boolean[][] groove = new boolean[(int) (last / 96) + 1][96];
            for (Note note : score.notes()) {
                int position = (int) Math.round(note.onset() / 16.0);
                groove[position / 96][position % 96] = true;
            }
            if (groove.length < 2) {
                assertThat(new GrooveConsistency(NONE).measure(score)).isEmpty();
                continue;
            }
            double different = 0;
            for (int t = 1; t < groove.length; t++) {
                for (int i = 0; i < 96; i++) {
                    different += groove[t][i] != groove[t - 1][i] ? 1 : 0;
                }
            }
            assertThat(new GrooveConsistency(NONE).measure(score).orElseThrow())
                    .isCloseTo(1 - different / 96 / (groove.length - 1), within(1e-12));
        }
    }
}
