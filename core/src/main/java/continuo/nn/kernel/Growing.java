package continuo.nn.kernel;

/** Arrays that grow to the largest batch they have seen and then stay, since batches of several sizes take turns. */
public final class Growing {
    private Growing() {}

    /** The array itself where it is large enough, else a new one; what was in it is lost. */
    public static float[] atLeast(float[] array, int size) {
        return array.length >= size ? array : new float[size];
    }
}
