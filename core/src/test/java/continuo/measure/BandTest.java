package continuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandTest {
    @Test
    void percentilesAreInterpolatedBetweenValues() {
        Band band = Band.of(new double[] {4, 1, 3, 2, 5});
        assertThat(band.count()).isEqualTo(5);
        assertThat(band.mean()).isEqualTo(3);
        assertThat(band.sd()).isCloseTo(Math.sqrt(2.5), within(1e-15));
        assertThat(band.p5()).isCloseTo(1.2, within(1e-15));
        assertThat(band.p25()).isEqualTo(2);
        assertThat(band.p50()).isEqualTo(3);
        assertThat(band.p75()).isEqualTo(4);
        assertThat(band.p95()).isCloseTo(4.8, within(1e-15));
    }

    @Test
    void medianOfAnEvenCountLiesInTheMiddle() {
        assertThat(Band.of(new double[] {10, 0}).p50()).isEqualTo(5);
    }

    @Test
    void oneValueIsItsOwnBand() {
        assertThat(Band.of(new double[] {0.25})).isEqualTo(new Band(1, 0.25, 0, 0.25, 0.25, 0.25, 0.25, 0.25));
    }

    @Test
    void valuesAreLeftAsTheyWere() {
        double[] values = {3, 1, 2};
        Band.of(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void noValuesAndNumbersThatAreNoneAreRefused() {
        assertThatThrownBy(() -> Band.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Band.of(new double[] {1, wrong, 2})).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
