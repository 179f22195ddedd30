package continuo.studio.study;

import continuo.measure.Band;
import continuo.run.EpochMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a study has found so far.
 *
 * @param study whose table it is
 * @param rows one a variant, in the study's order
 */
public record StudyTable(Study study, List<Row> rows) {
    /** The share of tones that were not playable. */
    public static final String DROPPED = "dropped";

    /** Realism beside the validation side: who chooses a variant by it keeps the test side for what is then reported. */
    public static final String VALIDATION = "realism-validation";

    /** The pieces that are empty or one note repeated. */
    public static final String DEGENERATE = "degenerate";

    /** What is looked at first, in this order. */
    public static final List<String> MAIN = List.of(
            EpochMeasures.REALISM,
            VALIDATION,
            EpochMeasures.NLL,
            EpochMeasures.NLL + ".note",
            "accuracy",
            "polyphony",
            "scale-consistency",
            "tone-span",
            "unique-tones",
            "repetitions-3",
            DROPPED);

    public StudyTable {
        rows = List.copyOf(rows);
    }

    /**
     * A variant.
     *
     * @param runs of it that were measured
     * @param seconds the mean time of a training; empty where none is known
     * @param pieces that all its runs together drew
     * @param windows that these gave
     * @param degenerate how many of the pieces were empty or one note repeated
     * @param figures by metric; the main ones first, as far as there are
     */
    public record Row(
            Variant variant,
            int runs,
            OptionalDouble seconds,
            int pieces,
            int windows,
            int degenerate,
            Map<String, Figure> figures) {
        public Row {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }

        /** How many of the main figures have a median inside the band of real music. */
        public long inside() {
            return compared().filter(figure -> figure.inside().orElseThrow()).count();
        }

        /** How many of the main figures may be compared with real music so. */
        public long comparable() {
            return compared().count();
        }

        private Stream<Figure> compared() {
            return MAIN.stream()
                    .map(figures::get)
                    .filter(figure -> figure != null && figure.inside().isPresent());
        }

        public Optional<Figure> figure(String metric) {
            return Optional.ofNullable(figures.get(metric));
        }
    }

    /**
     * A metric of a variant.
     *
     * @param mean of the seeds' means
     * @param low the lower end of its 95 % interval
     * @param high the upper end
     * @param median over the windows of all seeds; empty for what is measured of all together
     * @param reference what it is to be compared with
     */
    public record Figure(
            String metric,
            String unit,
            double mean,
            double low,
            double high,
            OptionalDouble median,
            Reference reference) {
        /** Whether the median is inside the middle half of real music; empty where there is nothing to compare. */
        public Optional<Boolean> inside() {
            return median.isPresent() && reference.low().isPresent()
                    ? Optional.of(median.getAsDouble() >= reference.low().getAsDouble()
                            && median.getAsDouble() <= reference.high().getAsDouble())
                    : Optional.empty();
        }
    }

    /**
     * Real music and chance, means over the runs of all variants with the same music.
     *
     * @param low the 25th percentile of real music
     * @param real its median; of a metric of all windows, what training music has in their place
     * @param high its 75th percentile
     * @param chance the median with random pitches
     */
    public record Reference(OptionalDouble low, OptionalDouble real, OptionalDouble high, OptionalDouble chance) {
        static final Reference NONE = new Reference(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** @param outcomes what is kept of a run, by its name */
    public static StudyTable of(Study study, Function<String, Outcome> outcomes) {
        Map<Variant, List<Outcome>> kept = new LinkedHashMap<>();
        for (Variant variant : study.variants()) {
            kept.put(
                    variant,
                    study.cells(variant).stream()
                            .map(cell -> outcomes.apply(cell.run()))
                            .filter(outcome -> outcome.result().isPresent())
                            .toList());
        }
        List<Row> rows = new ArrayList<>();
        kept.forEach((variant, own) -> {
            List<Result> sameMusic = kept.entrySet().stream()
                    .filter(other -> other.getKey()
                            .design()
                            .corpora()
                            .equals(variant.design().corpora()))
                    .flatMap(other -> results(other.getValue()))
                    .toList();
            rows.add(row(variant, own, sameMusic));
        });
        return new StudyTable(study, rows);
    }

    private static Stream<Result> results(List<Outcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.result().stream());
    }

