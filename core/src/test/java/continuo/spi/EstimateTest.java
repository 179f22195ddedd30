package continuo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EstimateTest {
    /** R = 12 / 6 = 2; residuals 1, -1 and 0, so s = sqrt(3 / 2 * 2) / 6. */
    @Test
    void aRatioHasTheStandardErrorOfARatioEstimator() {
        Estimate estimate = Estimate.ofRatio(new double[] {3, 3, 6}, new double[] {1, 2, 3}, "nats per step");
        assertThat(estimate.value()).isEqualTo(2);
        assertThat(estimate.standardError().getAsDouble()).isCloseTo(Math.sqrt(3) / 6, within(1e-12));
        assertThat(estimate.count()).isEqualTo(3);
    }

    @Test
    void aSinglePieceHasNoStandardError() {
        assertThat(Estimate.ofRatio(new double[] {3}, new double[] {2}, "1").standardError())
                .isEmpty();
    }

    @Test
    void anEstimateIsFinite() {
        assertThatThrownBy(() -> new Estimate(Double.NaN, OptionalDouble.empty(), "1", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(1, OptionalDouble.of(Double.POSITIVE_INFINITY), "1", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
