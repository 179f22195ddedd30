package continuo.nn.weights;

import continuo.nn.kernel.Kernels;

/**
 * A bias {@code [groups * groupWidth]}, each group padded like those of the {@link WeightMatrix} it goes with. Loading is for
 * one thread at a time, everything else for any number.
 */
public final class BiasVector {
    private final int offset;
    private final int groups;
    private final int groupWidth;
    private final int paddedWidth;
    private final float[] values;

    /**
     * @param offset of its first element in the flat vector of weights
     * @param groups how many groups its elements are in
     * @param groupWidth elements per group
     */
    public BiasVector(int offset, int groups, int groupWidth) {
        this.offset = offset;
        this.groups = groups;
        this.groupWidth = groupWidth;
        this.paddedWidth = Kernels.padded(groupWidth);
        this.values = new float[groups * paddedWidth];
    }

    /** A bias of its own in a layout, of one group, that begins at zero. */
    public static BiasVector of(WeightLayout layout, String name, int columns) {
        return new BiasVector(layout.bias(name, columns).offset(), 1, columns);
    }

    /** Takes the bias's present values from the flat vector. */
    public void load(float[] weights) {
        for (int group = 0; group < groups; group++) {
            System.arraycopy(weights, offset + group * groupWidth, values, group * paddedWidth, groupWidth);
        }
    }

    /** The values {@code [groups * padded group width]}; not to be changed. */
    public float[] values() {
        return values;
    }

    /** Adds each of the rows {@code dy [k, padded]} to {@code sums [padded]}: the error of an output is also that of its bias. */
    public static void addRows(int k, float[] dy, int dyAt, int dyStride, float[] sums) {
        for (int row = 0; row < k; row++) {
            int at = dyAt + row * dyStride;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += dy[at + j];
            }
        }
    }

    /** Adds the padded sums of errors to the bias's place in the flat gradient. */
    public void addGradient(float[] sums, float[] gradient) {
        for (int group = 0; group < groups; group++) {
            for (int j = 0; j < groupWidth; j++) {
                gradient[offset + group * groupWidth + j] += sums[group * paddedWidth + j];
            }
        }
    }

    /** Adds the sums of the columns of {@code dy [k, padded]} to the bias's place in the flat gradient. */
    public void addGradient(int k, float[] dy, int dyAt, int dyStride, float[] gradient) {
        float[] sums = new float[values.length];
        addRows(k, dy, dyAt, dyStride, sums);
        addGradient(sums, gradient);
    }
}
