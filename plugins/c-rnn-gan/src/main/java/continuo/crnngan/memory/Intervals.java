package continuo.crnngan.memory;

import java.util.Arrays;

/**
 * What is remembered of a column that has octaves, seen from its last tone: which of the intervals from here lead to tones
 * that were played. What holds in one key then holds in every other.
 *
 * <pre>
 * v_t = [Σ_i e_{t,i} m_{t,i+d}   for d = -R … R ;  Σ_i e_{t,i} f_{t,(i+k) mod octave}   for k = 0 … octave - 1]
 * </pre>
 *
 * with m and f the histogram of levels and of levels folded by octaves, see {@link FadingMemory}.
 */
final class Intervals {
    /** R: two octaves of the keyboard up and down. */
    private static final int REACH = 24;

    private final int at;
    private final int levels;
    private final int octave;
    private final int foldAt;

    /**
     * @param at where the column's levels begin, among those of all columns and in the memory
     * @param column the column
     * @param foldAt where in the memory its levels are counted by octaves
     */
    Intervals(int at, LevelColumn column, int foldAt) {
        this.at = at;
        this.levels = column.levels();
        this.octave = column.octave();
        this.foldAt = foldAt;
    }

    /** V. */
    int size() {
        return 2 * REACH + 1 + octave;
    }

    /** Writes v_t from e_t and c_t. */
    void put(float[] drawn, int drawnAt, float[] context, int contextAt, float[] seen, int seenAt) {
        Arrays.fill(seen, seenAt, seenAt + size(), 0);
        for (int i = 0; i < levels; i++) {
            float share = drawn[drawnAt + at + i];
            if (share != 0) {
                for (int d = lowest(i); d <= highest(i); d++) {
                    seen[seenAt + REACH + d] += share * context[contextAt + at + i + d];
                }
                for (int k = 0; k < octave; k++) {
                    seen[seenAt + 2 * REACH + 1 + k] += share * context[contextAt + foldAt + (i + k) % octave];
                }
            }
        }
    }

    /**
     * Goes back through {@link #put}.
     *
     * @param gradient dL/dc_t, of which dL/dv_t is a part; what comes by way of v_t is added to the rest
     * @param drawnGradient dL/de_t is added to it
     */
    void back(
            float[] drawn,
            int drawnAt,
            float[] context,
            int contextAt,
            float[] gradient,
            int gradientAt,
            int seenAt,
            float[] drawnGradient,
            int drawnGradientAt) {
        for (int i = 0; i < levels; i++) {
            float share = drawn[drawnAt + at + i];
            float sum = 0;
            for (int d = lowest(i); d <= highest(i); d++) {
                float error = gradient[seenAt + REACH + d];
                sum += error * context[contextAt + at + i + d];
                gradient[gradientAt + at + i + d] += share * error;
            }
            for (int k = 0; k < octave; k++) {
                float error = gradient[seenAt + 2 * REACH + 1 + k];
                int folded = foldAt + (i + k) % octave;
                sum += error * context[contextAt + folded];
                gradient[gradientAt + folded] += share * error;
            }
            drawnGradient[drawnGradientAt + at + i] += sum;
        }
    }

    private static int lowest(int level) {
        return Math.max(-REACH, -level);
    }

    private int highest(int level) {
        return Math.min(REACH, levels - 1 - level);
    }
}
