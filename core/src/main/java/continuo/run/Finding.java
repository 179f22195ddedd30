package continuo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something the training doctor found, as a line of {@code log.jsonl} tells it.
 *
 * @param id what it is: {@code collapse}, {@code rollback}
 * @param severity how much it matters
 * @param phase {@code pretrain} or {@code train}
 * @param epoch of the phase in which it was found, from 1
 * @param step over the whole training, after which it was found
 * @param message what is the matter, with figures
 * @param advice what may help, naming the parameter to change
 */
public record Finding(String id, Severity severity, String phase, int epoch, long step, String message, String advice) {
    private static final String DOCTOR = "doctor";

    /** How much a finding matters. */
    public enum Severity {
        /** Worth knowing. */
        NOTE,
        /** The run will hardly come to anything. */
        WARN;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code epoch 7}, {@code pre-training, epoch 7}. */
    public String place() {
        return (phase.equals("pretrain") ? "pre-training, " : "") + "epoch " + epoch;
    }

    /** The log's line. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(DOCTOR, id);
        fields.put("phase", phase);
        fields.put("epoch", epoch);
        fields.put("step", step);
        fields.put("severity", severity.word());
        fields.put("message", message);
        fields.put("advice", advice);
        return fields;
    }

    /** Whether a line of a log is a finding, not a step. */
    public static boolean is(JsonNode line) {
        return line.has(DOCTOR);
    }

    /** Reads a line of a log; empty where it is none of the doctor's. */
    public static Optional<Finding> of(JsonNode line) {
        if (!line.path(DOCTOR).isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                line.path(DOCTOR).asText(),
                line.path("severity").asText().equals(Severity.WARN.word()) ? Severity.WARN : Severity.NOTE,
                line.path("phase").asText(),
                line.path("epoch").asInt(),
                line.path("step").asLong(),
                line.path("message").asText(),
                line.path("advice").asText()));
    }
}
