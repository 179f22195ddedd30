package continuo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a generator composed, and what probes said of it, after an epoch of its training: one line of {@code measures.jsonl}.
 *
 * @param phase name of the trainer's phase: {@code pretrain}, {@code train} …
 * @param epoch of the phase that was done, from 1
 * @param step over the whole training
 * @param proper whether the phase is the training proper, the last one of the plan
 * @param pieces windows that were measured; pieces with too few notes for one give none
 * @param figures by name, all finite: a metric of single pieces as the median of the windows ({@code polyphony}) with
 *     its quartiles ({@code polyphony.p25}, {@code polyphony.p75}); a set metric beside the validation split with its
 *     interval ({@code realism}, {@code realism.low}, {@code realism.high}); a probe's figures on the validation split with their
 *     standard errors ({@code nll}, {@code nll.se}), and its main figure on as many training pieces ({@code nll.train}) and of a
 *     model that knows only how often each value occurs ({@code nll.chance}); {@value #DROPPED}, {@value #DEGENERATE} and
 *     {@value #VARIETY}
 */
public record EpochMeasures(
        String phase, int epoch, long step, boolean proper, int pieces, Map<String, Double> figures) {
    /** The set metric by which the best checkpoint is chosen where nothing else is planned; see {@link #merit}. */
    public static final String REALISM = "realism";

    /** The held-out negative log-likelihood, which chooses the best checkpoint where there is no realism. */
    public static final String NLL = "nll";

    /** Added to a probe's figure: its standard error. */
    public static final String STANDARD_ERROR = ".se";

    /** Added to a probe's main figure: the same of pieces that are trained on. */
    public static final String ON_TRAINING = ".train";

    /** Added to a probe's main figure: that of a model that knows only how often each value occurs. */
    public static final String CHANCE = ".chance";

    /** Share of the tones that were silent, and dropped, or out of MIDI's range, and moved into it. */
    public static final String DROPPED = "dropped";

    /** How many of the pieces drawn are empty or repeat one note. */
    public static final String DEGENERATE = "degenerate";

    /** Standard deviation between windows over that between real ones, the median of all metrics; 1 is as real music. */
    public static final String VARIETY = "variety";

    /** The 97.5th percentile of the standard normal distribution. */
    private static final double NORMAL_95 = 1.96;

    /** Written only where the phase's name, of which Continuo 0.1 knew but two, does not say it. */
    private static final String PROPER = "proper";

    private static final Set<String> PLACE = Set.of("phase", PROPER, "epoch", "step", "pieces");

    public EpochMeasures {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Of a phase whose name says whether it is the training proper, as that of most trainers does. */
    public EpochMeasures(String phase, int epoch, long step, int pieces, Map<String, Double> figures) {
        this(phase, epoch, step, phase.equals(TrainingPlan.TRAIN), pieces, figures);
    }

    /**
     * Where a figure lies.
     *
     * @param low not above {@code high}
     */
    public record Range(double low, double high) {}

    public OptionalDouble figure(String name) {
        Double value = figures.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public OptionalDouble realism() {
        return figure(REALISM);
    }

    /**
     * What checkpoints are compared by where realism decides: realism times the share of the tones that could be played, since realism hears
     * nothing of the others; empty where there is no realism.
     */
    public OptionalDouble merit() {
        OptionalDouble realism = realism();
        return realism.isEmpty()
                ? realism
                : OptionalDouble.of(realism.getAsDouble() * (1 - figure(DROPPED).orElse(0)));
    }

    /** The first and third quartile of a metric of single pieces. */
    public Optional<Range> quartiles(String metric) {
        return range(metric + ".p25", metric + ".p75");
    }

    /** The 95 % interval of a set metric. */
    public Optional<Range> interval(String setMetric) {
        return range(setMetric + ".low", setMetric + ".high");
    }

    /** The 95 % interval of a probe's figure, by its standard error. */
    public Optional<Range> confidence(String figure) {
        OptionalDouble value = figure(figure);
        OptionalDouble error = figure(figure + STANDARD_ERROR);
        if (value.isEmpty() || error.isEmpty()) {
            return Optional.empty();
        }
        double half = NORMAL_95 * error.getAsDouble();
        return Optional.of(new Range(value.getAsDouble() - half, value.getAsDouble() + half));
    }

    private Optional<Range> range(String low, String high) {
        return figures.containsKey(low) && figures.containsKey(high)
                ? Optional.of(new Range(figures.get(low), figures.get(high)))
                : Optional.empty();
    }

    /** Whether it is of the training proper. */
    public boolean ofTraining() {
        return proper;
    }

    /** Epochs of the training proper that were done: 0 after pre-training. */
    public int trainingEpochs() {
        return ofTraining() ? epoch : 0;
    }

    /** The line's fields, in order. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("epoch", epoch);
        fields.put("phase", phase);
        fields.put("step", step);
        if (proper != phase.equals(TrainingPlan.TRAIN)) {
            fields.put(PROPER, proper);
        }
        fields.put("pieces", pieces);
        figures.forEach((name, value) -> fields.put(name, name.equals(DEGENERATE) ? (Object) value.intValue() : value));
        return fields;
    }

    /** Reads a line; empty where it does not say what it is of. */
    static Optional<EpochMeasures> of(JsonNode line) {
        if (!line.path("phase").isTextual()
                || !line.path("epoch").isInt()
                || !line.path("step").isIntegralNumber()) {
            return Optional.empty();
        }
        return Optional.of(new EpochMeasures(
                line.path("phase").asText(),
                line.path("epoch").asInt(),
                line.path("step").asLong(),
                line.path(PROPER).asBoolean(line.path("phase").asText().equals(TrainingPlan.TRAIN)),
                line.path("pieces").asInt(),
                RunLog.figures(line, PLACE)));
    }
}
