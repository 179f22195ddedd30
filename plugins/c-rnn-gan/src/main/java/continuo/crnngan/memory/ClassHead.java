package continuo.crnngan.memory;

import java.util.Arrays;

/**
 * Draws each column from a distribution over its levels; y are the logits. The columns of a step are drawn from the last
 * to the first, each knowing those drawn before it.
 *
 * <p>A draw takes the level whose logit plus Gumbel noise is largest. Backwards, it is taken for the softmax of those sums
 * (straight-through Gumbel-softmax, Jang et al. 2017, equation 2, temperature 1), so that an error at the level drawn
 * reaches all logits.
 */
final class ClassHead extends Head {
    /** A uniform number of exactly 0 or 1 would be infinite Gumbel noise. */
    private static final double SMALLEST = 1e-12;

    private static final double LARGEST = 1 - 1e-7;

    /** A logit that no noise makes the largest. */
    private static final float NEVER = -1e9f;

    ClassHead(MemoryNetwork network) {
        super(network);
    }

    @Override
    void take(int row, float[] given, float[] drawn, float[] values) {
        int at = row * stride;
        Arrays.fill(drawn, at, at + memory.levels(), 0);
        for (int index = 0; index < columns(); index++) {
            LevelColumn column = column(index);
            int nearest = column.nearest(given[row * columns() + index]);
            drawn[at + memory.levelAt(index) + nearest] = 1;
            values[row * columns() + index] = column.values()[nearest];
        }
    }

    /** Divides the logits by the temperature, and leaves those outside the nucleus no chance. */
    private void sharpen(int from, int to, double nucleus) {
        double temperature = drawing.temperature();
        if (temperature == 1 && nucleus == 1) {
            return;
        }
        for (int i = from; i < to; i++) {
            y[i] = (float) (y[i] / temperature);
        }
        float[] sorted = Arrays.copyOfRange(y, from, to);
        Arrays.sort(sorted);
        float largest = sorted[sorted.length - 1];
        double all = 0;
        for (float logit : sorted) {
            all += Math.exp(logit - largest);
        }
        double sum = 0;
        int last = sorted.length;
        while (last > 0 && sum < nucleus * all) {
            sum += Math.exp(sorted[--last] - largest);
        }
        for (int i = from; i < to; i++) {
            if (y[i] < sorted[last]) {
                y[i] = NEVER;
            }
        }
    }

    @Override
    void put(int row, float[] noise, int noiseAt, MemoryTape.Draw draw, float[] drawn, float[] values) {
        int at = row * stride;
        for (int index = columns() - 1; index >= 0; index--) {
            int first = memory.levelAt(index);
            int end = memory.levelAt(index + 1);
            Arrays.fill(drawn, at + first, at + end, 0);
            addBefore(row, index, drawn);
            if (drawing.temperature() > 0) {
                sharpen(at + first, at + end, drawing.nucleus(column(index)));
                for (int j = first; j < end; j++) {
                    double u = Math.min(Math.max(noise[noiseAt + j], SMALLEST), LARGEST);
                    y[at + j] -= (float) Math.log(-Math.log(u));
                }
            }
            softmax(at + first, at + end);
            float[] levels = column(index).values();
            if (draw == MemoryTape.Draw.HARD) {
                int best = largest(at + first, at + end) - at;
                drawn[at + best] = 1;
                values[row * columns() + index] = levels[best - first];
            } else {
                float sum = 0;
                for (int j = first; j < end; j++) {
                    drawn[at + j] = y[at + j];
                    sum += y[at + j] * levels[j - first];
                }
                values[row * columns() + index] = sum;
            }
        }
    }

    /** From logits to the probabilities of each level, after those that were drawn. */
    private void distribute(int row, float[] drawn) {
        for (int index = columns() - 1; index >= 0; index--) {
            addBefore(row, index, drawn);
            softmax(row * stride + memory.levelAt(index), row * stride + memory.levelAt(index + 1));
        }
    }

    @Override
    void mostLikely(int row, float[] drawn, float[] values) {
        distribute(row, drawn);
        for (int index = 0; index < columns(); index++) {
            int first = row * stride + memory.levelAt(index);
            int best = largest(first, row * stride + memory.levelAt(index + 1));
            values[row * columns() + index] = column(index).values()[best - first];
        }
    }

    @Override
    double negativeLogLikelihood(int row, float[] drawn, float[] values, float weight) {
        distribute(row, drawn);
        int at = row * stride;
        double sum = 0;
        for (int j = 0; j < memory.levels(); j++) {
            if (drawn[at + j] == 1) {
                sum -= Math.log(Math.max(y[at + j], Float.MIN_NORMAL));
                y[at + j] -= 1;
            }
            y[at + j] *= weight;
        }
        return sum;
    }

    @Override
    void putBack(int row, float[] values, float[] valueGradient, float[] drawnGradient, int drawnGradientAt) {
        int at = row * stride;
        for (int index = 0; index < columns(); index++) {
            int first = memory.levelAt(index);
            int end = memory.levelAt(index + 1);
            float[] levels = column(index).values();
            float error = valueGradient[row * columns() + index];
            float mean = 0;
            for (int j = first; j < end; j++) {
                drawnGradient[drawnGradientAt + j] += error * levels[j - first];
                mean += y[at + j] * drawnGradient[drawnGradientAt + j];
            }
            for (int j = first; j < end; j++) {
                y[at + j] *= drawnGradient[drawnGradientAt + j] - mean;
            }
            addBeforeBack(row, index, drawnGradient, drawnGradientAt);
        }
    }

    private void softmax(int from, int to) {
        float largest = y[largest(from, to)];
        float sum = 0;
        for (int i = from; i < to; i++) {
            y[i] = (float) Math.exp(y[i] - largest);
            sum += y[i];
        }
        for (int i = from; i < to; i++) {
            y[i] /= sum;
        }
    }

    private int largest(int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (y[i] > y[best]) {
                best = i;
            }
        }
        return best;
    }
}
