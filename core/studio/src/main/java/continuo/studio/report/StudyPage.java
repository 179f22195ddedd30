package continuo.studio.report;

import continuo.design.Choice;
import continuo.fault.Quantity;
import continuo.measure.NamedScore;
import continuo.run.EpochMeasures;
import continuo.studio.study.MeasureCurves;
import continuo.studio.study.Study;
import continuo.studio.study.StudyTable;
import continuo.studio.study.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A study as one page: the table, how metrics went while training, a piece of each variant, what was compared. */
public final class StudyPage {
    private final StudyTable table;
    private final MeasureCurves curves;
    private final Map<String, String> summaries;
    private final List<NamedScore> pieces;
    private final Markup page = new Markup();

    /**
     * @param summaries what a metric measures, in a line, by its id; a metric without one is shown without
     * @param pieces one a variant at most, named like it
     */
    public StudyPage(StudyTable table, MeasureCurves curves, Map<String, String> summaries, List<NamedScore> pieces) {
        this.table = table;
        this.curves = curves;
        this.summaries = Map.copyOf(summaries);
        this.pieces = List.copyOf(pieces);
    }

    /** The page's text; the same study gives the same bytes. */
    public String html() {
        page.open("html", "lang", "en");
        PageHead.writeTo(page, table.study().name() + " – Continuo");
        page.open("body");
        page.element("a", "Skip to the table", "class", "skip", "href", "#table");
        writeHeader();
        page.open("main");
        writeTable();
        writeCurves();
        writePieces();
        writeVariants();
        page.close();
        page.open("footer")
                .text("Written by Continuo. This page needs no network: everything it shows and plays is in the file.");
        return page.close().close().close().html();
    }

    private void writeHeader() {
        Study study = table.study();
        page.open("header", "class", "masthead");
        page.open("div", "class", "eyebrow").text("Continuo · a study");
        page.element("button", "Theme: automatic", "type", "button", "class", "theme");
        page.close();
        page.open("h1").name(study.name()).close();
        page.open("div", "class", "summary-text");
        sentences().forEach(sentence -> page.element("p", sentence));
        page.close();
        page.open("nav", "aria-label", "Parts of the page").open("ul");
        for (String[] part : new String[][] {
            {"table", "Table"}, {"curves", "While training"}, {"listen", "Listen"}, {"variants", "Variants"}
        }) {
            page.open("li").element("a", part[1], "href", "#" + part[0]).close();
        }
        page.close().close().close();
    }

    private List<String> sentences() {
        Study study = table.study();
        List<String> sentences = new ArrayList<>();
        int done = table.rows().stream().mapToInt(StudyTable.Row::runs).sum();
        int all = study.cells().size();
        sentences.add(Quantity.of(study.variants().size(), "variant", "variants") + " with "
                + Quantity.of(study.seeds().size(), "seed", "seeds") + " each. "
                + (done == all
                        ? "All " + Quantity.of(all, "run is", "runs are") + " trained and measured."
                        : done + " of " + Quantity.of(all, "run is", "runs are") + " trained and measured so far."));
        best().ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> best() {
        List<StudyTable.Figure> figures = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (StudyTable.Row row : table.rows()) {
            row.figure(EpochMeasures.REALISM).ifPresent(figure -> {
                figures.add(figure);
                names.add(row.variant().label());
            });
        }
        if (figures.size() < 2) {
            return Optional.empty();
        }
        int best = 0;
        for (int i = 1; i < figures.size(); i++) {
            best = figures.get(i).mean() > figures.get(best).mean() ? i : best;
        }
        StudyTable.Figure first = figures.get(best);
        int at = best;
        boolean clear = IntStream.range(0, figures.size())
                .filter(i -> i != at)
                .allMatch(i -> figures.get(i).high() < first.low());
        String beside = first.reference().real().isPresent()
                        && first.reference().chance().isPresent()
                ? " Real music reaches "
                        + PageNumbers.of(first.reference().real().getAsDouble()) + ", chance "
                        + PageNumbers.of(first.reference().chance().getAsDouble()) + "."
                : "";
        return Optional.of("Nearest to real music comes “" + names.get(best) + "” with a realism of "
                + PageNumbers.of(first.mean())
                + (clear
                        ? "; its interval lies above all others."
                        : "; its interval overlaps another’s, so that this may be chance.")
                + beside);
    }

    private void writeTable() {
        page.open("section", "id", "table").element("h2", "Table");
        if (table.rows().stream().allMatch(row -> row.figures().isEmpty())) {
            page.element("p", "Nothing was measured yet.", "class", "lead");
        } else {
            new StudyTableHtml(table, summaries).writeTo(page);
        }
        page.close();
    }

    private void writeCurves() {
        page.open("section", "id", "curves").element("h2", "While training");
        List<StudyChart> charts = StudyChart.of(curves, table, summaries);
        if (charts.isEmpty()) {
            page.element(
                    "p", "The runs were not measured on their way, so there is nothing to draw here.", "class", "lead");
        } else {
            page.element(
                    "p",
                    "Each metric after the epochs at which the runs were measured: the mean over the seeds, and in its"
                            + " colour from the lowest to the highest seed. Behind them the middle half of real music."
                            + " Epochs of pre-training are counted down to 0.",
                    "class",
                    "lead");
            page.open("div", "class", "charts");
            charts.forEach(chart -> chart.writeTo(page));
            page.close();
        }
        page.close();
    }

    private void writePieces() {
        page.open("section", "id", "listen").element("h2", "Listen");
        page.element(
                "p",
                pieces.isEmpty()
                        ? "No piece was composed yet."
                        : "The first piece of each variant’s first seed, all from the same noise. Not chosen: what comes"
                                + " comes.",
                "class",
                "lead");
        for (int i = 0; i < pieces.size(); i++) {
            new PieceHtml(pieces.get(i), i + 1).writeTo(page);
        }
        page.close();
    }

    private void writeVariants() {
        page.open("section", "id", "variants").element("h2", "Variants");
        page.element(
                "p",
                "Seeds " + table.study().seeds().stream().map(Object::toString).collect(Collectors.joining(", ")) + "; "
                        + Quantity.of(table.study().pieces(), "piece", "pieces") + " of each run were measured.",
                "class",
                "lead");
        page.open("div", "class", "groups");
        table.study().variants().forEach(this::writeVariant);
        page.close().close();
    }

    private void writeVariant(Variant variant) {
        page.open("details", "class", "group").open("summary");
        page.open("span", "class", "group-title").name(variant.label()).close();
        page.element("span", plan(variant), "class", "unit");
        page.close().open("table").open("tbody");
        for (Choice choice : variant.design().choices()) {
            page.open("tr").element("th", choice.kind().word(), "scope", "row");
            page.open("td").name(choice.toString()).close().close();
        }
        page.close().close().close();
    }

    private static String plan(Variant variant) {
        return variant.pretrain() + " epochs of pre-training, " + variant.epochs() + " of training";
    }
}
