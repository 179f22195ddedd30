package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void ticksAreRound() {
        assertThat(Axis.linear(1, 1_240).ticks()).containsExactly(200.0, 400.0, 600.0, 800.0, 1_000.0, 1_200.0);
        assertThat(Axis.linear(0, 1).ticks()).hasSize(6);
    }

    @Test
    void wideRatiosAreDrawnLogarithmically() {
        Axis axis = Axis.around(new double[] {0.01, 0.1, 1, 10});
        assertThat(axis.logarithmic()).isTrue();
        assertThat(axis.ticks()).contains(1.0, 10.0);
        assertThat(axis.share(0.316) - axis.share(0.0316))
                .isCloseTo(axis.share(3.16) - axis.share(0.316), within(1e-9));
    }

    @Test
    void valuesWithZeroOrBelowAreDrawnLinearly() {
        assertThat(Axis.around(new double[] {0, 0.001, 100}).logarithmic()).isFalse();
        assertThat(Axis.around(new double[] {-5, 0.001, 100}).logarithmic()).isFalse();
    }

    @Test
    void oneOddStepDoesNotPressTheRestFlat() {
        double[] values = new double[1_000];
        Arrays.setAll(values, i -> 2 + Math.sin(i));
        values[500] = 1e6;
        Axis axis = Axis.around(values);
        assertThat(axis.to()).isLessThan(4);
        assertThat(axis.holds(1e6)).isFalse();
    }

    @Test
    void aSingleValueHasAnAxisAroundIt() {
        Axis axis = Axis.around(new double[] {0, 0});
        assertThat(axis.from()).isLessThanOrEqualTo(0);
        assertThat(axis.to()).isGreaterThan(0);
        assertThat(axis.ticks()).isNotEmpty();
    }
}
