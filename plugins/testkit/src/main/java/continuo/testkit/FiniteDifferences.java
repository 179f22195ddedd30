package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares gradients with central differences, {@code (f(x + e) - f(x - e)) / 2e}, entry by entry. */
final class FiniteDifferences {
    /**
     * Networks compute in floats: a small step drowns in rounding, a large one in curvature or steps over a kink of a
     * rectifier. Which is the case differs from weight to weight, so agreement at one of them is enough; a wrong gradient
     * agrees at none.
     */
    private static final double[] FLOAT_STEPS = {1e-2, 3e-3, 1e-3};

    private static final double[] DOUBLE_STEPS = {1e-5, 1e-6};

    private FiniteDifferences() {}

    /** A copy of a block {@code [B, F, T]} of some sequences, from one of its corners on. */
    static INDArray part(INDArray sequences, int[] from, int batch, int features, int steps) {
        float[] values = new float[batch * features * steps];
        for (int i = 0; i < values.length; i++) {
            int row = i / (features * steps);
            int feature = i / steps % features;
            values[i] = sequences.getFloat(from[0] + row, from[1] + feature, from[2] + i % steps);
        }
        return Nd4j.createFromArray(values).reshape('c', batch, features, steps);
    }

    /**
     * Checks some entries of a gradient.
     *
     * @param what the gradient's name, for the message
     * @param variable live: what {@code function} reads; left as it was found
     * @param gradient d function / d variable, the same number of entries
     * @param function evaluated after each change of the variable
     * @param entries which entries to check, in row-major order
     */
    static void assertAgree(
            String what, INDArray variable, INDArray gradient, DoubleSupplier function, Iterable<Integer> entries) {
        boolean precise = variable.dataType() == DataType.DOUBLE;
        double tolerance = precise ? 1e-6 : 2e-2;
        double[] gradients = values(gradient);
        // Small entries are compared on the scale of the whole gradient: their own would be rounding noise.
        double typical = Math.sqrt(
                gradient.norm2Number().doubleValue() * gradient.norm2Number().doubleValue() / gradient.length());
        double floor = precise ? 1e-8 : 0.1 * typical + 1e-6;
        boolean moved = false;
        for (int entry : entries) {
            List<Double> numeric = new ArrayList<>();
            boolean agrees = false;
            for (double step : precise ? DOUBLE_STEPS : FLOAT_STEPS) {
                double difference = difference(variable, entry, step, function);
                numeric.add(difference);
                moved |= difference != 0;
                double scale = Math.max(Math.abs(difference), Math.abs(gradients[entry]));
                agrees |= Math.abs(difference - gradients[entry]) <= tolerance * (scale + floor);
            }
            assertThat(agrees)
                    .as(
                            "%s, entry %d: the gradient says %s, finite differences %s",
                            what, entry, gradients[entry], numeric)
                    .isTrue();
        }
        assertThat(moved).as("%s: some entry has an influence at all", what).isTrue();
    }

    private static double difference(INDArray variable, int entry, double step, DoubleSupplier function) {
        double before = variable.getDouble(entry);
        variable.putScalar(entry, before + step);
        double above = variable.getDouble(entry);
        double high = function.getAsDouble();
        variable.putScalar(entry, before - step);
        double below = variable.getDouble(entry);
        double low = function.getAsDouble();
        variable.putScalar(entry, before);
        return (high - low) / (above - below);
    }

    /** Up to {@code count} different entries from {@code from} to before {@code to}. */
    static List<Integer> some(int count, int from, int to, Random random) {
        TreeSet<Integer> entries = new TreeSet<>();
        while (entries.size() < Math.min(count, to - from)) {
            entries.add(from + random.nextInt(to - from));
        }
        return List.copyOf(entries);
    }

    /** A function of a tensor whose gradient with respect to it is {@code weights}. */
    static double dot(INDArray tensor, INDArray weights) {
        double[] left = values(tensor);
        double[] right = values(weights);
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** The values in row-major order, whatever the memory's. */
    static double[] values(INDArray tensor) {
        return tensor.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    }

    /** Uniform random numbers of variance about 1, row-major. */
    static INDArray random(DataType type, Random random, long... shape) {
        int length = 1;
        for (long extent : shape) {
            length *= Math.toIntExact(extent);
        }
        double[] values = random.doubles(length, -1.7, 1.7).toArray();
        return Nd4j.createFromArray(values).reshape('c', shape).castTo(type);
    }
}
