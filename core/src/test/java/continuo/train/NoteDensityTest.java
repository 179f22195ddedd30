package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoteDensityTest {
    @Test
    void aQuarterIsToSpareWhereAStepIsANote() {
        assertThat(NoteDensity.ONE.stepsFor(100)).isEqualTo(125);
    }

    @Test
    void piecesOfOtherDensityMayHaveHalfTheNotesOfTheAverage() {
        assertThat(new NoteDensity(3).stepsFor(100)).isEqualTo(600);
        assertThat(new NoteDensity(0.25).stepsFor(100)).isEqualTo(50);
    }

    @Test
    void isReadFromACheckpointAndIsOneForThoseOfBefore() {
        assertThat(NoteDensity.parse("2.5")).isEqualTo(new NoteDensity(2.5));
        assertThat(NoteDensity.parse("")).isEqualTo(NoteDensity.ONE);
        assertThat(NoteDensity.parse("-1")).isEqualTo(NoteDensity.ONE);
    }
}
