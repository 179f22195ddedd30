package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Metric;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleConsistencyTest {
    private static final int[] MAJOR = {60, 62, 64, 65, 67, 69, 71};

    private final Metric<Score> fixed = new ScaleConsistency(new NoParameters());
    private final Metric<Score> reference = new ReferenceScaleConsistency(new NoParameters());

    private static Score transposed(int semitones, int... pitches) {
        return Music.melody(IntStream.of(pitches).map(p -> p + semitones).toArray());
    }

    @Test
    void scaleOfCMajorIsConsistentInBoth() {
        assertThat(fixed.measure(Music.melody(MAJOR))).hasValue(1);
        assertThat(reference.measure(Music.melody(MAJOR))).hasValue(1);
    }

    @Test
    void scaleOfDMajorLosesItsLeadingToneInTheReference() {
        assertThat(fixed.measure(transposed(2, MAJOR))).hasValue(1);
        assertThat(reference.measure(transposed(2, MAJOR))).hasValue(6.0 / 7);
    }

    @Test
    void minorScalesAreConsistentOnEveryRoot() {
        for (int root = 0; root < 12; root++) {
            assertThat(fixed.measure(transposed(root, 48, 50, 51, 53, 55, 56, 58)))
                    .hasValue(1);
            assertThat(fixed.measure(transposed(root, 48, 50, 51, 53, 55, 56, 59)))
                    .hasValue(1);
        }
    }

    @Test
    void melodicMinorIsNoStandardScale() {
        assertThat(fixed.measure(Music.melody(48, 50, 51, 53, 55, 57, 59))).hasValue(6.0 / 7);
    }

    @Test
    void chromaticScaleHoldsSevenOfTwelve() {
        Score chromatic = Music.melody(IntStream.range(36, 96).toArray());
        assertThat(fixed.measure(chromatic)).hasValue(7.0 / 12);
        assertThat(reference.measure(chromatic)).hasValue(7.0 / 12);
    }

    @Test
    void bothAgreeWithTheDefinitionOnRandomScores() {
        for (int seed = 0; seed < 100; seed++) {
            Score score = Music.random(seed, 1 + seed, 5 + seed % 20, 40);
            assertThat(fixed.measure(score)).as("seed " + seed).hasValue(byDefinition(score, true));
            assertThat(reference.measure(score)).as("seed " + seed).hasValue(byDefinition(score, false));
        }
    }

    private static double byDefinition(Score score, boolean modulo) {
        double best = 0;
        for (Set<Integer> scale :
                List.of(Set.of(0, 2, 4, 5, 7, 9, 11), Set.of(0, 2, 3, 5, 7, 8, 10), Set.of(0, 2, 3, 5, 7, 8, 11))) {
            for (int root = 0; root < 12; root++) {
                int inside = 0;
                for (Note note : score.notes()) {
                    int degree =
                            modulo ? Math.floorMod(note.pitch() - root, 12) : Math.floorMod(note.pitch(), 12) - root;
                    inside += scale.contains(degree) ? 1 : 0;
                }
                best = Math.max(best, (double) inside / score.notes().size());
            }
        }
        return best;
    }
}
