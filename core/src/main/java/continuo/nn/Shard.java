package continuo.nn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Neighbouring sequences of a batch, which is cut into shards as equal as can be, so that each may be computed by itself. Rows
 * are time-major: those of a shard are some of each step's.
 *
 * @param from first sequence
 * @param to after the last sequence
 */
public record Shard(int from, int to) {
    /** Number of sequences. */
    public int size() {
        return to - from;
    }

    /** At most {@code count} shards, none of them empty. */
    public static List<Shard> of(int batch, int count) {
        int shards = Math.max(1, Math.min(batch, count));
        return IntStream.range(0, shards)
                .mapToObj(i -> new Shard(batch * i / shards, batch * (i + 1) / shards))
                .toList();
    }

    /** The shard's rows of {@code count} steps from t on, {@code [count, size, width]}, out of {@code [T, batch, width]}. */
    public float[] rows(float[] all, int t, int count, int batch, int width) {
        float[] rows = new float[count * size() * width];
        for (int s = 0; s < count; s++) {
            System.arraycopy(all, ((t + s) * batch + from) * width, rows, s * size() * width, size() * width);
        }
        return rows;
    }

    /** The same into {@code rows [count, size, stride]}, of which the first {@code width} are written. */
    public void takeRows(float[] all, float[] rows, int stride, int t, int count, int batch, int width) {
        for (int i = 0; i < count * size(); i++) {
            System.arraycopy(all, at(t, i, batch) * width, rows, i * stride, width);
        }
    }

    /** Puts the first {@code width} of {@code rows [count, size, stride]} where {@link #takeRows} takes them from. */
    public void putRows(float[] rows, int stride, float[] all, int t, int count, int batch, int width) {
        for (int i = 0; i < count * size(); i++) {
            System.arraycopy(rows, i * stride, all, at(t, i, batch) * width, width);
        }
    }

    /** Where row i of the shard's, counted from step t on, lies among all. */
    private int at(int t, int i, int batch) {
        return (t + i / size()) * batch + from + i % size();
    }
}