    private static Row row(Variant variant, List<Outcome> own, List<Result> sameMusic) {
        List<Result> results = results(own).toList();
        Map<String, Figure> figures = new LinkedHashMap<>();
        Stream<String> all = results.stream()
                .flatMap(result -> Stream.concat(
                        result.sets().stream().map(Result.OfSet::metric),
                        result.metrics().stream().map(Result.OfWindows::metric)));
        for (String metric : Stream.concat(MAIN.stream(), all).distinct().toList()) {
            figure(metric, results, sameMusic).ifPresent(figure -> figures.put(metric, figure));
        }
        return new Row(
                variant,
                results.size(),
                own.stream()
                        .flatMapToDouble(outcome -> outcome.seconds().stream())
                        .average(),
                results.stream().mapToInt(Result::pieces).sum(),
                results.stream().mapToInt(Result::windows).sum(),
                results.stream().mapToInt(Result::degenerate).sum(),
                figures);
    }

    private static Optional<Figure> figure(String metric, List<Result> results, List<Result> sameMusic) {
        if (metric.equals(DROPPED)) {
            return ofValues(
                    metric, "share", results.stream().map(Result::dropped).toList(), Reference.NONE);
        }
        List<Result.OfSet> sets = sets(metric, results);
        if (!sets.isEmpty()) {
            return ofSets(metric, sets, sets(metric, sameMusic));
        }
        List<Result.OfWindows> windows = windows(metric, results);
        return windows.isEmpty()
                ? Optional.empty()
                : ofValues(
                        metric,
                        windows.get(0).unit(),
                        windows.stream().map(Result.OfWindows::values).toList(),
                        reference(windows(metric, sameMusic)));
    }

    private static List<Result.OfSet> sets(String metric, List<Result> results) {
        return metric.equals(VALIDATION)
                ? results.stream()
                        .flatMap(result -> result.validation().stream())
                        .toList()
                : results.stream()
                        .flatMap(result -> result.sets().stream())
                        .filter(set -> set.metric().equals(metric))
                        .toList();
    }

    private static List<Result.OfWindows> windows(String metric, List<Result> results) {
        return results.stream()
                .flatMap(result -> result.metrics().stream())
                .filter(windows -> windows.metric().equals(metric))
                .toList();
    }

    private static Optional<Figure> ofValues(
            String metric, String unit, List<List<Double>> perSeed, Reference reference) {
        List<double[]> seeds = perSeed.stream()
                .filter(values -> !values.isEmpty())
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        double mean = seeds.stream()
                .mapToDouble(values -> Band.of(values).mean())
                .average()
                .orElseThrow();
        double[] all = seeds.stream().flatMapToDouble(Arrays::stream).toArray();
        Bootstrap.Interval interval = Bootstrap.ofMeans(seeds);
        return Optional.of(new Figure(
                metric,
                unit,
                mean,
                interval.low(),
                interval.high(),
                OptionalDouble.of(Band.of(all).p50()),
                reference));
    }

    private static Reference reference(List<Result.OfWindows> windows) {
        List<Band> real =
                windows.stream().flatMap(metric -> metric.real().stream()).toList();
        return new Reference(
                real.stream().mapToDouble(Band::p25).average(),
                real.stream().mapToDouble(Band::p50).average(),
                real.stream().mapToDouble(Band::p75).average(),
                windows.stream()
                        .flatMap(metric -> metric.chance().stream())
                        .mapToDouble(Band::p50)
                        .average());
    }

    private static Optional<Figure> ofSets(String metric, List<Result.OfSet> sets, List<Result.OfSet> sameMusic) {
        List<Bootstrap.Estimate> seeds = sets.stream()
                .filter(set -> set.value().isPresent())
                .map(StudyTable::estimate)
                .toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        Bootstrap.Interval interval = Bootstrap.ofEstimates(seeds);
        return Optional.of(new Figure(
                metric,
                sets.get(0).unit(),
                seeds.stream().collect(Collectors.averagingDouble(Bootstrap.Estimate::value)),
                interval.low(),
                interval.high(),
                OptionalDouble.empty(),
                new Reference(
                        OptionalDouble.empty(),
                        mean(sameMusic, Result.OfSet::real),
                        OptionalDouble.empty(),
                        mean(sameMusic, Result.OfSet::chance))));
    }

    private static Bootstrap.Estimate estimate(Result.OfSet set) {
        double value = set.value().orElseThrow();
        return new Bootstrap.Estimate(value, set.low().orElse(value), set.high().orElse(value));
    }

    private static OptionalDouble mean(List<Result.OfSet> sets, Function<Result.OfSet, OptionalDouble> part) {
        return sets.stream().flatMapToDouble(set -> part.apply(set).stream()).average();
    }
}
