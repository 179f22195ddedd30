package continuo.studio.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.studio.study.MeasureCurves;
import continuo.studio.study.MeasureCurves.Line;
import continuo.studio.study.MeasureCurves.Point;
import continuo.studio.study.StudyTable;
import continuo.studio.study.StudyTable.Reference;
import continuo.studio.study.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A metric against the epochs, as the paper draws it: a line a variant, with the band of real music behind. */
final class StudyChart {
    /** Lines that look different; more begin again. */
    private static final int STYLES = 8;

    private static final List<String> DRAWN = Stream.concat(StudyTable.MAIN.stream(), Stream.of(StudyTable.DEGENERATE))
            .toList();

    /** Of what is no metric of a plugin. */
    private static final Map<String, String> OWN_SUMMARIES = Map.of(
            StudyTable.DROPPED, "share of the tones that are silent or out of range",
            StudyTable.DEGENERATE, "pieces that are empty or one note repeated");

    private final String metric;
    private final String summary;
    private final List<Line> lines;
    private final List<String> variants;
    private final Optional<Reference> real;
    private final Axis epochs;
    private final Axis values;
    private final PlotArea plot;

    private StudyChart(
            String metric, String summary, List<Line> lines, List<String> variants, Optional<Reference> real) {
        this.metric = metric;
        this.summary = summary;
        this.lines = lines;
        this.variants = variants;
        this.real = real;
        this.epochs = Axis.linear(
                points().mapToInt(Point::epoch).min().orElseThrow(),
                points().mapToInt(Point::epoch).max().orElseThrow());
        this.values = Axis.around(
                points().flatMapToDouble(point -> DoubleStream.of(point.low(), point.high()))
                        .toArray(),
                real.stream().flatMapToDouble(StudyChart::marks).toArray());
        this.plot = new PlotArea(epochs, values);
    }

    /** The main metrics, as far as they were measured on the way, then all others. */
    static List<StudyChart> of(MeasureCurves curves, StudyTable table, Map<String, String> summaries) {
        List<String> variants =
                table.study().variants().stream().map(Variant::label).toList();
        return Stream.concat(DRAWN.stream(), curves.lines().keySet().stream())
                .distinct()
                .filter(curves.lines()::containsKey)
                .map(metric -> new StudyChart(
                        metric,
                        summaries.getOrDefault(metric, OWN_SUMMARIES.getOrDefault(metric, "")),
                        Objects.requireNonNull(curves.lines().get(metric)),
                        variants,
                        table.rows().stream()
                                .flatMap(row -> row.figure(metric).stream())
                                .map(StudyTable.Figure::reference)
                                .filter(reference -> marks(reference).findAny().isPresent())
                                .findFirst()))
                .toList();
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    /** Where real music is: the ends of its band, or its one value. */
    private static DoubleStream marks(Reference reference) {
        return reference.low().isPresent()
                ? DoubleStream.concat(reference.low().stream(), reference.high().stream())
                : reference.real().stream();
    }

    void writeTo(Markup page) {
        page.open("figure", "class", "chart").open("figcaption");
        page.open("h3").name(metric).close();
        page.element("p", summary);
        writeLegend(page);
        page.close();
        page.open("div", "class", "plot");
        page.open("div", "class", "value-ticks", "aria-hidden", "true");
        for (double tick : values.ticks()) {
            page.element("span", PageNumbers.of(tick), "style", "bottom:" + PageNumbers.percent(values.share(tick)));
        }
        page.close();
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
        page.close();
        page.element("span", "epoch", "class", "axis-name", "aria-hidden", "true");
        page.open("div", "class", "step-ticks", "aria-hidden", "true");
        for (double tick : epochs.ticks()) {
            // A long number at the very left would run into the name of the axis.
            if (tick == Math.rint(tick) && (tick >= 0 || epochs.share(tick) > 0.03)) {
                String label = String.format(Locale.ROOT, "%.0f", tick);
                page.element("span", label, "style", "left:" + PageNumbers.percent(epochs.share(tick)));
            }
        }
        page.close().close();
        page.element("p", "", "class", "readout", "aria-live", "polite");
        page.data(data(), "chart-data");
        page.close();
    }

    private void writeLegend(Markup page) {
        page.open("ul", "class", "legend");
        for (Line line : lines) {
            page.open("li");
            page.open("svg", "class", "key", "viewBox", "0 0 28 8", "aria-hidden", "true");
            page.open("path", "class", "line " + style(line), "d", "M1 4H27");
            page.close().name(line.variant()).close();
        }
        if (real.isPresent()) {
            page.open("li")
                    .open("span", "class", "real-key", "aria-hidden", "true")
                    .close();
            page.text("real music").close();
        }
        page.close();
    }

    private void writeDrawing(Markup page) {
        plot.open(page);
        real.ifPresent(reference -> writeReal(page, reference));
        plot.writeGrid(page);
        if (epochs.from() < 0) {
            page.open("path", "class", "phase", "d", plot.upright(0));
        }
        for (Line line : lines) {
            page.open("path", "class", "spread " + style(line), "d", spread(line));
        }
        for (Line line : lines) {
            page.open("path", "class", "line " + style(line), "d", path(line));
        }
        page.close();
    }

    private void writeReal(Markup page, Reference reference) {
        if (reference.low().isPresent()) {
            String band =
                    plot.band(reference.low().getAsDouble(), reference.high().getAsDouble());
            page.open("path", "class", "real-band", "d", band);
        } else {
            String line = plot.level(reference.real().getAsDouble());
            page.open("path", "class", "real-line", "d", line);
        }
    }

    /** A variant looks the same in all charts. */
    private String style(Line line) {
        return "s" + Math.max(0, variants.indexOf(line.variant())) % STYLES;
    }

    private String path(Line line) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(plot.x(point.epoch()))
                    .append(' ')
                    .append(plot.y(point.mean()));
        }
        return path.toString();
    }

    /** There along the highest seeds and back along the lowest. */
    private String spread(Line line) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(plot.x(point.epoch()))
                    .append(' ')
                    .append(plot.y(point.high()));
        }
        for (int i = line.points().size() - 1; i >= 0; i--) {
            Point point = line.points().get(i);
            path.append('L').append(plot.x(point.epoch())).append(' ').append(plot.y(point.low()));
        }
        return path.append('Z').toString();
    }

    /** What the drawing shows, in words. */
    private String description() {
        List<String> sentences = new ArrayList<>(List.of(metric + "."));
        for (Line line : lines) {
            Point first = line.points().get(0);
            Point last = line.points().get(line.points().size() - 1);
            sentences.add(line.variant() + ": from " + PageNumbers.of(first.mean()) + " at epoch " + first.epoch()
                    + " to " + PageNumbers.of(last.mean()) + " at epoch " + last.epoch() + ".");
        }
        real.ifPresent(reference -> sentences.add("Real music: "
                + String.join(" to ", marks(reference).mapToObj(PageNumbers::of).toList())
                + "."));
        return String.join(" ", sentences);
    }

    /** The lines' points, for the readout. */
    private ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("axis", "epoch").put("from", epochs.from()).put("to", epochs.to());
        data.put("low", values.from()).put("high", values.to());
        data.put("logarithmic", values.logarithmic()).put("shares", false);
        ArrayNode all = data.putArray("lines");
        for (Line line : lines) {
            ObjectNode object = all.addObject().put("label", line.variant()).put("style", style(line));
            ArrayNode at = object.putArray("steps");
            ArrayNode means = object.putArray("values");
            line.points().forEach(point -> {
                at.add(point.epoch());
                means.add(point.mean());
            });
        }
        return data;
    }
}
