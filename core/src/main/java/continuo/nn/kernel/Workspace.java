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
        packed = atLeast(packed, size);
        return packed;
    }

    float[] turned(int size) {
        turned = atLeast(turned, size);
        return turned;
    }

    /** For results on their way to where they belong. */
    public float[] sums(int size) {
        sums = atLeast(sums, size);
        return sums;
    }

    private static float[] atLeast(float[] array, int size) {
        return array.length >= size ? array : new float[size];
    }
}
