package continuo.studio.report;

import continuo.measure.Band;
import continuo.run.EpochMeasures;
import continuo.run.EpochMeasures.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric against the epochs of training.
 *
 * @param title what it is
 * @param explanation for a reader who does not know
 * @param points at least one, in the order of their epochs
 * @param spread what the band around the line is, in a legend's words
 * @param real of real music: the middle half of its windows; empty where that is not known
 * @param reference a value that real music reaches, worth a line of its own; empty where that is not known
 */
record MeasureCurve(
        String title,
        String explanation,
        List<Point> points,
        String spread,
        Optional<Range> real,
        OptionalDouble reference) {
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
                reference);
    }
}
