package continuo.cache;

import continuo.content.ContentKind;
import continuo.spi.Steps;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The steps of a piece and an excerpt of its content, in few bytes: on the heap or in a mapped file. Values come back to
 * the bit.
 *
 * <p>Music has few different lengths, times, pitches and velocities, so a column is its different values and a code of
 * one or two bytes a step; one with too many is its values themselves. Columns lie one after another:
 *
 * <pre>
 * int             where the excerpt begins
 * int[F]          how many different values each column has; 0: the values themselves follow
 * for each column float[D] different values, then byte[T] codes (D up to 256) or short[T], filled up to 4 bytes
 *                 or float[T] values
 * excerpt         as its {@link ContentKind} writes it
 * </pre>
 *
 * Little-endian throughout. Immutable, and safe for use by several threads.
 */
public final class PackedPiece {
    /** Most different values that codes of one byte tell apart. */
    static final int BYTE_CODES = 256;

    private final int length;
    private final int features;
    private final ByteBuffer bytes;

    /**
     * @param length number of steps T
     * @param features number of features F
     * @param bytes as described above, from position 0 to the limit; not to be changed any more
     */
    public PackedPiece(int length, int features, ByteBuffer bytes) {
        this.length = length;
        this.features = features;
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What each value of a piece becomes; asked once for each different value of a column. */
    @FunctionalInterface
    public interface ValueMap {
        /**
         * @param step the first step that has the value
         * @param column the feature
         */
        float apply(int step, int column, float value);
    }

    /**
     * Packs a piece.
     *
     * @param steps {@code [T, F]}
     * @param map applied to every value before it is packed
     * @param kind of the excerpt
     * @param excerpt kept as it is
     */
    public static <X> PackedPiece of(Steps steps, ValueMap map, ContentKind<X> kind, X excerpt) {
        return new PackedPiece(steps.length(), steps.features(), new StepsPacker(steps, map).packWith(kind, excerpt));
    }

    /** Number of steps T. */
    public int length() {
        return length;
    }

    /** Number of features F. */
    public int features() {
        return features;
    }

    /** The bytes; a view of its own each time. */
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN).rewind();
    }

    /**
     * A copy of some steps, row-major.
     *
     * @param from the first
     * @param count how many
     * @return {@code [count, F]}
     * @throws IndexOutOfBoundsException where there are not so many
     */
    public Steps steps(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        float[] values = new float[count * features];
        int at = Integer.BYTES * (1 + features);
        for (int column = 0; column < features; column++) {
            int different = bytes.getInt(Integer.BYTES * (1 + column));
            if (different == 0) {
                for (int t = 0, i = column; t < count; t++, i += features) {
                    values[i] = bytes.getFloat(at + Float.BYTES * (from + t));
                }
            } else {
                decode(at, different, from, count, values, column);
            }
            at += columnBytes(different, length);
        }
        return new Steps(count, features, values);
    }

    private void decode(int at, int different, int from, int count, float[] values, int column) {
        int codes = at + Float.BYTES * different;
        boolean small = different <= BYTE_CODES;
        for (int t = 0, i = column; t < count; t++, i += features) {
            int code = small
                    ? bytes.get(codes + from + t) & 0xFF
                    : bytes.getShort(codes + Short.BYTES * (from + t)) & 0xFFFF;
            values[i] = bytes.getFloat(at + Float.BYTES * code);
        }
    }

    /**
     * The excerpt.
     *
     * @param kind that the piece was packed with
     */
    public <X> X excerpt(ContentKind<X> kind) {
        return kind.read(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(bytes.getInt(0)));
    }

    /** How many bytes a column of {@code length} steps takes. */
    static int columnBytes(int different, int length) {
        if (different == 0) {
            return Float.BYTES * length;
        }
        return Float.BYTES * different + filled((different <= BYTE_CODES ? 1 : Short.BYTES) * length);
    }

    /** The next multiple of four. */
    static int filled(int bytes) {
        return bytes + 3 & ~3;
    }

    /** Equal when shape, steps and excerpt are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PackedPiece that
                && length == that.length
                && features == that.features
                && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return 31 * length + bytes().hashCode();
    }

    @Override
    public String toString() {
        return "PackedPiece[" + length + " x " + features + "]";
    }
}
