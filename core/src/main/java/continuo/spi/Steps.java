package continuo.spi;

import java.util.Arrays;

/**
 * A sequence of feature vectors, row-major: feature {@code f} of step {@code t} is {@code values[t * features + f]}.
 * The array belongs to the steps: do not change it after handing it over.
 *
 * @param length number of steps T, at least 0
 * @param features number of features F, at least 1
 * @param values {@code length * features} numbers
 */
public record Steps(int length, int features, float[] values) {
    public Steps {
        if (length < 0 || features < 1 || values.length != (long) length * features) {
            throw new IllegalArgumentException(
                    length + " steps of " + features + " features do not fit " + values.length + " values");
        }
    }

    public float at(int step, int feature) {
        return values[step * features + feature];
    }

    /** A copy of the steps {@code from} to before {@code to}. */
    public Steps slice(int from, int to) {
        return new Steps(to - from, features, Arrays.copyOfRange(values, from * features, to * features));
    }

    /** Equal when shape and all values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Steps that
                && length == that.length
                && features == that.features
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * features + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Steps[" + length + " x " + features + "]";
    }
}
