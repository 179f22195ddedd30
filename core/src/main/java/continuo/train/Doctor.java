package continuo.train;

import com.fasterxml.jackson.databind.JsonNode;
import continuo.run.EpochMeasures;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.run.TrainingPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows a training's figures and tells what is the matter, each thing once in a run. What it knows it has from the log,
 * so that a resumed training is told the same.
 */
final class Doctor {
    /** Steps that are looked at: about an epoch of a large corpus. */
    private static final int WINDOW = 100;

    private static final Set<String> PLACE = Set.of("step", "epoch", "length");

    private final TrainingPlan plan;
    private final Map<String, String> parameters;
    private final Set<String> told = new HashSet<>();
    private final Deque<Map<String, Double>> last = new ArrayDeque<>();
    private String phase = "";

    /**
     * @param run whose log tells what was before
     * @param plan whose last phase is the training proper
     * @param parameters of the experiment as a user would type them: {@code trainer.freeze}
     */
    Doctor(RunDirectory run, TrainingPlan plan, Map<String, String> parameters) {
        this.plan = plan;
        this.parameters = parameters;
        List<JsonNode> lines = run.log().lines();
        for (JsonNode line : lines) {
            Finding.of(line)
                    .ifPresentOrElse(
                            finding -> told.add(finding.id()),
                            () -> step(line.path("phase").asText(), figures(line)));
        }
    }

    private static Map<String, Double> figures(JsonNode line) {
        Map<String, Double> figures = new LinkedHashMap<>();
        line.properties().forEach(field -> {
            if (field.getValue().isNumber() && !PLACE.contains(field.getKey())) {
                figures.put(field.getKey(), field.getValue().asDouble());
            }
        });
        return figures;
    }

    /** Takes note of a step. */
    void step(String of, Map<String, Double> figures) {
        if (!of.equals(phase)) {
            phase = of;
            last.clear();
        }
        last.add(figures);
        if (last.size() > WINDOW) {
            last.remove();
        }
    }

    /**
     * What is new.
     *
     * @param epoch of the phase that has ended, from 1
     * @param step over the whole training, from 1
     * @param measures of the run so far
     */
    List<Finding> examine(int epoch, long step, List<EpochMeasures> measures) {
        Examination examination = new Examination(
                phase, phase.equals(plan.trainingProper()), new ArrayList<>(last), measures, parameters);
        List<Finding> found = new ArrayList<>();
        for (Diagnosis diagnosis : Diagnosis.values()) {
            if (!told.contains(diagnosis.id())) {
                diagnosis
                        .of(examination)
                        .map(complaint -> new Finding(
                                diagnosis.id(),
                                complaint.severity(),
                                phase,
                                epoch,
                                step,
                                complaint.message(),
                                complaint.advice()))
                        .ifPresent(finding -> {
                            told.add(finding.id());
                            found.add(finding);
                        });
            }
        }
        return found;
    }
}
