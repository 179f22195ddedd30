package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageNumbersTest {
    @Test
    void numbersHaveThreeDigits() {
        assertThat(PageNumbers.of(0.6931)).isEqualTo("0.693");
        assertThat(PageNumbers.of(0)).isEqualTo("0");
        assertThat(PageNumbers.of(12)).isEqualTo("12");
        assertThat(PageNumbers.of(-3.14159)).isEqualTo("-3.14");
        assertThat(PageNumbers.of(99.99)).isEqualTo("100");
        assertThat(PageNumbers.of(123_456.7)).isEqualTo("123,457");
        assertThat(PageNumbers.of(0.0000123)).isEqualTo("1.2e-5");
        assertThat(PageNumbers.of(1.5e12)).isEqualTo("1.5e12");
    }

    @Test
    void sharesAreWrittenWithoutExponents() {
        assertThat(PageNumbers.percent(0.123456789)).isEqualTo("12.346%");
        assertThat(PageNumbers.percent(0.0000001)).isEqualTo("0.00001%");
        assertThat(PageNumbers.percent(1)).isEqualTo("100%");
    }

    @Test
    void durationsAreSecondsMinutesOrHours() {
        assertThat(PageNumbers.duration(1.26)).isEqualTo("1.3 s");
        assertThat(PageNumbers.duration(8960)).isEqualTo("2 h 29 min");
        assertThat(PageNumbers.duration(65.9)).isEqualTo("1:05 min");
    }

    @Test
    void fileNamesAreTakenByEveryFileSystem() {
        assertThat(PieceHtml.fileName("runs/a b/../Für Elise.MID", 1)).isEqualTo("Für-Elise.mid");
        assertThat(PieceHtml.fileName("<>:\"|?*", 7)).isEqualTo("piece-7.mid");
    }

    @Test
    void pitchesHaveNames() {
        assertThat(RollDrawing.pitchName(60)).isEqualTo("C4");
        assertThat(RollDrawing.pitchName(69)).isEqualTo("A4");
        assertThat(RollDrawing.pitchName(0)).isEqualTo("C-1");
    }
}
