package continuo.train;

import continuo.content.ContentKinds;
import continuo.content.Windows;
import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.measure.Band;
import continuo.measure.Evaluation;
import continuo.measure.Metrics;
import continuo.measure.NamedMetric;
import continuo.measure.NamedSetMetric;
import continuo.measure.RealMusic;
import continuo.measure.SetEvaluation;
import continuo.measure.SetRow;
import continuo.music.Score;
import continuo.run.EpochMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Measures what a generator composes while it is trained: always from the same noise, so that only the generator makes a
 * difference, and beside the validation split where that is large enough.
 */
final class Measurement {
    /** Fewer real windows would say little about the generator. */
    static final int ENOUGH_REAL = 20;

    private static final int NOTES = Evaluation.DEFAULT_WINDOW_NOTES;
    /** With fewer windows nothing is said of how they differ. */
    private static final int FEWEST = 2;

    /** Where there is nothing to compare sets with, medians need fewer. */
    private static final int FEW = 50;

    private static final int TOGETHER = 50;
    private static final long SEED = 1;

    private final Composer composer;
    private final TrainingListener listener;
    private final List<Score> validation;
    private final List<Score> real;
    private final List<NamedMetric> metrics;
    private final List<NamedSetMetric> setMetrics;
    private final Examiner examiner;
    private Map<String, Double> realDeviations = Map.of();
    private boolean toldOfFew;

    /** @param metrics to measure by; one that breaks is told of and left out from then on */
    Measurement(Composer composer, Metrics metrics, Dataset dataset, TrainingListener listener) {
        this(composer, metrics, Examiner.ofNothing(composer, dataset), dataset, listener);
    }

    /** @param examiner of the same composer and dataset */
    Measurement(Composer composer, Metrics metrics, Examiner examiner, Dataset dataset, TrainingListener listener) {
        this.examiner = examiner;
        this.composer = composer;
        this.listener = listener;
        List<Score> held = windows(dataset.split(Split.VALID));
        this.validation = held.size() >= ENOUGH_REAL ? held : List.of();
        this.real = validation.isEmpty() ? windows(dataset.pieces()) : validation;
        this.metrics = new ArrayList<>(metrics.quick().metrics());
        this.setMetrics = validation.isEmpty()
                ? List.of()
                : new ArrayList<>(metrics.quick().setMetrics());
    }

    private static List<Score> windows(List<EncodedPiece> pieces) {
        return pieces.stream()
                .map(piece -> piece.excerpt(ContentKinds.SCORE))
                .filter(excerpt -> excerpt.notes().size() == NOTES)
                .toList();
    }

    /**
     * What came of measuring.
     *
     * @param sample one of the pieces
     */
    record Taken(EpochMeasures measures, ComposedPiece sample) {}

    /** Whether what is composed is compared with the validation split by a set metric. */
    boolean comparesBy(String setMetric) {
        return setMetrics.stream().anyMatch(metric -> metric.id().equals(setMetric));
    }

    /** How many steps of sequences are drawn each time. */
    int steps() {
        return pieces() * composer.stepsFor(NOTES);
    }

    private int pieces() {
        return validation.isEmpty() ? FEW : SetEvaluation.ENOUGH_WINDOWS;
    }

    /**
     * Measures the generator as it is now.
     *
     * @param proper whether the phase is the training proper
     * @return empty when cancelled
     * @throws Failure of kind DATA when the generator's output is not finite
     */
    Optional<Taken> take(String phase, int epoch, long step, boolean proper, BooleanSupplier cancelled) {
        List<ComposedPiece> drawn = new ArrayList<>();
        List<Noise> noise = Noise.ofSeed(SEED, pieces());
        for (int from = 0; from < noise.size(); from += TOGETHER) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            List<Noise> some = noise.subList(from, Math.min(noise.size(), from + TOGETHER));
            drawn.addAll(composer.compose(Composer.Request.ofEvents(composer.stepsFor(NOTES)), some));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<Score> windows = drawn.stream()
                .map(piece -> piece.alone().score())
                .flatMap(score -> Windows.random(score, NOTES, random).stream())
                .toList();
        tellOfFew(windows.size(), drawn);
        Map<String, Double> figures = new LinkedHashMap<>();
        putSets(windows, figures);
        putMetrics(windows, figures);
        figures.putAll(examiner.inTraining(listener::warning, cancelled));
        figures.put(EpochMeasures.DROPPED, dropped(drawn));
        figures.put(EpochMeasures.DEGENERATE, (double)
                drawn.stream().filter(Measurement::degenerate).count());
        return Optional.of(
                new Taken(new EpochMeasures(phase, epoch, step, proper, windows.size(), figures), drawn.get(0)));
    }

