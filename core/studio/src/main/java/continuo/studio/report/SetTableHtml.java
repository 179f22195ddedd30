package continuo.studio.report;

import continuo.fault.Quantity;
import continuo.measure.SetEvaluation;
import continuo.measure.SetRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What set metrics say of the generator: a row each, its parts folded in. */
final class SetTableHtml {
    private static final String TITLE = "Measures of many pieces together";

    private final List<SetRow> rows;
    private final Map<String, String> summaries;

    /** @param rows at least one */
    SetTableHtml(List<SetRow> rows, Map<String, String> summaries) {
        this.rows = rows;
        this.summaries = summaries;
    }

    void writeTo(Markup page) {
        SetRow first = rows.get(0);
        page.element("h3", TITLE);
        page.open("p", "class", "lead")
                .text(Quantity.of(first.windows(), "stretch", "stretches")
                        + " that the generator composed for this table, one a piece, beside "
                        + PageNumbers.whole(first.realWindows())
                        + " of real music it did not learn from. “Real” is what as many stretches of the music it did"
                        + " learn from reach in their place, and “chance” the same with random pitches.");
        if (Math.min(first.windows(), first.realWindows()) < SetEvaluation.ENOUGH_WINDOWS) {
            page.text(" With fewer than " + SetEvaluation.ENOUGH_WINDOWS
                    + " stretches on a side, figures compare within this table only.");
        }
        page.close();
        page.open("div", "class", "scroller", "tabindex", "0", "role", "region", "aria-label", TITLE);
        page.open("table", "class", "sets").open("thead").open("tr");
        page.element("th", "Measure", "scope", "col");
        for (String head : List.of("Generated", "95 % interval", "Real", "Chance")) {
            page.element("th", head, "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        rows.forEach(row -> writeRow(page, row));
        page.close().close().close();
    }

    private void writeRow(Markup page, SetRow row) {
        page.open("tr").open("th", "scope", "row").name(row.metric());
        page.element("small", row.unit(), "class", "unit");
        String summary = summaries.getOrDefault(row.metric(), "");
        if (!summary.isEmpty()) {
            page.element("small", summary, "class", "summary");
        }
        if (!row.parts().isEmpty()) {
            page.open("details").element("summary", "its parts").open("ul", "class", "parts");
            row.parts()
                    .forEach((part, value) -> page.open("li")
                            .name(part)
                            .text(" " + PageNumbers.of(value))
                            .close());
            page.close().close();
        }
        page.close();
        page.element("td", shown(row.value()), "class", "number mean");
        page.element(
                "td",
                row.interval()
                        .map(i -> PageNumbers.of(i.low()) + " to " + PageNumbers.of(i.high()))
                        .orElse("–"),
                "class",
                "number");
        page.element("td", shown(row.real()), "class", "number");
        page.element("td", shown(row.chance()), "class", "number");
        page.close();
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? PageNumbers.of(value.getAsDouble()) : "–";
    }
}
