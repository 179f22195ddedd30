package continuo.studio.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Draws curves: what was logged as faint dots, its moving mean as a line over them. The drawing stretches with the page;
 * words and numbers stand beside it as HTML, so that they do not. The script needs the lines' points to say what is
 * under the pointer.
 */
final class CurveChart {
    /** Twice as many points at most make a line, twice as many dots stand behind it. */
    private static final int LINE_PARTS = 200;

    private static final int DOT_PARTS = 300;
    /** The mean is over so many parts of the curve. */
    private static final int WINDOWS = 40;

    private static final int FEW = 24;
    /** A share needs more steps to be one. */
    private static final int SHARE_WINDOWS = 12;

    private final Chart chart;
    private final List<Curve> smooth;
    private final Axis steps;
    private final Axis values;
    private final PlotArea plot;

    CurveChart(Chart chart) {
        this.chart = chart;
        this.smooth = chart.lines().stream()
                .map(line -> line.curve())
                .map(curve -> curve.smoothed(window(curve.points().size())))
                .toList();
        this.steps = Axis.linear(
                smooth.stream().mapToLong(curve -> curve.first().step()).min().orElseThrow(),
                smooth.stream().mapToLong(curve -> curve.last().step()).max().orElseThrow());
        this.values = chart.shares() ? Axis.shares() : valueAxis();
        this.plot = new PlotArea(steps, values);
    }

    /** Points in the moving mean; a curve of few is left as it is. */
    private int window(int points) {
        if (points < FEW) {
            return 1;
        }
        return chart.shares() ? points / SHARE_WINDOWS : Math.max(5, points / WINDOWS);
    }

    private Axis valueAxis() {
        double[] logged = chart.lines().stream()
                .flatMapToDouble(line -> values(line.curve()))
                .toArray();
        return Axis.around(logged, chart.reference().stream().toArray());
    }

    private static DoubleStream values(Curve curve) {
        return curve.points().stream().mapToDouble(Curve.Point::value);
    }

    void writeTo(Markup page) {
        page.open("figure", "class", "chart");
        page.open("figcaption");
        page.element("h3", chart.title()).element("p", chart.explanation());
        writeLegend(page);
        page.close();
        page.open("div", "class", "plot");
        writeValueTicks(page);
        page.open(
                "div",
                "class",
                "plot-area",
                "tabindex",
                "0",
                "role",
                "application",
                "aria-label",
                description() + " Left and right arrow keys read values.");
        writeDrawing(page);
        chart.reference()
                .ifPresent(reference -> page.element(
                        "span",
                        chart.referenceLabel() + " (" + PageNumbers.of(reference) + ")",
                        "class",
                        "reference-label",
                        "style",
                        "bottom:" + PageNumbers.percent(values.share(reference))));
        chart.trainingFrom()
                .ifPresent(step -> page.element(
                        "span",
                        "training proper",
                        "class",
                        "phase-label",
                        "style",
                        "left:" + PageNumbers.percent(steps.share(step))));
        page.close();
        page.element("span", "step", "class", "axis-name", "aria-hidden", "true");
        writeStepTicks(page);
        page.close();
        page.element("p", "", "class", "readout", "aria-live", "polite");
        page.data(points(), "chart-data");
        page.close();
    }

    private void writeLegend(Markup page) {
        page.open("ul", "class", "legend");
        for (int i = 0; i < chart.lines().size(); i++) {
            page.open("li");
            page.open("svg", "class", "key", "viewBox", "0 0 28 8", "aria-hidden", "true");
            page.open("path", "class", "line " + series(i), "d", "M1 4H27");
            page.close();
            page.name(chart.lines().get(i).label());
            page.close();
        }
        String scale = values.logarithmic() ? "logarithmic scale" : "";
        String unit = String.join(
                ", ",
                List.of(chart.unit(), scale).stream().filter(s -> !s.isEmpty()).toList());
        if (!unit.isEmpty()) {
            page.element("li", unit, "class", "unit");
        }
        page.close();
    }

    private void writeDrawing(Markup page) {
        plot.open(page);
        plot.writeGrid(page);
        chart.trainingFrom().ifPresent(step -> page.open("path", "class", "phase", "d", plot.upright(step)));
        chart.reference().ifPresent(value -> page.open("path", "class", "reference", "d", plot.level(value)));
        for (int i = 0; i < smooth.size(); i++) {
            if (!chart.shares()) {
                page.open(
                        "path",
                        "class",
                        "dots " + series(i),
                        "d",
                        dots(chart.lines().get(i).curve()));
            }
        }
        for (int i = 0; i < smooth.size(); i++) {
            page.open("path", "class", "line " + series(i), "d", line(smooth.get(i)));
        }
        page.close();
    }

    private void writeValueTicks(Markup page) {
        page.open("div", "class", "value-ticks", "aria-hidden", "true");
        for (double tick : values.ticks()) {
            String label = chart.shares() ? Math.round(100 * tick) + " %" : PageNumbers.of(tick);
            page.element("span", label, "style", "bottom:" + PageNumbers.percent(values.share(tick)));
        }
        page.close();
    }

    private void writeStepTicks(Markup page) {
        page.open("div", "class", "step-ticks", "aria-hidden", "true");
        for (double tick : steps.ticks()) {
            if (tick == Math.rint(tick)) {
                String label = String.format(Locale.ROOT, "%,.0f", tick);
                page.element("span", label, "style", "left:" + PageNumbers.percent(steps.share(tick)));
            }
        }

        page.close();
    }

    private static String series(int line) {
        // More lines than there are styles begin again.
        return "s" + line % 4;
    }

    private String dots(Curve curve) {
        StringBuilder path = new StringBuilder();
        curve.thinned(DOT_PARTS).points().stream()
                .filter(point -> values.holds(point.value()))
                .forEach(point -> path.append('M')
                        .append(plot.x(point.step()))
                        .append(' ')
                        .append(plot.y(point.value()))
                        .append("h0"));
        return path.toString();
    }

    private String line(Curve curve) {
        StringBuilder path = new StringBuilder();
        for (Curve.Point point : curve.thinned(LINE_PARTS).points()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(plot.x(point.step()))
                    .append(' ')
                    .append(plot.y(point.value()));
        }
        return path.toString();
    }

    /** What the drawing shows, in words. */
    private String description() {
        List<String> sentences = new ArrayList<>(List.of(chart.title() + "."));
        for (int i = 0; i < smooth.size(); i++) {
            sentences.add(chart.lines().get(i).label() + ": from "
                    + PageNumbers.of(smooth.get(i).first().value()) + " to "
                    + PageNumbers.of(smooth.get(i).last().value()) + ".");
        }
        return String.join(" ", sentences);
    }

    /** The lines' points, for the readout: steps, values, and where both are in the drawing. */
    private ObjectNode points() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("from", steps.from()).put("to", steps.to());
        data.put("low", values.from()).put("high", values.to());
        data.put("logarithmic", values.logarithmic()).put("shares", chart.shares());
        ArrayNode lines = data.putArray("lines");
        for (int i = 0; i < smooth.size(); i++) {
            Curve curve = smooth.get(i).thinned(LINE_PARTS);
            ObjectNode line =
                    lines.addObject().put("label", chart.lines().get(i).label());
            ArrayNode at = line.putArray("steps");
            ArrayNode means = line.putArray("values");
            curve.points().forEach(point -> at.add(point.step()));
            Arrays.stream(values(curve).toArray()).map(CurveChart::brief).forEach(means::add);
        }
        return data;
    }

    /** Four significant digits are more than can be read off a drawing. */
    private static double brief(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3e", value));
    }
}
