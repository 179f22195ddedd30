package continuo.nn;

import java.util.Arrays;

/**
 * What one direction of one shard has of the features {@code [T, B, K]} at the top of a stack: some columns of the rows of
 * the shard's sequences, padded, and room for their gradient.
 *
 * @param shard whose sequences the rows are
 * @param steps T
 * @param batch B, all shards'
 * @param direction whose outputs the columns are
 * @param columns how many; the first is {@code direction * columns}
 * @param stride between rows of the outputs and of the gradient
 * @param outputs of the direction
 * @param outputAt where the outputs' first row begins
 * @param gradient dL/doutputs, from 0 on
 */
record FeatureSlice(
        Shard shard,
        int steps,
        int batch,
        int direction,
        int columns,
        int stride,
        float[] outputs,
        int outputAt,
        float[] gradient) {
    /** Does something with one row. */
    interface RowAction {
        /**
         * @param row of the features, {@code t * B + sequence}
         * @param outputAt where its outputs begin
         * @param gradientAt where their gradient begins
         */
        void on(int row, int outputAt, int gradientAt);
    }

    int firstColumn() {
        return direction * columns;
    }

    void forEachRow(RowAction action) {
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < shard.size(); i++) {
                int at = (t * shard.size() + i) * stride;
                action.on(t * batch + shard.from() + i, outputAt + at, at);
            }
        }
    }

    void clearGradient() {
        Arrays.fill(gradient, 0, steps * shard.size() * stride, 0);
    }
}
