package continuo.studio.report;

import continuo.fault.Quantity;
import continuo.measure.Band;
import continuo.measure.EvaluationTable;
import continuo.measure.MetricRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The measures: a row each, with the bands drawn and the values of every piece. */
final class MetricTableHtml {
    /** Metrics that repeat another program's arithmetic, to be seen beside its published figures only. */
    private static final String REFERENCE = "reference-";

    private final EvaluationTable table;
    private final Map<String, String> summaries;

    MetricTableHtml(EvaluationTable table, Map<String, String> summaries) {
        this.table = table;
        this.summaries = summaries;
    }

    private static boolean isReference(MetricRow row) {
        return row.metric().startsWith(REFERENCE);
    }

    /** The rows of real metrics that say where generated music is, seen from real music. */
    static List<MetricRow> compared(EvaluationTable table) {
        return table.rows().stream()
                .filter(row -> !isReference(row) && Verdict.of(row).isPresent())
                .toList();
    }

    void writeTo(Markup page) {
        writeExplanation(page);
        List<MetricRow> own =
                table.rows().stream().filter(row -> !isReference(row)).toList();
        List<MetricRow> reference =
                table.rows().stream().filter(MetricTableHtml::isReference).toList();
        if (!own.isEmpty()) {
            writeTable(page, "Measures of the pieces", own);
        }
        if (!reference.isEmpty()) {
            page.open("details").element("summary", "Measures for comparing with published figures");
            writeTable(page, "Measures for comparing with published figures", reference);
            page.close();
        }
    }

    private void writeExplanation(Markup page) {
        page.open("p", "class", "lead");
        page.text("Each strip compares stretches of " + Quantity.of(table.windowNotes(), "note", "notes")
                + ": of the generated pieces, ");
        page.text(
                table.realWindows() > 0
                        ? "of real music (" + Quantity.of(table.realWindows(), "stretch", "stretches") + "), "
                        : "");
        page.text("and of the generated pieces with random pitches, which is what chance would do. The bar holds the"
                + " middle half, the thin line nine tenths, the mark is the median. Values of whole pieces stand"
                + " beside it; many grow with a piece’s length, so they do not compare with the strips.");
        page.close();
        page.open("ul", "class", "legend strips-legend");
        for (String whose : List.of("generated", "real", "chance")) {
            page.open("li").open("span", "class", "strip sample", "aria-hidden", "true");
            page.open("span", "class", "lane " + whose);
            page.element("i", "", "class", "most", "style", "left:0;width:100%");
            page.element("i", "", "class", "half", "style", "left:25%;width:45%");
            page.element("i", "", "class", "median", "style", "left:45%");
            page.close().close();
            page.text(whose.equals("generated") ? "generated music" : whose.equals("real") ? "real music" : "chance");
            page.close();
        }
        page.close();
    }

    private void writeTable(Markup page, String caption, List<MetricRow> rows) {
        page.open("div", "class", "scroller", "tabindex", "0", "role", "region", "aria-label", caption);
        page.open("table", "class", "metrics", "role", "table");
        page.element("caption", caption, "class", "hidden");
        page.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String head : List.of("Measure", "Generated, real, chance", "Beside real music", "Mean")) {
            page.element("th", head, "scope", "col", "role", "columnheader");
        }
        for (int piece = 0; piece < table.pieces().size(); piece++) {
            page.open("th", "scope", "col", "role", "columnheader", "class", "number");
            page.element(
                    "a",
                    "No. " + (piece + 1),
                    "href",
                    "#piece-" + (piece + 1),
                    "title",
                    table.pieces().get(piece).name());
            page.close();
        }
        page.close().close().open("tbody", "role", "rowgroup");
        rows.forEach(row -> writeRow(page, row));
        page.close().close().close();
    }

    private void writeRow(Markup page, MetricRow row) {
        page.open("tr", "role", "row");
        page.open("th", "scope", "row", "role", "rowheader");
        page.name(row.metric()).element("small", row.unit(), "class", "unit");
        String summary = summaries.getOrDefault(row.metric(), "");
        if (!summary.isEmpty()) {
            page.element("small", summary, "class", "summary");
        }
        page.close();
        page.open("td", "role", "cell", "class", "strip-cell");
        new BandStrip(row).writeTo(page);
        page.close();
        page.open("td", "role", "cell", "class", "verdict");
        writeVerdict(page, row);
        page.close();
        value(page, "mean", "mean", row.mean());
        for (int piece = 0; piece < row.values().size(); piece++) {
            value(page, "", "No. " + (piece + 1), row.values().get(piece));
        }
        page.close();
    }

    private static void writeVerdict(Markup page, MetricRow row) {
        Verdict.of(row).ifPresent(verdict -> {
            Verdict.Place place = verdict.place();
            page.open("span", "class", place.withinRange() ? "within" : "outside", "title", place.meaning());
            page.element("span", place.sign(), "class", "sign", "aria-hidden", "true");
            page.text(place.words());
            page.close();
            if (verdict.likeChance()) {
                page.element("small", "as chance would", "class", "summary");
            }
        });
        row.generated()
                .map(Band::p50)
                .ifPresent(median -> page.element("small", "median " + PageNumbers.of(median), "class", "summary"));
    }

    private static void value(Markup page, String kind, String label, OptionalDouble value) {
        page.open("td", "role", "cell", "class", ("number " + kind).strip(), "data-label", label);
        if (value.isPresent()) {
            page.text(PageNumbers.of(value.getAsDouble()));
        } else {
            page.element("span", "–", "title", "not defined for this piece");
        }
        page.close();
    }
}
