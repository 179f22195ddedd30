package continuo.studio.report;

import continuo.measure.Band;
import continuo.run.EpochMeasures;
import continuo.run.EpochMeasures.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric, or a probe's figure, against the epochs of training.
 *
 * @param title what it is
 * @param explanation for a reader who does not know
 * @param points at least one, in the order of their epochs
 * @param spread what the band around the line is, in a legend's words
 * @param real of real music: the middle half of its windows; empty where that is not known
 * @param reference a value to compare with, worth a line of its own, as what real music reaches; empty where none is known
 * @param referenceName what that is, in a label's words
 */
record MeasureCurve(
        String title,
        String explanation,
        List<Point> points,
        String spread,
        Optional<Range> real,
        OptionalDouble reference,
        String referenceName) {
    private static final List<Metric> METRICS = List.of(
            new Metric(
                    EpochMeasures.REALISM,
                    "Realism",
                    "How far ten features of many pieces are distributed as in the validation pieces. Higher is better."),
            new Metric("polyphony", "Polyphony", "Share of the notes that begin together with another one."),
            new Metric("scale-consistency", "Scale consistency", "Share of the notes in the scale that fits best."),
            new Metric("repetitions-3", "Repetitions of three notes", "How often short turns come again."),
            new Metric("tone-span", "Tone span", "Semitones between the lowest and the highest note."),
            new Metric("unique-tones", "Unique tones", "How many different pitches there are."));

    private record Metric(String id, String title, String explanation) {}

    /**
     * What was measured after an epoch.
     *
     * @param epoch of the training proper; 0 after pre-training
     * @param spread around the value, where it is known
     */
    record Point(int epoch, double value, Optional<Range> spread) {}

    MeasureCurve {
        points = List.copyOf(points);
    }

    /** The paper's metrics and realism, those of them that were measured. */
    static List<MeasureCurve> of(ReportData data) {
        return METRICS.stream()
                .map(metric -> of(metric, data))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }

    /** What probes said of the validation pieces: the negative log-likelihood, where the generator has one. */
    static Optional<MeasureCurve> ofLikelihood(ReportData data) {
        List<EpochMeasures> known = data.measures().stream()
                .filter(measures -> measures.figure(EpochMeasures.NLL).isPresent())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        EpochMeasures last = known.get(known.size() - 1);
        OptionalDouble training = last.figure(EpochMeasures.NLL + EpochMeasures.ON_TRAINING);
        return Optional.of(new MeasureCurve(
                "Held-out negative log-likelihood",
                "Nats per step on validation pieces, each step after the true ones before it. Lower is better."
                        + (training.isPresent()
                                ? " On training pieces it is " + PageNumbers.of(training.getAsDouble()) + " in the end."
                                : ""),
                known.stream()
                        .map(measures -> new Point(
                                measures.trainingEpochs(),
                                measures.figure(EpochMeasures.NLL).getAsDouble(),
                                measures.confidence(EpochMeasures.NLL)))
                        .toList(),
                "95 % interval",
                Optional.empty(),
                last.figure(EpochMeasures.NLL + EpochMeasures.CHANCE),
                "frequencies alone"));
    }

    private static MeasureCurve of(Metric metric, ReportData data) {
        boolean set = metric.id().equals(EpochMeasures.REALISM);
        List<Point> points = data.measures().stream()
                .filter(measures -> measures.figure(metric.id()).isPresent())
                .map(measures -> new Point(
                        measures.trainingEpochs(),
                        measures.figure(metric.id()).getAsDouble(),
                        set ? measures.interval(metric.id()) : measures.quartiles(metric.id())))
                .toList();
        Optional<Band> real = data.evaluation().rows().stream()
                .filter(row -> row.metric().equals(metric.id()))
                .findFirst()
                .flatMap(row -> row.real());
        OptionalDouble reference = data.evaluation().sets().stream()
                .filter(row -> row.metric().equals(metric.id()))
                .map(row -> row.real())
                .findFirst()
                .orElse(OptionalDouble.empty());
        return new MeasureCurve(
                metric.title(),
                metric.explanation(),
                points,
                set ? "95 % interval" : "middle half of the pieces",
                real.map(band -> new Range(band.p25(), band.p75())),
                reference,
                "real music");
    }
}
