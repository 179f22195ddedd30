package continuo.sequence;

import continuo.nn.kernel.Growing;
import continuo.nn.kernel.Kernels;
import continuo.nn.kernel.Workspace;
import continuo.nn.weights.WeightLayout;
import continuo.nn.weights.WeightMatrix;
import java.util.Arrays;

/**
 * What leads from the columns of a step to those that are drawn after them: {@code y_j += Σ e_i V_ij} over all i of columns
 * before that of j. Only that part of {@code V [E, E]} has weights, which lie row after row in one block; products are made with
 * all of it, the rest being 0.
 */
final class Coupling {
    /** Room for a gradient, one per tape. */
    static final class Room {
        private final Workspace workspace = new Workspace();
        private float[] dense = new float[0];
    }

    /** By number i: the first of the columns after its own. */
    private final int[] after;

    private final int outputs;
    private final WeightLayout.Block block;
    private final float[] dense;
    private final WeightMatrix matrix;

    /** @param columnAt the first number of each column, and after the last their number E; at least two columns */
    Coupling(Kernels kernels, WeightLayout layout, int[] columnAt) {
        outputs = columnAt[columnAt.length - 1];
        after = new int[columnAt[columnAt.length - 2]];
        int weights = 0;
        for (int column = 0; column < columnAt.length - 2; column++) {
            for (int i = columnAt[column]; i < columnAt[column + 1]; i++) {
                after[i] = columnAt[column + 1];
                weights += outputs - after[i];
            }
        }
        block = layout.matrix("before.weight", 1, weights, after.length);
        dense = new float[after.length * outputs];
        matrix = new WeightMatrix(kernels, 0, after.length, 1, outputs);
    }

    void load(float[] weights, Workspace workspace) {
        int from = block.offset();
        for (int i = 0; i < after.length; i++) {
            int count = outputs - after[i];
            System.arraycopy(weights, from, dense, i * outputs + after[i], count);
            from += count;
        }
        matrix.load(dense, workspace);
    }

    /** Adds what the columns e say to the logits y of later ones, of {@code m} rows. */
    void addProduct(int m, float[] e, int eAt, int eStride, float[] y, int yAt, int yStride) {
        matrix.addProduct(m, e, eAt, eStride, y, yAt, yStride);
    }

    /** Adds what number i says, being 1, to the logits of one row. */
    void addOne(int i, float[] y, int yAt) {
        if (i < after.length) {
            for (int j = after[i]; j < outputs; j++) {
                y[yAt + j] += dense[i * outputs + j];
            }
        }
    }

    /** Adds dL/dV from {@code m} rows of e and dL/dy. */
    void addGradient(int m, float[] e, int eAt, int eStride, float[] dy, int dyStride, float[] gradient, Room room) {
        room.dense = Growing.atLeast(room.dense, dense.length);
        Arrays.fill(room.dense, 0, dense.length, 0);
        matrix.addGradient(m, e, eAt, eStride, dy, 0, dyStride, room.dense, room.workspace);
        int to = block.offset();
        for (int i = 0; i < after.length; i++) {
            for (int j = after[i]; j < outputs; j++) {
                gradient[to++] += room.dense[i * outputs + j];
            }
        }
    }
}
