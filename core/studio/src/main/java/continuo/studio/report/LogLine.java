package continuo.studio.report;

import com.fasterxml.jackson.databind.JsonNode;
import continuo.run.Finding;
import continuo.run.RunLog;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of training, as the log has it.
 *
 * @param step over the whole training, from 1
 * @param phase {@value #PRETRAIN} or {@value #TRAIN}
 * @param epoch within the phase, from 1
 * @param figures what the trainer logged, by name; all finite
 */
public record LogLine(long step, String phase, int epoch, Map<String, Double> figures) {
    /** The generator alone. */
    public static final String PRETRAIN = "pretrain";
    /** The training proper. */
    public static final String TRAIN = "train";

    /** What says where a line stands; all other numbers of it are the trainer's. */
    private static final Set<String> PLACE = Set.of("step", "phase", "epoch", "length");

    public LogLine {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * Reads a line of {@code log.jsonl}; empty where it does not say which step of which phase it is about,
     * or is what the doctor found.
     */
    public static Optional<LogLine> of(JsonNode line) {
        if (Finding.is(line)
                || !line.path("step").isIntegralNumber()
                || !line.path("phase").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new LogLine(
                line.path("step").asLong(),
                line.path("phase").asText(),
                line.path("epoch").asInt(),
                RunLog.figures(line, PLACE)));
    }
}
