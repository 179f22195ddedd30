package continuo.run;

import java.util.Arrays;
import java.util.Objects;

/**
 * A named array of a {@link SafeTensors} file. Arrays are not copied: the tensor's values belong to whoever made it, and
 * must not change while it is written.
 */
public sealed interface Tensor {
    /** Unique within a file. */
    String name();

    /** Row-major extents, each at least 0; empty for a single value. */
    long[] shape();

    /** How many values it has: the product of the extents. */
    int size();

    /**
     * 32-bit floats, kept to the bit, payloads of NaNs included.
     *
     * @param name unique within a file
     * @param shape row-major extents
     * @param data as many values as the shape says
     */
    record Floats(String name, long[] shape, float[] data) implements Tensor {
        public Floats {
            check(name, shape, data.length);
        }

        @Override
        public int size() {
            return data.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Floats that
                    && name.equals(that.name)
                    && Arrays.equals(shape, that.shape)
                    && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, Arrays.hashCode(shape), Arrays.hashCode(data));
        }

        @Override
        public String toString() {
            return name + " F32 " + Arrays.toString(shape);
        }
    }

    /**
     * 64-bit whole numbers: counters and the state of random generators.
     *
     * @param name unique within a file
     * @param shape row-major extents
     * @param data as many values as the shape says
     */
    record Longs(String name, long[] shape, long[] data) implements Tensor {
        public Longs {
            check(name, shape, data.length);
        }

        /** A vector. */
        public static Longs of(String name, long... data) {
            return new Longs(name, new long[] {data.length}, data);
        }

        @Override
        public int size() {
            return data.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Longs that
                    && name.equals(that.name)
                    && Arrays.equals(shape, that.shape)
                    && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, Arrays.hashCode(shape), Arrays.hashCode(data));
        }

        @Override
        public String toString() {
            return name + " I64 " + Arrays.toString(shape);
        }
    }

    private static void check(String name, long[] shape, int size) {
        if (name.isEmpty() || name.equals(SafeTensors.METADATA)) {
            throw new IllegalArgumentException("a tensor cannot be called \"" + name + "\"");
        }
        long product = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException(name + " has the shape " + Arrays.toString(shape));
            }
            product = Math.multiplyExact(product, extent);
        }
        if (product != size) {
            throw new IllegalArgumentException(
                    name + " has " + size + " values for the shape " + Arrays.toString(shape));
        }
    }
}
