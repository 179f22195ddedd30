package continuo.cache;

import continuo.content.ContentKind;
import continuo.spi.Steps;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Packs the columns of one piece, as {@link PackedPiece} describes. */
final class StepsPacker {
    /** Most different values that codes of two bytes tell apart. */
    private static final int SHORT_CODES = 1 << 16;

    private static final int FEWEST_SLOTS = 256;
    /** 2^32 divided by the golden ratio: spreads the bits of neighbouring floats. */
    private static final int SPREAD = 0x9E3779B9;

    private final Steps steps;
    private final PackedPiece.ValueMap map;
    private final char[] codes;

    /** An open hash table of the column's different values: code + 1 above the value's bits; 0 is a free slot. */
    private long[] slots;

    private int shift;
    private int[] different;
    private float[] mapped;
    private int size;

    StepsPacker(Steps steps, PackedPiece.ValueMap map) {
        this.steps = steps;
        this.map = map;
        codes = new char[steps.length()];
        allocate(FEWEST_SLOTS);
        different = new int[FEWEST_SLOTS];
        mapped = new float[FEWEST_SLOTS];
    }

    <X> ByteBuffer packWith(ContentKind<X> kind, X excerpt) {
        int features = steps.features();
        int directory = Integer.BYTES * (1 + features);
        int most = Math.addExact(
                Math.addExact(directory, Math.multiplyExact(Float.BYTES, steps.values().length)), kind.bytes(excerpt));
        ByteBuffer out =
                ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN).position(directory);
        for (int column = 0; column < features; column++) {
            boolean coded = encode(column);
            out.putInt(Integer.BYTES * (1 + column), coded ? size : 0);
            if (coded) {
                writeCodes(out);
            } else {
                writeValues(column, out);
            }
        }
        out.putInt(0, out.position());
        kind.write(excerpt, out);
        return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.position()));
    }

    /** Finds the column's different values and the code of each step; false when codes would not save anything. */
    private boolean encode(int column) {
        int features = steps.features();
        float[] values = steps.values();
        Arrays.fill(slots, 0);
        size = 0;
        // So the values and codes of two bytes take less than the column itself.
        int limit = Math.min(SHORT_CODES, (steps.length() - 1) / 2);
        for (int t = 0, i = column; t < codes.length; t++, i += features) {
            int bits = Float.floatToRawIntBits(values[i]);
            int slot = slotOf(bits);
            if (slots[slot] == 0) {
                if (size >= limit) {
                    return false;
                }
                slot = add(bits, slot);
                mapped[size - 1] = map.apply(t, column, values[i]);
            }
            codes[t] = (char) ((slots[slot] >>> Integer.SIZE) - 1);
        }
        return size > 0;
    }

    /** The slot where the value is, or would be. */
    private int slotOf(int bits) {
        int slot = bits * SPREAD >>> shift;
        while (slots[slot] != 0 && (int) slots[slot] != bits) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private int add(int bits, int freeSlot) {
        int slot = freeSlot;
        if (2 * size >= slots.length) {
            allocate(2 * slots.length);
            for (int i = 0; i < size; i++) {
                slots[slotOf(different[i])] = entry(different[i], i + 1);
            }
            slot = slotOf(bits);
        }
        if (size == different.length) {
            different = Arrays.copyOf(different, 2 * size);
            mapped = Arrays.copyOf(mapped, 2 * size);
        }
        different[size] = bits;
        slots[slot] = entry(bits, ++size);
        return slot;
    }

    private static long entry(int bits, int codeAndOne) {
        return (long) codeAndOne << Integer.SIZE | bits & 0xFFFF_FFFFL;
    }

    private void allocate(int count) {
        slots = new long[count];
        shift = Integer.numberOfLeadingZeros(count) + 1;
    }

    private void writeCodes(ByteBuffer out) {
        int end = out.position() + PackedPiece.columnBytes(size, codes.length);
        for (int i = 0; i < size; i++) {
            out.putFloat(mapped[i]);
        }
        int at = out.position();
        if (size <= PackedPiece.BYTE_CODES) {
            byte[] bytes = out.array();
            for (int t = 0; t < codes.length; t++) {
                bytes[at + t] = (byte) codes[t];
            }
        } else {
            out.asCharBuffer().put(codes);
        }
        out.position(end);
    }

    private void writeValues(int column, ByteBuffer out) {
        float[] values = steps.values();
        for (int t = 0, i = column; t < codes.length; t++, i += steps.features()) {
            out.putFloat(map.apply(t, column, values[i]));
        }
    }
}
