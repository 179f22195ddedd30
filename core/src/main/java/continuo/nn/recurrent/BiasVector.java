package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;

/** A bias, its groups padded like those of the {@link WeightMatrix} it goes with. */
final class BiasVector {
    private final int offset;
    private final int groups;
    private final int groupWidth;
    private final int paddedWidth;
    private final float[] values;

    BiasVector(int offset, int groups, int groupWidth) {
        this.offset = offset;
        this.groups = groups;
        this.groupWidth = groupWidth;
        this.paddedWidth = Kernels.padded(groupWidth);
        this.values = new float[groups * paddedWidth];
    }

    void load(float[] weights) {
        for (int group = 0; group < groups; group++) {
            System.arraycopy(weights, offset + group * groupWidth, values, group * paddedWidth, groupWidth);
        }
    }

    /** The padded values; not to be changed. */
    float[] values() {
        return values;
    }

    /** Adds up rows {@code [k, padded]} of errors, each of which is one of the bias's too. */
    static void addRows(int k, float[] dy, int dyAt, int dyStride, float[] sums) {
        for (int row = 0; row < k; row++) {
            int at = dyAt + row * dyStride;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += dy[at + j];
            }
        }
    }

    /** Adds the padded sums of errors to the bias's place in the flat gradient. */
    void addGradient(float[] sums, float[] gradient) {
        for (int group = 0; group < groups; group++) {
            for (int j = 0; j < groupWidth; j++) {
                gradient[offset + group * groupWidth + j] += sums[group * paddedWidth + j];
            }
        }
    }

    /** Adds the sums of the columns of {@code dy [k, padded]} to the bias's place in the flat gradient. */
    void addGradient(int k, float[] dy, int dyAt, int dyStride, float[] gradient) {
        float[] sums = new float[values.length];
        addRows(k, dy, dyAt, dyStride, sums);
        addGradient(sums, gradient);
    }
}
