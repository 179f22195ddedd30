package continuo.nn.kernel;

/**
 * Memory that the products of one thread may use and leave dirty, so that a training step allocates next to nothing. Grows
 * to what is asked of it and stays.
 */
public final class Workspace {
    private float[] packed = new float[0];
    private float[] turned = new float[0];
    private float[] sums = new float[0];

    float[] packed(int size) {
        packed = Growing.atLeast(packed, size);
        return packed;
    }

    float[] turned(int size) {
        turned = Growing.atLeast(turned, size);
        return turned;
    }

    /** At least {@code size} floats for results on their way to where they belong; valid until the next call. */
    public float[] sums(int size) {
        sums = Growing.atLeast(sums, size);
        return sums;
    }
}
