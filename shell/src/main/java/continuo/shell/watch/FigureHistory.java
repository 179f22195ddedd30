package continuo.shell.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What became of a figure, in bounded memory: all of its course, ever more coarsely, and its last values. */
final class FigureHistory {
    /** Values the last of which are averaged. */
    static final int WINDOW = 50;

    private static final int MOST_POINTS = 512;

    private final Deque<Double> window = new ArrayDeque<>();
    private List<Double> points = new ArrayList<>();
    private double last;
    private double sum;
    private int summed;
    private int valuesPerPoint = 1;

    void add(double value) {
        last = value;
        window.add(value);
        if (window.size() > WINDOW) {
            window.remove();
        }
        sum += value;
        summed++;
        if (summed == valuesPerPoint) {
            points.add(sum / summed);
            sum = 0;
            summed = 0;
            if (points.size() == MOST_POINTS) {
                thin();
            }
        }
    }

    private void thin() {
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            pairs.add((points.get(i) + points.get(i + 1)) / 2);
        }
        points = pairs;
        valuesPerPoint *= 2;
    }

    double last() {
        return last;
    }

    /** The mean of the last values. */
    double mean() {
        return window.stream().mapToDouble(value -> value).average().orElse(0);
    }

    /** The course from the beginning, each point a mean of as many values. */
    List<Double> points() {
        return List.copyOf(points);
    }
}
