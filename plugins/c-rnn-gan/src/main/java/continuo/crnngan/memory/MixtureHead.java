package continuo.crnngan.memory;

import continuo.nn.head.LogisticMixture;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a real number for each column from a {@link LogisticMixture}, whose parameters are y: {@code x = F^-1(v)} of one
 * uniform number v. The columns of a step are drawn from the last to the first, each knowing those drawn before it.
 *
 * <p>Numbers are not rounded. What is fed back and remembered of one is shared between the two levels about it. The gradient
 * through a draw is exact, except that the largest are bounded.
 */
final class MixtureHead extends Head {
    /**
     * How fast a number goes over from one level to the next, half-way between them. Shared in proportion to its distances
     * (1), numbers a little beside their levels would blur what is remembered of a key.
     */
    private static final float STEEPNESS = 4;

    /**
     * How many levels' worth a unit of probability may at most move what is fed back. Between two components the density is
     * next to nothing and its inverse huge; through a hundred steps of feedback that would grow without bound.
     */
    private static final double MOST_FEEDBACK = 8;

    /** The least density for numbers themselves, beside an even one over the range of all levels. */
    private static final double LEAST_DENSITY = 0.25;

    private final List<LogisticMixture> mixtures;
    private boolean bounded = true;

    MixtureHead(MemoryNetwork network) {
        super(network);
        mixtures = network.shape().columns().stream()
                .map(column -> new LogisticMixture(column.range()))
                .toList();
    }

    @Override
    void unbound() {
        bounded = false;
    }

    @Override
    void take(int row, float[] given, float[] drawn, float[] values) {
        Arrays.fill(drawn, row * memory.levelStride(), row * memory.levelStride() + memory.levels(), 0);
        for (int index = 0; index < columns(); index++) {
            put(row, index, given[row * columns() + index], drawn, values);
        }
    }

    @Override
    void put(int row, float[] noise, int noiseAt, MemoryTape.Draw draw, float[] drawn, float[] values) {
        Arrays.fill(drawn, row * memory.levelStride(), row * memory.levelStride() + memory.levels(), 0);
        for (int index = columns() - 1; index >= 0; index--) {
            LogisticMixture mixture = read(row, index, drawn);
            double number;
            if (drawing.temperature() == 0) {
                number = mixture.mode();
            } else {
                mixture.sharpen(drawing.temperature(), drawing.nucleus(column(index)));
                number = mixture.inverse(noise[noiseAt + index]);
            }
            put(row, index, (float) number, drawn, values);
        }
    }

    private LogisticMixture read(int row, int index, float[] drawn) {
        addBefore(row, index, drawn);
        LogisticMixture mixture = mixtures.get(index);
        mixture.read(y, row * stride + weights.outputAt(index));
        return mixture;
    }

    private void put(int row, int index, float number, float[] drawn, float[] values) {
        LevelColumn column = column(index);
        int below = column.below(number);
        int at = row * memory.levelStride() + memory.levelAt(index) + below;
        float share = Math.max(0, Math.min(1, share(column, below, number)));
        drawn[at] = 1 - share;
        drawn[at + 1] = share;
        values[row * columns() + index] = number;
    }

    /** What the level above a number has of it, where that is within 0..1. */
    private static float share(LevelColumn column, int below, float number) {
        return STEEPNESS * ((number - column.values()[below]) / column.gap(below) - 0.5f) + 0.5f;
    }

    @Override
    void mostLikely(int row, float[] drawn, float[] values) {
        for (int index = columns() - 1; index >= 0; index--) {
            values[row * columns() + index] = (float) read(row, index, drawn).mode();
        }
    }

    @Override
    double negativeLogLikelihood(int row, float[] drawn, float[] values, float weight) {
        double sum = 0;
        for (int index = columns() - 1; index >= 0; index--) {
            int level = column(index).nearest(values[row * columns() + index]);
            int at = row * stride + weights.outputAt(index);
            sum += read(row, index, drawn).negativeLogLikelihood(level, weight, y, at);
        }
        return sum;
    }

    @Override
    void putBack(int row, float[] values, float[] valueGradient, float[] drawnGradient, int drawnGradientAt) {
        for (int index = 0; index < columns(); index++) {
            LevelColumn column = column(index);
            float number = values[row * columns() + index];
            LogisticMixture mixture = mixtures.get(index);
            int at = row * stride + weights.outputAt(index);
            mixture.read(y, at);
            double density = mixture.density(number);
            double least = bounded ? LEAST_DENSITY / mixture.range() : 0;
            double factor = valueGradient[row * columns() + index] / Math.max(density, least);
            int below = column.below(number);
            float share = share(column, below, number);
            if (share > 0 && share < 1) {
                int level = drawnGradientAt + memory.levelAt(index) + below;
                double slope = STEEPNESS / column.gap(below) / density;
                slope = bounded ? Math.min(slope, MOST_FEEDBACK) : slope;
                factor += slope * (drawnGradient[level + 1] - drawnGradient[level]);
            }
            mixture.inverseBack(number, factor, y, at);
            addBeforeBack(row, index, drawnGradient, drawnGradientAt);
        }
    }
}
