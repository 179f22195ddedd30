package continuo.studio.report;

import continuo.fault.Quantity;
import continuo.measure.SetEvaluation;
import continuo.run.EpochMeasures;
import continuo.studio.study.StudyTable;
import continuo.studio.study.StudyTable.Figure;
import continuo.studio.study.StudyTable.Reference;
import continuo.studio.study.StudyTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of a study: a row a variant, below them real music and chance. */
final class StudyTableHtml {
    private static final String MAIN = "The variants compared";
    private static final String REST = "All other metrics";

    private final StudyTable table;
    private final Map<String, String> summaries;

    StudyTableHtml(StudyTable table, Map<String, String> summaries) {
        this.table = table;
        this.summaries = summaries;
    }

    void writeTo(Markup page) {
        page.open("p", "class", "lead")
                .text("Means over the seeds, each of many new pieces, with 95 % intervals from resampling seeds and"
                        + " pieces. Below stand real music (the middle half of the windows held out) and chance (the"
                        + " same with random pitches). ");
        page.element("span", "●", "class", "within-sign", "aria-hidden", "true")
                .text(" inside: the median lies in the middle half of real music; ");
        page.element("span", "○", "aria-hidden", "true").text(" outside: it does not.");
        if (table.rows().stream()
                .anyMatch(row -> row.figure(StudyTable.VALIDATION).isPresent())) {
            page.text(" Choose a variant by its realism beside the validation side; the test side is for what is then"
                    + " reported.");
        }
        if (table.rows().stream()
                .anyMatch(row -> row.runs() > 0 && row.windows() < row.runs() * SetEvaluation.ENOUGH_WINDOWS)) {
            page.text(" With fewer than " + SetEvaluation.ENOUGH_WINDOWS
                    + " windows a run, realism compares within this table only.");
        }
        page.close();
        List<String> metrics = metrics();
        List<String> main = metrics.stream().filter(StudyTable.MAIN::contains).toList();
        List<String> rest = metrics.stream()
                .filter(metric -> !StudyTable.MAIN.contains(metric))
                .toList();
        write(page, MAIN, main, true);
        if (!rest.isEmpty()) {
            page.open("details").element("summary", REST);
            write(page, REST, rest, false);
            page.close();
        }
    }

    private List<String> metrics() {
        return table.rows().stream()
                .flatMap(row -> row.figures().keySet().stream())
                .filter(metric -> !metric.equals(StudyTable.VALIDATION))
                .distinct()
                .toList();
    }

    private void write(Markup page, String caption, List<String> metrics, boolean whole) {
        page.open("div", "class", "scroller", "tabindex", "0", "role", "region", "aria-label", caption);
        page.open("table", "class", "study");
        page.element("caption", caption, "class", "hidden");
        page.open("thead").open("tr").element("th", "Variant", "scope", "col");
        for (String metric : metrics) {
            page.open("th", "scope", "col", "class", "number", "title", summaries.getOrDefault(metric, metric));
            page.name(metric).close();
        }
        if (whole) {
            page.element(
                    "th",
                    StudyTable.DEGENERATE,
                    "scope",
                    "col",
                    "class",
                    "number",
                    "title",
                    "pieces that are empty or one note repeated");
            page.element("th", "time a run", "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        table.rows().forEach(row -> writeRow(page, row, metrics, whole));
        writeReferences(page, metrics, whole);
        page.close().close().close();
    }

    private void writeRow(Markup page, Row row, List<String> metrics, boolean whole) {
        page.open("tr").open("th", "scope", "row").name(row.variant().label());
        page.element(
                "small",
                row.runs() + " of " + Quantity.of(table.study().seeds().size(), "run", "runs"),
                "class",
                "unit");
        page.close();
        for (String metric : metrics) {
            page.open("td", "class", "number");
            row.figure(metric).ifPresentOrElse(figure -> writeFigure(page, figure), () -> page.text("–"));
            if (metric.equals(EpochMeasures.REALISM)) {
                row.figure(StudyTable.VALIDATION)
                        .ifPresent(beside -> page.element("small", "validation " + PageNumbers.of(beside.mean())));
            }
            page.close();
        }
        if (whole) {
            String degenerate = row.runs() == 0
                    ? "–"
                    : PageNumbers.whole(row.degenerate()) + " of " + PageNumbers.whole(row.pieces());
            page.element("td", degenerate, "class", "number");
            String time = row.seconds().isPresent()
                    ? PageNumbers.duration(row.seconds().getAsDouble())
                    : "–";
            page.element("td", time, "class", "number");
        }
        page.close();
    }

    private static void writeFigure(Markup page, Figure figure) {
        page.open("span", "class", "mean").text(PageNumbers.of(figure.mean()));
        figure.inside().ifPresent(inside -> {
            String median = "median " + PageNumbers.of(figure.median().orElseThrow());
            page.text(" ");
            page.open(
                    "span",
                    "class",
                    inside ? "within-sign" : "outside-sign",
                    "role",
                    "img",
                    "aria-label",
                    inside ? "inside" : "outside",
                    "title",
                    median + (inside ? ", inside" : ", outside") + " the middle half of real music");
            page.text(inside ? "●" : "○").close();
        });
        page.close();
        page.element("small", PageNumbers.of(figure.low()) + " to " + PageNumbers.of(figure.high()));
    }

    private void writeReferences(Markup page, List<String> metrics, boolean whole) {
        for (List<Row> sameMusic : byMusic()) {
            String where = byMusic().size() == 1
                    ? ""
                    : " for " + sameMusic.get(0).variant().label();
            writeReference(page, "real music" + where, sameMusic, metrics, whole, true);
            writeReference(page, "chance" + where, sameMusic, metrics, whole, false);
        }
    }

    /** Rows with equal music, which have equal references. */
    private List<List<Row>> byMusic() {
        List<List<Row>> groups = new ArrayList<>();
        for (Row row : table.rows()) {
            if (row.figures().isEmpty()) {
                continue;
            }
            Optional<List<Row>> same = groups.stream()
                    .filter(group -> group.get(0)
                            .variant()
                            .design()
                            .corpora()
                            .equals(row.variant().design().corpora()))
                    .findFirst();
            same.orElseGet(() -> {
                        List<Row> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(row);
        }
        return groups;
    }

    private static void writeReference(
            Markup page, String name, List<Row> rows, List<String> metrics, boolean whole, boolean real) {
        page.open("tr", "class", "reference-row").element("th", name, "scope", "row");
        for (String metric : metrics) {
            String text = rows.stream()
                    .flatMap(row -> row.figure(metric).stream())
                    .map(Figure::reference)
                    .map(reference -> real ? real(reference) : shown(reference.chance()))
                    .findFirst()
                    .orElse("–");
            page.element("td", text, "class", "number");
        }
        if (whole) {
            page.element("td", "").element("td", "");
        }
        page.close();
    }

    private static String real(Reference reference) {
        return reference.low().isPresent()
                ? shown(reference.low()) + " to " + shown(reference.high())
                : shown(reference.real());
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? PageNumbers.of(value.getAsDouble()) : "–";
    }
}
