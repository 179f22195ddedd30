package continuo.studio.report;

import continuo.fault.Quantity;
import continuo.measure.MetricRow;
import continuo.run.EpochMeasures;
import java.util.List;
import java.util.OptionalDouble;

/** The whole page: head with style and script, and the sections in their order. */
final class Page {
    private final ReportData data;
    private final Markup page = new Markup();

    Page(ReportData data) {
        this.data = data;
    }

    String html() {
        page.open("html", "lang", "en");
        PageHead.writeTo(page, data.title() + " – Continuo");
        page.open("body");
        page.element("a", "Skip to the music", "class", "skip", "href", "#listen");
        writeHeader();
        page.open("main");
        writePieces();
        writeMeasures();
        writeTraining();
        if (looked()) {
            new DoctorHtml(data.findings()).writeTo(page);
        }
        page.open("section", "id", "experiment").element("h2", "The experiment");
        page.element(
                "p",
                "Everything that decides what this run is; made again with it, it comes out the same.",
                "class",
                "lead");
        new ExperimentHtml(data.manifest(), data.remarks()).writeTo(page);
        page.close();
        page.close();
        page.open("footer")
                .text("Written by Continuo " + data.manifest().versions().continuo()
                        + ". This page needs no network: everything it shows and plays is in the file.");
        return page.close().close().close().html();
    }

    private void writeHeader() {
        page.open("header", "class", "masthead");
        page.open("div", "class", "eyebrow").text("Continuo · report of a run");
        page.element("button", "Theme: automatic", "type", "button", "class", "theme");
        page.close();
        page.open("h1").name(data.title()).close();
        page.open("p", "class", "when").text("Begun ");
        page.element(
                "time",
                PageNumbers.date(data.manifest().created()),
                "datetime",
                data.manifest().created().toString());
        page.close();
        page.open("div", "class", "overview").open("div", "class", "summary-text");
        new Summary(data).sentences().forEach(sentence -> page.element("p", sentence));
        page.close();
        writeKeyFigures();
        page.close();

        page.open("nav", "aria-label", "Parts of the report").open("ul");
        link("listen", "Listen");
        link("measures", "Measures");
        link("training", "Training");
        if (looked()) {
            link("doctor", "Doctor");
        }
        link("experiment", "Experiment");
        page.close().close().close();
    }

    private void writeKeyFigures() {
        List<MetricRow> compared = MetricTableHtml.compared(data.evaluation());
        long within = compared.stream()
                .filter(row -> Verdict.of(row).orElseThrow().place().withinRange())
                .count();
        page.open("dl", "class", "key-figures");
        keyFigure(
                "pieces learned from",
                PageNumbers.whole(data.manifest().corpus().pieces()));
        keyFigure("notes in them", PageNumbers.whole(data.manifest().corpus().notes()));
        keyFigure(
                "steps of training",
                PageNumbers.whole(
                        data.log().isEmpty()
                                ? 0
                                : data.log().get(data.log().size() - 1).step()));
        if (!compared.isEmpty()) {
            keyFigure("measures within real music", within + " of " + compared.size());
        }
        data.measures().stream()
                .reduce((before, last) -> last)
                .map(last -> last.figure(EpochMeasures.NLL + ".note"))
                .filter(OptionalDouble::isPresent)
                .ifPresent(nats -> keyFigure("nats per note of held-out pieces", PageNumbers.of(nats.getAsDouble())));
        page.close();
    }

    private void keyFigure(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }

    private void link(String id, String words) {
        page.open("li").element("a", words, "href", "#" + id).close();
    }

    private void writePieces() {
        page.open("section", "id", "listen").element("h2", "Listen");
        if (data.samples().isEmpty()) {
            page.element("p", "There is no piece in this report.", "class", "lead");
        } else {
            page.element(
                    "p",
                    "What the generator composed, as piano rolls: time runs to the right, pitch upwards, and the louder"
                            + " a note, the stronger its colour. The browser plays them itself.",
                    "class",
                    "lead");
        }
        for (int i = 0; i < data.samples().size(); i++) {
            new PieceHtml(data.samples().get(i), i + 1).writeTo(page);
        }
        page.close();
    }

    private void writeMeasures() {
        page.open("section", "id", "measures").element("h2", "Measures");
        if (data.evaluation().rows().isEmpty()) {
            page.element("p", "Nothing was measured.", "class", "lead");
        } else {
            new MetricTableHtml(data.evaluation(), data.metricSummaries()).writeTo(page);
        }
        if (!data.evaluation().sets().isEmpty()) {
            new SetTableHtml(data.evaluation().sets(), data.metricSummaries()).writeTo(page);
        }
        page.close();
    }

    private void writeTraining() {
        page.open("section", "id", "training").element("h2", "Training");
        List<Chart> charts = Charts.of(data.log());
        if (charts.isEmpty()) {
            page.element("p", "No step of a training was logged.", "class", "lead");
        } else {
            String steps = Quantity.of(data.log().size(), "step", "steps");
            page.element(
                    "p",
                    "How it learned, over " + steps + ": dots are single steps, lines their moving mean.",
                    "class",
                    "lead");
            page.open("div", "class", "charts");
            charts.forEach(chart -> new CurveChart(chart).writeTo(page));
            page.close();
            new EpochTable(data.log()).writeTo(page);
            writeProgress();
        }
        page.close();
    }

    /** What probes said, and what the generator composed, on the way. */
    private void writeProgress() {
        MeasureCurve.ofLikelihood(data).ifPresent(curve -> {
            page.element("h2", "How well it predicted pieces that it did not learn from", "id", "held-out");
            page.open("div", "class", "charts");
            new MeasureChart(curve).writeTo(page);
            page.close();
        });
        List<MeasureCurve> curves = MeasureCurve.of(data);
        if (curves.isEmpty()) {
            return;
        }
        page.element("h2", "What it composed on the way", "id", "progress");
        page.element(
                "p",
                "After some epochs pieces were drawn, always from the same noise, and stretches of 100 notes measured ("
                        + data.measures().get(data.measures().size() - 1).pieces()
                        + " in the end). Epoch 0 is what pre-training came to.",
                "class",
                "lead");
        page.open("div", "class", "charts");
        curves.forEach(curve -> new MeasureChart(curve).writeTo(page));
        page.close();
    }

    /** Whether there was a doctor, who is as old as the measures. */
    private boolean looked() {
        return !data.measures().isEmpty() || !data.findings().isEmpty();
    }
}