    /** Says once why there are no measures. */
    private void tellOfFew(int windows, List<ComposedPiece> drawn) {
        if (windows >= FEWEST || toldOfFew) {
            return;
        }
        toldOfFew = true;
        int most = drawn.stream()
                .mapToInt(piece -> piece.alone().score().notes().size())
                .max()
                .orElse(0);
        listener.warning("what is composed cannot be measured yet: a window has " + NOTES + " notes, and of "
                + Quantity.of(drawn.size(), "piece") + " of "
                + Quantity.of(composer.stepsFor(NOTES), "step")
                + " each the one with the most has " + most + "; measures follow as soon as pieces have as many");
    }

    private void putSets(List<Score> windows, Map<String, Double> figures) {
        RealMusic beside = new RealMusic(validation, List.of());
        for (NamedSetMetric metric : List.copyOf(setMetrics)) {
            try {
                SetRow row = SetEvaluation.evaluate(windows, List.of(metric), beside, SEED)
                        .get(0);
                row.value().ifPresent(value -> figures.put(metric.id(), value));
                row.interval().ifPresent(interval -> {
                    figures.put(metric.id() + ".low", interval.low());
                    figures.put(metric.id() + ".high", interval.high());
                });
            } catch (Failure broken) {
                listener.warning(broken.getMessage());
                setMetrics.remove(metric);
            }
        }
    }

    private void putMetrics(List<Score> windows, Map<String, Double> figures) {
        Map<String, Double> deviations = new HashMap<>();
        if (realDeviations.isEmpty()) {
            Map<String, Double> found = new HashMap<>();
            bands(real).forEach((metric, band) -> found.put(metric, band.sd()));
            realDeviations = found;
        }
        bands(windows).forEach((metric, band) -> {
            figures.put(metric, band.p50());
            figures.put(metric + ".p25", band.p25());
            figures.put(metric + ".p75", band.p75());
            deviations.put(metric, band.sd());
        });
        variety(deviations).ifPresent(value -> figures.put(EpochMeasures.VARIETY, value));
    }

    private Map<String, Band> bands(List<Score> windows) {
        Map<String, Band> bands = new LinkedHashMap<>();
        for (NamedMetric metric : List.copyOf(metrics)) {
            try {
                double[] values = windows.parallelStream()
                        .map(window -> metric.measure(window, "a window of 100 notes"))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .toArray();
                if (values.length > 1) {
                    bands.put(metric.id(), Band.of(values));
                }
            } catch (Failure broken) {
                listener.warning(broken.getMessage());
                metrics.remove(metric);
            }
        }
        return bands;
    }

    /** Metrics that are the same in all real windows, as the number of their notes, say nothing. */
    private OptionalDouble variety(Map<String, Double> deviations) {
        double[] ratios = deviations.entrySet().stream()
                .filter(metric -> realDeviations.getOrDefault(metric.getKey(), 0.0) > 0)
                .mapToDouble(metric -> metric.getValue() / Objects.requireNonNull(realDeviations.get(metric.getKey())))
                .toArray();
        return ratios.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Band.of(ratios).p50());
    }

    private static double dropped(List<ComposedPiece> pieces) {
        long dropped = 0;
        long tones = 0;
        for (ComposedPiece piece : pieces) {
            dropped += piece.silent() + piece.clamped();
            tones += piece.silent() + piece.tones().notes().size();
        }
        return tones == 0 ? 0 : (double) dropped / tones;
    }

    private static boolean degenerate(ComposedPiece piece) {
        int[] pitches =
                piece.tones().notes().stream().mapToInt(note -> note.pitch()).toArray();
        return Arrays.stream(pitches).distinct().count() < 2;
    }
}
