package continuo.studio.report;

import continuo.fault.Quantity;
import continuo.measure.MetricRow;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The run in a few sentences, for somebody who plays music and has never trained a network. */
final class Summary {
    /** Of the steps, the part that counts as the end of the training. */
    private static final double END = 0.1;
    /** Measures that are named in a sentence. */
    private static final int NAMED = 3;

    private final ReportData data;

    Summary(ReportData data) {
        this.data = data;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(learning());
        progress().ifPresent(sentences::add);
        contest().ifPresent(sentences::add);
        sentences.add(measures());
        return sentences;
    }

    private String learning() {
        RunManifest.CorpusSummary corpus = data.manifest().corpus();
        TrainingPlan plan = data.manifest().plan();
        boolean contest = contested();
        String practice = "practise guessing what comes next";
        List<String> parts = new ArrayList<>();
        if (plan.pretrainEpochs() > 0 && contest) {
            parts.add("first to " + practice + " (" + Quantity.of(plan.pretrainEpochs(), "epoch", "epochs") + ")");
        }
        if (plan.epochs() > 0) {
            String goal = contest
                    ? "to compose against " + component(Kind.DISCRIMINATOR)
                            + ", a listener that learns to tell its music from real music"
                    : "to " + practice;
            int epochs = contest ? plan.epochs() : plan.epochs() + plan.pretrainEpochs();
            parts.add((parts.isEmpty() ? "" : "then ") + goal + " (" + Quantity.of(epochs, "epoch", "epochs") + ")");
        }
        String course = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
        return "A network of the kind " + component(Kind.GENERATOR) + " learned from "
                + Quantity.of(corpus.pieces(), "piece", "pieces") + " with "
                + Quantity.of(corpus.notes(), "note", "notes") + course + ".";
    }

    /** Whether the training proper is one against a discriminator; taken for granted before the log can tell. */
    private boolean contested() {
        List<LogLine> proper = data.log().stream()
                .filter(line -> line.phase().equals(LogLine.TRAIN))
                .toList();
        return proper.isEmpty()
                || proper.stream().anyMatch(line -> line.figures().containsKey("loss.d"));
    }

    private String component(Kind kind) {
        return data.manifest().components().stream()
                .filter(choice -> choice.kind() == kind)
                .map(RunManifest.Component::id)
                .findFirst()
                .orElse("unknown");
    }

    /** Where the training is, where it has not come to its end. */
    private Optional<String> progress() {
        TrainingPlan plan = data.manifest().plan();
        if (data.log().isEmpty()) {
            return Optional.of("It has not been trained yet.");
        }
        LogLine last = data.log().get(data.log().size() - 1);
        boolean training = last.phase().equals(LogLine.TRAIN);
        int planned = training ? plan.epochs() : plan.pretrainEpochs();
        if (last.epoch() >= planned && (training || plan.epochs() == 0)) {
            return Optional.empty();
        }
        return Optional.of("The training is not finished: it is in epoch " + last.epoch() + " of " + planned
                + (training ? "." : " of its practice."));
    }

    /** How the contest stood at the end. */
    private Optional<String> contest() {
        double[] caught = data.log().stream()
                .filter(line -> line.figures().containsKey("fooled"))
                .mapToDouble(line -> line.figures().get("fooled"))
                .toArray();
        if (caught.length == 0) {
            return Optional.empty();
        }
        int from = caught.length - (int) Math.ceil(END * caught.length);
        double mean = Arrays.stream(caught, from, caught.length).average().orElseThrow();
        double belief = Math.exp(-mean);
        String outcome = belief > 0.6
                ? "took most of the generated music for real"
                : belief > 0.4
                        ? "could hardly tell generated music from real"
                        : belief > 0.1
                                ? "recognised generated music more often than not"
                                : "recognised generated music nearly every time";
        return Optional.of("At the end that listener " + outcome + ".");
    }

    private String measures() {
        if (data.samples().isEmpty()) {
            return "No piece of it is in this report.";
        }
        String pieces = "Below " + (data.samples().size() == 1 ? "is " : "are ")
                + Quantity.of(data.samples().size(), "piece", "pieces") + " it composed";
        List<MetricRow> compared = MetricTableHtml.compared(data.evaluation());
        if (compared.isEmpty()) {
            return pieces + "; there was nothing to compare " + (data.samples().size() == 1 ? "it" : "them") + " with.";
        }
        List<String> above = at(Verdict.Place.ABOVE, compared);
        List<String> below = at(Verdict.Place.BELOW, compared);
        int outside = above.size() + below.size();
        String within = (outside == 0 ? "all" : Integer.toString(compared.size() - outside)) + " of "
                + Quantity.of(compared.size(), "measure", "measures");
        return pieces + ". On " + within + " a typical passage of it lies where nine tenths of real music do."
                + listed(" Higher than in real music: ", above) + listed(" Lower: ", below);
    }

    private static List<String> at(Verdict.Place place, List<MetricRow> rows) {
        return rows.stream()
                .filter(row -> Verdict.of(row).orElseThrow().place() == place)
                .map(MetricRow::metric)
                .toList();
    }

    /** The first few, and how many there are besides. */
    private static String listed(String head, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        int named = names.size() <= NAMED + 1 ? names.size() : NAMED;
        int more = names.size() - named;
        return head + String.join(", ", names.subList(0, named)) + (more == 0 ? "." : " and " + more + " more.");
    }
}
