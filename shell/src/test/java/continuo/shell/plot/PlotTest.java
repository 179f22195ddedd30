package continuo.shell.plot;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.studio.report.Axis;
import continuo.studio.report.Curve;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
    private static final Curve WAVE = new Curve(
            "loss.g",
            LongStream.rangeClosed(1, 300)
                    .mapToObj(step -> new Curve.Point(step, 1 + Math.cos(step / 30.0) / 2))
                    .toList());

    private static List<String> lines(Curve curve, int width, int rows, boolean unicode) {
        double[] values =
                curve.points().stream().mapToDouble(Curve.Point::value).toArray();
        return Plot.render(curve, Axis.around(values), width, rows, unicode);
    }

    @Test
    void aCurveWithNumbersOnBothAxes() {
        assertThat(lines(WAVE, 50, 6, true))
                .containsExactly(
                        "    │⠒⠢⢄⡀                     ⣠⠔⠒⠒⠢⢄",
                        "1.4 ┤   ⠙⠢⡀                 ⡔⠊      ⠙⢢⡀",
                        "  1 ┤     ⠉⢢⡀             ⣠⠊          ⠙⢄",
                        "    │       ⠸⣄          ⣠⠎⠁             ⠑⢄",
                        "0.6 ┤         ⠳⢄      ⣠⠔⠁                 ⠳⢄",
                        "    │           ⠉⠲⠤⠤⠔⠊⠁                     ⠙⠲⠤⠤⠔⠊",
                        "    └───────┴───────┴──────┴──────┴───────┴──────┴",
                        "            50      100    150    200     250  300");
    }

    @Test
    void aCurveInAscii() {
        assertThat(lines(WAVE, 50, 6, false))
                .containsExactly(
                        "    |...                      ...:..",
                        "1.4 +   ''.                 .'      '.",
                        "  1 +      '.             .'          '.",
                        "    |        :          .:'             '.",
                        "0.6 +         ':.     .:'                 '.",
                        "    |            '':''                      '':'''",
                        "    +-------+-------+------+------+-------+------+",
                        "            50      100    150    200     250  300");
    }

    @Test
    void aShareHasItsOwnScale() {
        Curve curve = new Curve("frozen.d", List.of(new Curve.Point(1, 0), new Curve.Point(4, 0.5)));
        assertThat(Plot.render(curve, Axis.shares(), 30, 5, true))
                .containsExactly(
                        "    │",
                        "0.8 ┤",
                        "0.4 ┤                    ⢀⣀⣀⡠⠤",
                        "    │          ⣀⣀⡠⠤⠤⠒⠒⠒⠉⠉⠁",
                        "  0 ┤⣀⡠⠤⠤⠔⠒⠒⠉⠉⠉",
                        "    └┴───────┴───────┴───────┴",
                        "     1       2       3       4");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 80, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        for (boolean unicode : new boolean[] {true, false}) {
            assertThat(lines(WAVE, width, 10, unicode)).hasSize(12).allMatch(line -> line.length() <= width);
        }
    }

    @Test
    void oneStepIsDrawn() {
        assertThat(lines(new Curve("x", List.of(new Curve.Point(7, 2))), 30, 3, true))
                .hasSize(5);
    }
}
