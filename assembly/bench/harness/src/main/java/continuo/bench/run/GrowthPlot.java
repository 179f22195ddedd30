package continuo.bench.run;

import java.util.List;
import java.util.Locale;

/** Cost over size, both logarithmic and as multiples of the first: dashed lines show linear and quadratic growth. */
final class GrowthPlot {
    private static final int SIDE = 420;
    private static final int MARGIN = 60;
    private static final int LEGEND = 130;
    /** Doublings the axes show. */
    private static final int ACROSS = 3;

    private static final int UP = 6;
    /** Told apart by colour-blind readers too (Okabe and Ito 2008). */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9");

    private final List<Growth.Curve> curves;

    GrowthPlot(List<Growth.Curve> curves) {
        this.curves = curves;
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                SIDE + 2 * MARGIN + LEGEND,
                SIDE + 2 * MARGIN);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        grid(svg);
        reference(svg, 1, "linear");
        reference(svg, 2, "quadratic");
        for (int i = 0; i < curves.size(); i++) {
            curve(svg, curves.get(i), COLOURS.get(i % COLOURS.size()), i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int x = 0; x <= ACROSS; x++) {
            line(svg, x(x), y(0), x(x), y(UP), "#dddddd");
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d</text>", x(x), y(0) + 18, 1 << x);
        }
        for (int y = 0; y <= UP; y++) {
            line(svg, x(0), y(y), x(ACROSS), y(y), "#dddddd");
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%d</text>", x(0) - 6, y(y) + 4, 1 << y);
        }
        add(
                svg,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">size, times the first</text>",
                x(ACROSS / 2.0),
                y(0) + 40);
        add(svg, "<text x=\"%.1f\" y=\"%.1f\">time, times the first</text>", x(0) - 40, y(UP) - 14);
    }

    private void reference(StringBuilder svg, int exponent, String name) {
        double across = Math.min(ACROSS, (double) UP / exponent);
        add(
                svg,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999999\" stroke-dasharray=\"4 4\"/>",
                x(0),
                y(0),
                x(across),
                y(across * exponent));
        add(
                svg,
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"#777777\">%s</text>",
                x(across) + 6,
                y(across * exponent) + 4,
                name);
    }

    private void curve(StringBuilder svg, Growth.Curve curve, String colour, int index) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < curve.times().size(); i++) {
            double up = Math.log(curve.cost(i) / curve.cost(0)) / Math.log(2);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(Math.min(UP, up))));
        }
        add(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour);
        double top = MARGIN + 60 + 20 * index;
        line(svg, SIDE + MARGIN + 30, top, SIDE + MARGIN + 50, top, colour);
        add(
                svg,
                "<text x=\"%d\" y=\"%.1f\">%s, n^%.2f</text>",
                SIDE + MARGIN + 56,
                top + 4,
                curve.axis().name(),
                curve.exponent());
    }

    private static double x(double doublings) {
        return MARGIN + SIDE * doublings / ACROSS;
    }

    private static double y(double doublings) {
        return MARGIN + SIDE - SIDE * doublings / UP;
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
        add(
                svg,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                x1,
                y1,
                x2,
                y2,
                colour);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
