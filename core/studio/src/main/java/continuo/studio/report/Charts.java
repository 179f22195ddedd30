package continuo.studio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Sorts a log's figures into charts. A figure's name is its group and, after a dot, whose figure it is: {@code loss.g} is
 * the generator's loss. What a trainer unknown here logs gets a chart for each group.
 */
final class Charts {
    private static final List<Family> KNOWN = List.of(
            new Family(
                    "loss.next",
                    "Practising: the next event",
                    "How far the generator’s guess of the next event is from the real one. Lower is better.",
                    "loss"),
            new Family(
                    "loss",
                    "The contest: both losses",
                    "The discriminator learns to tell real music from generated, the generator to deceive it. Lower is"
                            + " better for each, and neither should win: the two should keep each other in check.",
                    "loss"),
            new Family(
                    "fooled",
                    "How surely generated music is caught",
                    "−log of the belief that a generated piece is real. On the dashed line the discriminator can only"
                            + " guess; above it, it sees through the music; below, it takes it for real.",
                    "nats"),
            new Family(
                    "frozen",
                    "Pauses for the one ahead",
                    "The network that is too far ahead is frozen until the other has caught up. How often each pauses.",
                    "of steps"),
            new Family(
                    "norm", "Size of the gradients", "How hard each step pulls at the weights, before the clip.", ""));

    private static final Map<String, String> OWNERS = Map.of(
            "d", "discriminator",
            "g", "generator",
            "next", "next event",
            "fooled", "generated music caught");

    private record Family(String key, String title, String explanation, String unit) {}

    private Charts() {}

    static List<Chart> of(List<LogLine> log) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        KNOWN.forEach(family -> families.put(family.key(), new ArrayList<>()));
        log.stream()
                .flatMap(line -> line.figures().keySet().stream())
                .distinct()
                .sorted()
                .forEach(figure -> families.computeIfAbsent(familyOf(figure), key -> new ArrayList<>())
                        .add(figure));
        OptionalLong trainingFrom = trainingFrom(log);
        List<Chart> charts = new ArrayList<>();
        families.forEach((key, figures) -> {
            if (!figures.isEmpty()) {
                charts.add(chart(key, figures, log, trainingFrom));
            }
        });
        return charts;
    }

    private static String familyOf(String figure) {
        int dot = figure.indexOf('.');
        return figure.equals("loss.next") || dot < 0 ? figure : figure.substring(0, dot);
    }

    private static Chart chart(String key, List<String> figures, List<LogLine> log, OptionalLong trainingFrom) {
        Family family = KNOWN.stream()
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseGet(() -> new Family(key, key, "As logged by the trainer.", ""));
        List<Chart.Line> lines = figures.stream()
                // The generator is what the run is about, and has one colour in all charts.
                .sorted(Comparator.comparing(figure -> !figure.endsWith(".g")))
                .map(figure -> new Chart.Line(label(figure), Curve.of(figure, log)))
                .toList();
        boolean fooled = key.equals("fooled");
        boolean crossed = trainingFrom.isPresent()
                && lines.stream()
                        .anyMatch(line -> line.curve().first().step() < trainingFrom.getAsLong()
                                && line.curve().last().step() >= trainingFrom.getAsLong());
        return new Chart(
                family.title(),
                family.explanation(),
                family.unit(),
                lines,
                key.equals("frozen"),
                fooled ? OptionalDouble.of(Math.log(2)) : OptionalDouble.empty(),
                fooled ? "can only guess" : "",
                crossed ? trainingFrom : OptionalLong.empty());
    }

    private static String label(String figure) {
        String owner = figure.substring(figure.indexOf('.') + 1);
        return OWNERS.getOrDefault(owner, owner);
    }

    /** The first step of the training proper, where something was before it. */
    private static OptionalLong trainingFrom(List<LogLine> log) {
        if (log.isEmpty() || log.get(0).phase().equals(LogLine.TRAIN)) {
            return OptionalLong.empty();
        }
        return log.stream()
                .filter(line -> line.phase().equals(LogLine.TRAIN))
                .mapToLong(LogLine::step)
                .findFirst();
    }
}
