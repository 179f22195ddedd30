package continuo.run;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code measures.jsonl}: what a run's generator composed while it was trained, one {@link EpochMeasures} a line, in the
 * order of the training.
 */
public final class MeasureLog {
    private final RunLog lines;

    /** @param run the run's folder; need not have a log yet */
    public MeasureLog(Path run) {
        lines = new RunLog(run.resolve("measures.jsonl"));
    }

    /**
     * All that was measured; nothing where no measure was taken yet.
     *
     * @throws continuo.fault.Failure of kind DATA naming file and line where one is no JSON object
     */
    public List<EpochMeasures> all() {
        return lines.lines().stream()
                .flatMap(line -> EpochMeasures.of(line).stream())
                .toList();
    }

    /** @throws continuo.fault.Failure of kind RESOURCE naming the path and the way out */
    public void append(EpochMeasures measures) {
        lines.append(measures.fields());
    }

    /** Drops what was measured after a step. */
    public void retainUntil(long step) {
        lines.retain(line -> line.path("step").asLong() <= step);
    }
}
