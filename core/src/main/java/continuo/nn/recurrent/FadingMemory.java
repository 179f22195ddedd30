package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * A histogram, fading with time, of the levels that each column of a sequence has had: what key it is in, what note values
 * it uses. Where a column has octaves their levels are also counted as one.
 *
 * <pre>
 * m_t = d m_{t-1} + (1 - d) g e_t         e_t: the one-hot vectors of all columns, g: a gain
 * c_t = [m_t ; m_t folded by octaves]     the context
 * </pre>
 */
final class FadingMemory {
    /** Brings the entries of a histogram over dozens of levels to the size of a network's other inputs. */
    private static final float GAIN = 8;

    private final List<LevelColumn> columns;
    private final float decay;
    private final int[] levelAt;
    private final int[] foldAt;

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

    /** C, the size of a context. */
    int size() {
        return levels() + foldAt[columns.size()];
    }

    /** {@code next = c_t} from {@code last = c_{t-1}} and {@code drawn = e_t}; next may be last. */
    void remember(float[] last, int lastAt, float[] drawn, int drawnAt, float[] next, int nextAt) {
        int levels = levels();
        for (int j = 0; j < levels; j++) {
            next[nextAt + j] = decay * last[lastAt + j] + (1 - decay) * GAIN * drawn[drawnAt + j];
        }
        Arrays.fill(next, nextAt + levels, nextAt + size(), 0);
        for (int column = 0; column < columns.size(); column++) {
            int octave = columns.get(column).octave();
            for (int j = levelAt[column]; octave > 0 && j < levelAt[column + 1]; j++) {
                next[nextAt + folded(column, j)] += next[nextAt + j];
            }
        }
    }

    /** Where in the context level j of a column is counted with its octaves. */
    private int folded(int column, int j) {
        return levels()
                + foldAt[column]
                + (j - levelAt[column]) % columns.get(column).octave();
    }

    /**
     * Goes back through {@link #remember}.
     *
     * @param context dL/dc_t without what comes by way of later memories
     * @param memory dL/dm_{t+1} before, dL/dm_t afterwards
     * @param drawn dL/de_t is added to it
     */
    void rememberBack(float[] context, int contextAt, float[] memory, int memoryAt, float[] drawn, int drawnAt) {
        for (int column = 0; column < columns.size(); column++) {
            boolean folds = columns.get(column).octave() > 0;
            for (int j = levelAt[column]; j < levelAt[column + 1]; j++) {
                float error = context[contextAt + j];
                if (folds) {
                    error += context[contextAt + folded(column, j)];
                }
                float all = error + decay * memory[memoryAt + j];
                memory[memoryAt + j] = all;
                drawn[drawnAt + j] += (1 - decay) * GAIN * all;
            }
        }
    }
}
