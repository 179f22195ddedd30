package continuo.nn;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Between ND4J's tensors and the time-major {@code float[]} that the recurrent engines work on. A tensor made here is
 * {@code [B, F, T]} to look at and {@code [T, B, F]} in memory, so that both ways are one copy of a block of memory.
 */
public final class Tensors {
    private Tensors() {}

    /** A tensor {@code [batch, features, steps]} of the values {@code [steps, batch, features]}. */
    public static INDArray fromTimeMajor(float[] values, int steps, int batch, int features) {
        return fromTimeMajor(values, Nd4j.createUninitialized(DataType.FLOAT, steps, batch, features));
    }

    /** The same in memory that is there already, {@code [steps, batch, features]}. */
    static INDArray fromTimeMajor(float[] values, INDArray memory) {
        write(values, memory);
        return memory.permute(1, 2, 0);
    }

    /** The values {@code [T, B, F]} of a tensor {@code [B, F, T]}. */
    public static float[] toTimeMajor(INDArray tensor) {
        float[] values = new float[Math.toIntExact(tensor.length())];
        read(tensor.permute(2, 0, 1), values);
        return values;
    }

    /** All elements of an array in row-major order; {@code values} may have room to spare. */
    public static void read(INDArray array, float[] values) {
        INDArray dense = isDense(array) ? array : array.dup('c');
        ((FloatPointer) dense.data().addressPointer()).get(values, 0, Math.toIntExact(array.length()));
    }

    /** Overwrites all elements of a dense row-major array; {@code values} may hold more. */
    public static void write(float[] values, INDArray array) {
        if (!isDense(array)) {
            throw new IllegalArgumentException("the array is not dense and row-major");
        }
        ((FloatPointer) array.data().addressPointer()).put(values, 0, Math.toIntExact(array.length()));
    }

    private static boolean isDense(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            return false;
        }
        long stride = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != stride) {
                return false;
            }
            stride *= array.size(i);
        }
        return true;
    }
}
