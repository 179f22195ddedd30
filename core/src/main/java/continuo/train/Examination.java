package continuo.train;

import continuo.run.EpochMeasures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the doctor looks at after an epoch.
 *
 * @param phase name of the trainer's phase
 * @param proper whether that is the training proper, the last phase
 * @param figures of its last steps, oldest first
 * @param measures of the run so far, oldest first
 * @param parameters of the experiment as a user would type them: {@code trainer.freeze}
 */
record Examination(
        String phase,
        boolean proper,
        List<Map<String, Double>> figures,
        List<EpochMeasures> measures,
        Map<String, String> parameters) {
    /** Fewer steps of a phase say nothing yet. */
    static final int ENOUGH_STEPS = 50;

    Examination {
        figures = List.copyOf(figures);
        measures = List.copyOf(measures);
        parameters = Map.copyOf(parameters);
    }

    boolean enoughSteps() {
        return figures.size() >= ENOUGH_STEPS;
    }

    /** The mean of a figure over the steps, 0 for those that lack it: the share of those in which something happened. */
    double share(String figure) {
        return figures.stream()
                .mapToDouble(step -> step.getOrDefault(figure, 0.0))
                .average()
                .orElse(0);
    }

    /** The mean of a figure over the steps that have it. */
    OptionalDouble mean(String figure) {
        return Arrays.stream(values(figure)).average();
    }

    OptionalDouble median(String figure) {
        double[] values = values(figure);
        Arrays.sort(values);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[values.length / 2]);
    }

    private double[] values(String figure) {
        return figures.stream()
                .filter(step -> step.containsKey(figure))
                .mapToDouble(step -> step.get(figure))
                .toArray();
    }

    /** The last measures, once a generator may be expected to have learnt something. */
    Optional<EpochMeasures> lastMeasures() {
        return measures.isEmpty()
                ? Optional.empty()
                : Optional.of(measures.get(measures.size() - 1)).filter(last -> last.step() >= ENOUGH_STEPS);
    }

    /** A parameter that is a number. */
    OptionalDouble number(String parameter) {
        String text = parameters.get(parameter);
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
