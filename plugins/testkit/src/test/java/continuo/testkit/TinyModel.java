package continuo.testkit;

import continuo.spi.Model;
import continuo.spi.ModelContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One dense layer, {@code y = tanh(W x + b)}, in plain loops: what the tiny generator and discriminator share. */
abstract class TinyModel implements Model {
    final int features;
    final int inputs;
    final int outputs;
    private final INDArray weights;
    private final INDArray gradient;
    private double[] live;
    private final double[] sums;

    TinyModel(ModelContext context, int inputs, int outputs) {
        this.features = context.features();
        this.inputs = inputs;
        this.outputs = outputs;
        sums = new double[outputs * inputs + outputs];
        weights = FiniteDifferences.random(DataType.FLOAT, new Random(context.seed()), 1, sums.length)
                .muli(0.3);
        gradient = Nd4j.zeros(DataType.FLOAT, 1, sums.length);
        weightsChanged();
    }

    double[] layer(double[] input) {
        double[] output = new double[outputs];
        for (int row = 0; row < outputs; row++) {
            double sum = live[outputs * inputs + row];
            for (int column = 0; column < inputs; column++) {
                sum += live[row * inputs + column] * input[column];
            }
            output[row] = Math.tanh(sum);
        }
        return output;
    }

    void clearSums() {
        Arrays.fill(sums, 0);
    }

    /** Adds up dL/dweights and returns dL/dinput. */
    double[] layerBackward(double[] input, double[] output, double[] outputGradient) {
        double[] inputGradient = new double[inputs];
        for (int row = 0; row < outputs; row++) {
            double delta = outputGradient[row] * (1 - output[row] * output[row]);
            sums[outputs * inputs + row] += delta;
            for (int column = 0; column < inputs; column++) {
                sums[row * inputs + column] += delta * input[column];
                inputGradient[column] += delta * live[row * inputs + column];
            }
        }
        return inputGradient;
    }

    void publishSums() {
        for (int i = 0; i < sums.length; i++) {
            gradient.putScalar(i, sums[i]);
        }
    }

    @Override
    public INDArray weights() {
        return weights;
    }

    @Override
    public INDArray gradient() {
        return gradient;
    }

    @Override
    public List<WeightBlock> blocks() {
        return List.of(new WeightBlock("W", outputs, inputs, false), new WeightBlock("b", 1, outputs, true));
    }

    @Override
    public void weightsChanged() {
        live = FiniteDifferences.values(weights);
    }

    @Override
    public String description() {
        return "dense " + inputs + " -> " + outputs;
    }

    @Override
    public void close() {
        // Nothing to end: no threads.
    }

    static double[] column(INDArray tensor, int sequence, int step) {
        double[] column = new double[Math.toIntExact(tensor.size(1))];
        for (int i = 0; i < column.length; i++) {
            column[i] = tensor.getDouble(sequence, i, step);
        }
        return column;
    }

    static void put(INDArray tensor, int sequence, int step, double[] column) {
        for (int i = 0; i < column.length; i++) {
            tensor.putScalar(new int[] {sequence, i, step}, column[i]);
        }
    }
}
