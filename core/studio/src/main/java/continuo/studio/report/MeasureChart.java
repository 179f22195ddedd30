package continuo.studio.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.run.EpochMeasures.Range;
import continuo.studio.report.MeasureCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Draws a metric against the epochs: its line with a band around it, and real music's band behind. */
final class MeasureChart {
    private final MeasureCurve curve;
    private final Axis epochs;
    private final Axis values;
    private final PlotArea plot;

    MeasureChart(MeasureCurve curve) {
        this.curve = curve;
        List<Point> points = curve.points();
        this.epochs =
                Axis.linear(points.get(0).epoch(), points.get(points.size() - 1).epoch());
        double[] all = points.stream()
                .flatMap(point -> Stream.concat(Stream.of(point.value()), ends(point.spread().stream())))
                .mapToDouble(value -> value)
                .toArray();
        this.values = Axis.around(
                all,
                Stream.concat(
                                ends(curve.real().stream()),
                                curve.reference().stream().boxed())
                        .mapToDouble(value -> value)
                        .toArray());
        this.plot = new PlotArea(epochs, values);
    }

    private static Stream<Double> ends(Stream<Range> ranges) {
        return ranges.flatMap(range -> Stream.of(range.low(), range.high()));
    }

    void writeTo(Markup page) {
        page.open("figure", "class", "chart").open("figcaption");
        page.element("h3", curve.title()).element("p", curve.explanation());
        writeLegend(page);
        page.close();
        page.open("div", "class", "plot");
        page.open("div", "class", "value-ticks", "aria-hidden", "true");
        for (double tick : values.ticks()) {
            page.element("span", PageNumbers.of(tick), "style", "bottom:" + PageNumbers.percent(values.share(tick)));
        }
        page.close();
        page.open("div", "class", "plot-area", "tabindex", "0", "role", "application", "aria-label", description());
        writeDrawing(page);
        curve.reference()
                .ifPresent(reference -> page.element(
                        "span",
                        curve.referenceName() + " (" + PageNumbers.of(reference) + ")",
                        "class",
                        "reference-label",
                        "style",
                        "bottom:" + PageNumbers.percent(values.share(reference))));
        page.close();
        page.element("span", "epoch", "class", "axis-name", "aria-hidden", "true");
        page.open("div", "class", "step-ticks", "aria-hidden", "true");
        epochs.ticks().stream()
                .filter(tick -> tick == Math.rint(tick))
                .forEach(tick -> page.element(
                        "span",
                        String.format(Locale.ROOT, "%,.0f", tick),
                        "style",
                        "left:" + PageNumbers.percent(epochs.share(tick))));
        page.close().close();
        page.element("p", "", "class", "readout", "aria-live", "polite");
        page.data(points(), "chart-data");
        page.close();
    }

    private void writeLegend(Markup page) {
        page.open("ul", "class", "legend");
        key(page, "line s0", "M1 4H27", curve.real().isPresent() ? "median of the pieces" : "measured");
        if (curve.points().stream().anyMatch(point -> point.spread().isPresent())) {
            key(page, "spread", "M1 0H27V8H1Z", curve.spread());
        }
        if (curve.real().isPresent()) {
            key(page, "real-band", "M1 0H27V8H1Z", "middle half of real music");
        }
        page.close();
    }

    private static void key(Markup page, String style, String path, String words) {
        page.open("li").open("svg", "class", "key", "viewBox", "0 0 28 8", "aria-hidden", "true");
        page.open("path", "class", style, "d", path).close();
        page.text(words).close();
    }

    private void writeDrawing(Markup page) {
        plot.open(page);
        plot.writeGrid(page);
        curve.real()
                .ifPresent(real -> page.open("path", "class", "real-band", "d", plot.band(real.low(), real.high())));
        curve.reference().ifPresent(value -> page.open("path", "class", "reference", "d", plot.level(value)));
        page.open("path", "class", "spread", "d", spread());
        StringBuilder line = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (Point point : curve.points()) {
            String place = plot.x(point.epoch()) + " " + plot.y(point.value());
            line.append(line.isEmpty() ? 'M' : 'L').append(place);
            dots.append('M').append(place).append("h0");
        }
        page.open("path", "class", "line s0", "d", line.toString());
        page.open("path", "class", "points s0", "d", dots.toString());
        page.close();
    }

    /** There along the upper ends, and back along the lower ones. */
    private String spread() {
        List<Point> spread = curve.points().stream()
                .filter(point -> point.spread().isPresent())
                .toList();
        List<String> corners = new ArrayList<>();
        spread.forEach(point -> corners.add(
                plot.x(point.epoch()) + " " + plot.y(point.spread().get().high())));
        for (int i = spread.size() - 1; i >= 0; i--) {
            Point point = spread.get(i);
            corners.add(
                    plot.x(point.epoch()) + " " + plot.y(point.spread().get().low()));
        }
        return corners.isEmpty() ? "" : "M" + String.join("L", corners) + "Z";
    }

    private String description() {
        Point first = curve.points().get(0);
        Point last = curve.points().get(curve.points().size() - 1);
        return curve.title() + ": from " + PageNumbers.of(first.value()) + " after epoch " + first.epoch() + " to "
                + PageNumbers.of(last.value()) + " after epoch " + last.epoch() + "."
                + curve.real()
                        .map(real -> " The middle half of real music: " + PageNumbers.of(real.low()) + " to "
                                + PageNumbers.of(real.high()) + ".")
                        .orElse("")
                + " Left and right arrow keys read values.";
    }

    /** As {@link CurveChart} gives them to the script, with the band's ends. */
    private ObjectNode points() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("axis", "epoch").put("from", epochs.from()).put("to", epochs.to());
        data.put("low", values.from()).put("high", values.to());
        data.put("logarithmic", values.logarithmic()).put("shares", false);
        ObjectNode line = data.putArray("lines").addObject().put("label", curve.title());
        ArrayNode at = line.putArray("steps");
        ArrayNode value = line.putArray("values");
        ArrayNode low = line.putArray("lows");
        ArrayNode high = line.putArray("highs");
        for (Point point : curve.points()) {
            at.add(point.epoch());
            value.add(point.value());
            low.add(point.spread().map(Range::low).orElse(point.value()));
            high.add(point.spread().map(Range::high).orElse(point.value()));
        }
        return data;
    }
}
