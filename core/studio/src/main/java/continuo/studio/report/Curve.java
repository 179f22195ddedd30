package continuo.studio.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One figure over the steps of training.
 *
 * @param figure its name in the log
 * @param points in the order of their steps, at least one
 */
public record Curve(String figure, List<Point> points) {
    /** @param step of the training, from 1 */
    public record Point(long step, double value) {}

    public Curve {
        points = List.copyOf(points);
    }

    /** A figure's values in the log, where it has some. */
    public static Curve of(String figure, List<LogLine> log) {
        return new Curve(
                figure,
                log.stream()
                        .filter(line -> line.figures().containsKey(figure))
                        .map(line -> new Point(line.step(), line.figures().get(figure)))
                        .toList());
    }

    /** The mean of a window around each point, as far as there is one on either side. */
    public Curve smoothed(int window) {
        double[] sums = new double[points.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            sums[i + 1] = sums[i] + points.get(i).value();
        }
        List<Point> means = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int from = Math.max(0, i - window / 2);
            int to = Math.min(points.size(), i + window / 2 + 1);
            double mean = (sums[to] - sums[from]) / (to - from);
            means.add(new Point(points.get(i).step(), mean));
        }
        return new Curve(figure, means);
    }

    /**
     * Few enough points to draw: the points are cut into parts of equal number, of each of which the lowest and the
     * highest stay, so that no peak is lost. The first and the last point stay too.
     *
     * @param parts at least 1
     */
    public Curve thinned(int parts) {
        if (points.size() <= 2 * parts) {
            return this;
        }
        List<Point> kept = new ArrayList<>(List.of(points.get(0)));
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * points.size() / parts);
            int to = (int) ((part + 1L) * points.size() / parts);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = points.get(i).value() < points.get(low).value() ? i : low;
                high = points.get(i).value() > points.get(high).value() ? i : high;
            }
            keep(Math.min(low, high), kept);
            keep(Math.max(low, high), kept);
        }
        keep(points.size() - 1, kept);
        return new Curve(figure, kept);
    }

    private void keep(int index, List<Point> kept) {
        if (points.get(index).step() > kept.get(kept.size() - 1).step()) {
            kept.add(points.get(index));
        }
    }

    public Point first() {
        return points.get(0);
    }

    public Point last() {
        return points.get(points.size() - 1);
    }
}
