package continuo.crnngan.memory;

import continuo.nn.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A histogram, fading with time, of the levels that each column of a sequence has had: what key it is in, what note values
 * it uses. Where a column has octaves their levels are also counted as one, and both are seen from its last tone, too.
 *
 * <pre>
 * m_t = d m_{t-1} + (1 - d) g e_t                   e_t: the one-hot vectors of all columns, g: a gain
 * f_t = m_t folded by octaves
 * c_t = [m_t ; f_t ; both seen from e_t]            the context, see {@link Intervals}
 * </pre>
 */
final class FadingMemory {
    /** Brings the entries of a histogram over dozens of levels to the size of a network's other inputs. */
    private static final float GAIN = 8;

    private final List<LevelColumn> columns;
    private final float decay;
    private final int[] levelAt;
    private final int[] foldAt;
    /** Of the first column with octaves. */
    private final Optional<Intervals> intervals;

    /** @param decay d, 0..1 */
    FadingMemory(List<LevelColumn> columns, float decay) {
        this.columns = columns;
        this.decay = decay;
        levelAt = new int[columns.size() + 1];
        foldAt = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            levelAt[i + 1] = levelAt[i] + columns.get(i).levels();
            foldAt[i + 1] = foldAt[i] + columns.get(i).octave();
        }
        intervals = tones().map(column -> new Intervals(levelAt[column], columns.get(column), foldAt(column)));
    }

    /** E, the number of levels of all columns. */
    int levels() {
        return levelAt[columns.size()];
    }

    /** Distance between rows of one-hot vectors: as between rows of logits. */
    int levelStride() {
        return Kernels.padded(levels());
    }

    /** The first level of a column among all of them; of the column after the last, E. */
    int levelAt(int column) {
        return levelAt[column];
    }

    /** The first column that has octaves. */
    Optional<Integer> tones() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).octave() > 0)
                .boxed()
                .findFirst();
    }

    /** Where in the context a column's levels are counted by octaves. */
    private int foldAt(int column) {
        return levels() + foldAt[column];
    }

    /** Where in the context intervals begin. */
    private int seenAt() {
        return levels() + foldAt[columns.size()];
    }

    /** C, the size of a context. */
    int size() {
        return seenAt() + intervals.map(Intervals::size).orElse(0);
    }

    /** {@code next = c_t} from {@code last = c_{t-1}} and {@code drawn = e_t}; next may be last. */
    void remember(float[] last, int lastAt, float[] drawn, int drawnAt, float[] next, int nextAt) {
        int levels = levels();
        for (int j = 0; j < levels; j++) {
            next[nextAt + j] = decay * last[lastAt + j] + (1 - decay) * GAIN * drawn[drawnAt + j];
        }
        Arrays.fill(next, nextAt + levels, nextAt + seenAt(), 0);
        for (int column = 0; column < columns.size(); column++) {
            int octave = columns.get(column).octave();
            for (int j = levelAt[column]; octave > 0 && j < levelAt[column + 1]; j++) {
                next[nextAt + folded(column, j)] += next[nextAt + j];
            }
        }
        intervals.ifPresent(each -> each.put(drawn, drawnAt, next, nextAt, next, nextAt + seenAt()));
    }

    /** Where in the context level j of a column is counted with its octaves. */
    private int folded(int column, int j) {
        return foldAt(column) + (j - levelAt[column]) % columns.get(column).octave();
    }

    /**
     * Goes back through {@link #remember}.
     *
     * @param drawn e_t
     * @param context c_t
     * @param gradient dL/dc_t without what comes by way of later memories; used up
     * @param memory dL/dm_{t+1} before, dL/dm_t afterwards, in the order of e_t
     * @param drawnGradient dL/de_t is added to it
     */
    void rememberBack(
            float[] drawn,
            int drawnAt,
            float[] context,
            int contextAt,
            float[] gradient,
            int gradientAt,
            float[] memory,
            float[] drawnGradient,
            int drawnGradientAt) {
        intervals.ifPresent(each -> each.back(
                drawn,
                drawnAt,
                context,
                contextAt,
                gradient,
                gradientAt,
                gradientAt + seenAt(),
                drawnGradient,
                drawnGradientAt));
        for (int column = 0; column < columns.size(); column++) {
            boolean folds = columns.get(column).octave() > 0;
            for (int j = levelAt[column]; j < levelAt[column + 1]; j++) {
                float error = gradient[gradientAt + j];
                if (folds) {
                    error += gradient[gradientAt + folded(column, j)];
                }
                float all = error + decay * memory[drawnGradientAt + j];
                memory[drawnGradientAt + j] = all;
                drawnGradient[drawnGradientAt + j] += (1 - decay) * GAIN * all;
            }
        }
    }
}
