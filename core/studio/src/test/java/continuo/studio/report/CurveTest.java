package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.studio.report.Curve.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static Curve curve(double... values) {
        return new Curve(
                "loss",
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Point(i + 1L, values[i]))
                        .toList());
    }

    @Test
    void thinningKeepsPeaksAndEnds() {
        double[] values = new double[10_000];
        values[4_321] = 99;
        values[7_777] = -99;
        Curve thin = curve(values).thinned(100);
        assertThat(thin.points()).hasSizeLessThanOrEqualTo(202);
        assertThat(thin.points()).contains(new Point(4_322, 99), new Point(7_778, -99));
        assertThat(thin.first()).isEqualTo(new Point(1, 0));
        assertThat(thin.last()).isEqualTo(new Point(10_000, 0));
        assertThat(thin.points()).isSortedAccordingTo((a, b) -> Long.compare(a.step(), b.step()));
    }

    @Test
    void fewPointsAreNotThinned() {
        Curve curve = curve(3, 1, 2);
        assertThat(curve.thinned(2)).isEqualTo(curve);
    }

    @Test
    void smoothingIsAMeanAroundEachPoint() {
        assertThat(curve(0, 3, 6, 0, 0).smoothed(3).points())
                .extracting(Point::value)
                .isEqualTo(List.of(1.5, 3.0, 3.0, 2.0, 0.0));
    }
}
