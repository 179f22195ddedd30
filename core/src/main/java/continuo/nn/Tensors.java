package continuo.nn;

import java.nio.FloatBuffer;
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
        INDArray memory = Nd4j.createUninitialized(DataType.FLOAT, steps, batch, features);
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
        ((FloatPointer) dense(array).data().addressPointer()).get(values, 0, Math.toIntExact(array.length()));
    }

    /** Overwrites all elements of a dense row-major array; {@code values} may hold more. */
    public static void write(float[] values, INDArray array) {
        requireDense(array);
        ((FloatPointer) array.data().addressPointer()).put(values, 0, Math.toIntExact(array.length()));
    }

    /** The elements of a dense row-major array of floats, live: what is put there is in the array. Valid while the array is. */
    public static FloatBuffer memory(INDArray array) {
        requireDense(array);
        return ((FloatPointer) array.data().addressPointer())
                .limit(array.length())
                .asBuffer();
    }

    /** The array itself where it is dense and row-major, else a copy that is. */
    public static INDArray dense(INDArray array) {
        return isDense(array) ? array : array.dup('c');
    }

    private static void requireDense(INDArray array) {
        if (!isDense(array)) {
            throw new IllegalArgumentException("the array is not dense and row-major");
        }
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
