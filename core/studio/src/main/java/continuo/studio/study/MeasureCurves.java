package continuo.studio.study;

import continuo.fault.Failure;
import continuo.measure.Band;
import continuo.run.EpochMeasures;
import continuo.run.MeasureLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How metrics went while a study's runs were trained, read from their {@code measures.jsonl}: the paper's figures.
 *
 * @param lines of each metric, by its id, one a variant that has it; none where no run was measured on its way
 */
public record MeasureCurves(Map<String, List<Line>> lines) {
    public MeasureCurves {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /**
     * A metric of a variant.
     *
     * @param points in the order of their epochs, at least one
     */
    public record Line(String variant, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * After an epoch.
     *
     * @param epoch of the training proper, from 1; 0 and below are the epochs of pre-training, of which 0 is the last
     * @param mean over the seeds
     * @param low the lowest of them
     * @param high the highest of them
     */
    public record Point(int epoch, double mean, double low, double high) {}

    /** What is there of the runs; a line that cannot be understood is left out. */
    public static MeasureCurves of(Study study, Path runs) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        for (Variant variant : study.variants()) {
            Map<String, Map<Integer, List<Double>>> values = new LinkedHashMap<>();
            for (Study.Cell cell : study.cells(variant)) {
                for (EpochMeasures measures : measures(runs.resolve(cell.run()))) {
                    add(measures, variant, values);
                }
            }
            values.forEach((metric, epochs) -> lines.computeIfAbsent(metric, key -> new ArrayList<>())
                    .add(new Line(variant.label(), points(epochs))));
        }
        return new MeasureCurves(lines);
    }

    private static List<EpochMeasures> measures(Path run) {
        try {
            return new MeasureLog(run).all();
        } catch (Failure damaged) {
            // The figures do without; the run's own commands say what is wrong with it.
            return List.of();
        }
    }

    private static void add(EpochMeasures measures, Variant variant, Map<String, Map<Integer, List<Double>>> values) {
        int epoch = measures.epoch() - (measures.ofTraining() ? 0 : variant.pretrain());
        measures.figures().forEach((name, value) -> {
            // With a dot in its name it is a part of what is without.
            if (name.indexOf('.') < 0) {
                values.computeIfAbsent(name, key -> new TreeMap<>())
                        .computeIfAbsent(epoch, key -> new ArrayList<>())
                        .add(value);
            }
        });
    }

    private static List<Point> points(Map<Integer, List<Double>> epochs) {
        return epochs.entrySet().stream()
                .map(epoch -> point(epoch.getKey(), epoch.getValue()))
                .collect(Collectors.toList());
    }

    private static Point point(int epoch, List<Double> seeds) {
        Band band = Band.of(seeds.stream().mapToDouble(Double::doubleValue).toArray());
        double low = seeds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = seeds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new Point(epoch, band.mean(), low, high);
    }
}
