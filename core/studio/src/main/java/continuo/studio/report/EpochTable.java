package continuo.studio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The log in figures: the means of each epoch, for those who read numbers rather than curves. */
final class EpochTable {
    private static final int MAX_ROWS = 60;

    private final List<List<LogLine>> epochs;
    private final List<String> figures;

    EpochTable(List<LogLine> log) {
        this.epochs = epochs(log);
        this.figures = log.stream()
                .flatMap(line -> line.figures().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<List<LogLine>> epochs(List<LogLine> log) {
        List<List<LogLine>> epochs = new ArrayList<>();
        for (LogLine line : log) {
            List<LogLine> last = epochs.isEmpty() ? List.of() : epochs.get(epochs.size() - 1);
            if (last.isEmpty()
                    || last.get(0).epoch() != line.epoch()
                    || !last.get(0).phase().equals(line.phase())) {
                last = new ArrayList<>();
                epochs.add(last);
            }
            last.add(line);
        }
        return epochs;
    }

    void writeTo(Markup page) {
        String title = "The same in figures: means of each epoch";
        int every = (epochs.size() + MAX_ROWS - 1) / MAX_ROWS;
        page.open("details").element("summary", title);
        if (every > 1) {
            page.element("p", "One epoch in " + every + " is listed.", "class", "note");
        }
        page.open("div", "class", "scroller", "tabindex", "0", "role", "region", "aria-label", title);
        page.open("table", "class", "epochs").open("thead").open("tr");
        for (String head : List.of("phase", "epoch", "last step")) {
            page.element("th", head, "scope", "col");
        }
        figures.forEach(figure ->
                page.open("th", "scope", "col", "class", "number").name(figure).close());
        page.close().close().open("tbody");
        for (int i = 0; i < epochs.size(); i++) {
            // Counted from the end, so that the last epoch is in it.
            if ((epochs.size() - 1 - i) % every == 0) {
                writeRow(page, epochs.get(i));
            }
        }
        page.close().close().close().close();
    }

    private void writeRow(Markup page, List<LogLine> epoch) {
        LogLine last = epoch.get(epoch.size() - 1);
        page.open("tr").open("th", "scope", "row").name(last.phase()).close();
        page.element("td", Integer.toString(last.epoch()), "class", "number");
        page.element("td", Long.toString(last.step()), "class", "number");
        for (String figure : figures) {
            OptionalDouble mean = epoch.stream()
                    .filter(line -> line.figures().containsKey(figure))
                    .mapToDouble(line -> line.figures().get(figure))
                    .average();
            String value = mean.isPresent() ? PageNumbers.of(mean.getAsDouble()) : "–";
            page.element("td", value, "class", "number");
        }
        page.close();
    }
}
