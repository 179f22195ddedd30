package continuo.studio.report;

import com.fasterxml.jackson.databind.JsonNode;
import continuo.measure.EvaluationTable;
import continuo.measure.NamedScore;
import continuo.run.EpochMeasures;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a report says. Any text in it may hold anything: it is escaped when it is written.
 *
 * @param title the run's name
 * @param manifest what the run was made with
 * @param log the steps of training in their order; empty where there was none yet
 * @param evaluation of the samples beside real music and chance; without rows where nothing was measured
 * @param metricSummaries what a metric measures, in a line, by its id; a metric without one is shown without
 * @param samples the pieces, in the order of the evaluation's columns; may be none
 * @param remarks what else is to be said about how all this was made
 * @param measures of what it composed while it was trained, in the order of the training; may be none
 * @param findings of the doctor; may be none
 */
public record ReportData(
        String title,
        RunManifest manifest,
        List<LogLine> log,
        EvaluationTable evaluation,
        Map<String, String> metricSummaries,
        List<NamedScore> samples,
        List<FactGroup> remarks,
        List<EpochMeasures> measures,
        List<Finding> findings) {
    public ReportData {
        measures = List.copyOf(measures);
        findings = List.copyOf(findings);
        log = List.copyOf(log);
        metricSummaries = Map.copyOf(metricSummaries);
        samples = List.copyOf(samples);
        remarks = List.copyOf(remarks);
    }

    /** Of a run that nobody looked after while it was trained. */
    public ReportData(
            String title,
            RunManifest manifest,
            List<LogLine> log,
            EvaluationTable evaluation,
            Map<String, String> metricSummaries,
            List<NamedScore> samples,
            List<FactGroup> remarks) {
        this(title, manifest, log, evaluation, metricSummaries, samples, remarks, List.of(), List.of());
    }

    /**
     * Gathers what the run's folder says.
     *
     * @throws continuo.fault.Failure of kind DATA or RESOURCE where its manifest or its log cannot be read
     */
    public static ReportData of(RunDirectory run, EvaluationTable evaluation, List<NamedScore> samples) {
        List<JsonNode> lines = run.log().lines();
        return new ReportData(
                run.name(),
                run.manifest(),
                lines.stream().flatMap(line -> LogLine.of(line).stream()).toList(),
                evaluation,
                Map.of(),
                samples,
                List.of(),
                run.measures().all(),
                lines.stream().flatMap(line -> Finding.of(line).stream()).toList());
    }

    /** The same with a line about each metric, by id: the components' summaries. */
    public ReportData withMetricSummaries(Map<String, String> summaries) {
        return new ReportData(title, manifest, log, evaluation, summaries, samples, remarks, measures, findings);
    }

    /** The same with one more group of facts, such as the seed that the samples were drawn with. */
    public ReportData withRemark(FactGroup remark) {
        List<FactGroup> more = new ArrayList<>(remarks);
        more.add(remark);
        return new ReportData(title, manifest, log, evaluation, metricSummaries, samples, more, measures, findings);
    }
}
