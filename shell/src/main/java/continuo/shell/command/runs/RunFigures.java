package continuo.shell.command.runs;

import continuo.run.RunDirectory;
import continuo.shell.console.Numbers;
import continuo.studio.report.LogLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the trainer logged of a run, in short. */
public final class RunFigures {
    /** More do not fit into a line beside the rest. */
    private static final int KEY_FIGURES = 2;

    private RunFigures() {}

    /** The mean of each figure over the last epoch that was logged, by name; none when nothing was. */
    public static Map<String, Double> ofLastEpoch(RunDirectory run) {
        List<LogLine> lines = run.log().lines().stream()
                .flatMap(line -> LogLine.of(line).stream())
                .toList();
        if (lines.isEmpty()) {
            return Map.of();
        }
        LogLine last = lines.get(lines.size() - 1);
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (LogLine line : lines) {
            if (line.epoch() == last.epoch() && line.phase().equals(last.phase())) {
                line.figures().forEach((name, value) -> {
                    double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
                    sum[0] += value;
                    sum[1]++;
                });
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
        return means;
    }

    /** The losses, or where there are none the first figures: {@code loss.d 1.386, loss.g 0.702}. */
    public static String key(Map<String, Double> figures) {
        boolean losses = figures.keySet().stream().anyMatch(RunFigures::isLoss);
        return figures.entrySet().stream()
                .filter(figure -> !losses || isLoss(figure.getKey()))
                .limit(KEY_FIGURES)
                .map(figure -> figure.getKey() + " " + Numbers.shown(figure.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isLoss(String name) {
        return name.equals("loss") || name.startsWith("loss.");
    }
}
