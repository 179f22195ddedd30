package continuo.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.file.AtomicFile;
import continuo.measure.Band;
import continuo.measure.EvaluationTable;
import continuo.measure.MetricRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How pieces of a run stand beside real music, kept in short so that runs can be compared: {@code evaluation.json}.
 *
 * @param step the training was at, when the pieces were measured
 * @param pieces how many there were
 * @param windowNotes notes in the windows that were measured
 * @param figures one a metric that is defined on the pieces and on real music
 */
public record RunEvaluation(long step, int pieces, int windowNotes, List<Figure> figures) {
    private static final int FORMAT = 1;

    public RunEvaluation {
        figures = List.copyOf(figures);
    }

    /**
     * A metric over windows of the pieces and of real music.
     *
     * @param metric its id
     * @param generated the median of the pieces
     * @param low the 5th percentile of real music
     * @param real the median of real music
     * @param high the 95th percentile of real music
     */
    public record Figure(String metric, double generated, double low, double real, double high) {
        /**
         * How far the pieces are from real music: the distance of the medians in half widths of real music's band, so
         * that 1 is about as far as its edge. Where real music always has one value, 0 there and infinite elsewhere.
         */
        public double distance() {
            double difference = Math.abs(generated - real);
            return difference == 0 ? 0 : difference / ((high - low) / 2);
        }
    }

    public static RunEvaluation of(EvaluationTable table, long step) {
        List<Figure> figures = new ArrayList<>();
        for (MetricRow row : table.rows()) {
            if (row.generated().isPresent() && row.real().isPresent()) {
                Band real = row.real().get();
                figures.add(new Figure(row.metric(), row.generated().get().p50(), real.p5(), real.p50(), real.p95()));
            }
        }
        return new RunEvaluation(step, table.pieces().size(), table.windowNotes(), figures);
    }

    public Optional<Figure> figure(String metric) {
        return figures.stream().filter(figure -> figure.metric().equals(metric)).findFirst();
    }

    void write(Path file) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("format", FORMAT).put("step", step).put("pieces", pieces).put("windowNotes", windowNotes);
        ArrayNode array = json.putArray("figures");
        for (Figure figure : figures) {
            array.addObject()
                    .put("metric", figure.metric())
                    .put("generated", figure.generated())
                    .put("low", figure.low())
                    .put("real", figure.real())
                    .put("high", figure.high());
        }
        AtomicFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where there is no file. */
    static Optional<RunEvaluation> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonFields json = JsonFields.read(file);
        json.number("format", 1, FORMAT);
        List<Figure> figures = new ArrayList<>();
        for (JsonFields figure : json.objects("figures")) {
            figures.add(new Figure(
                    figure.text("metric"),
                    figure.decimal("generated"),
                    figure.decimal("low"),
                    figure.decimal("real"),
                    figure.decimal("high")));
            figure.end();
        }
        RunEvaluation evaluation = new RunEvaluation(
                json.number("step", 0, Long.MAX_VALUE),
                (int) json.number("pieces", 0, Integer.MAX_VALUE),
                (int) json.number("windowNotes", 0, Integer.MAX_VALUE),
                figures);
        json.end();
        return Optional.of(evaluation);
    }
}
