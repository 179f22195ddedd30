package continuo.nn.head;

import continuo.nn.weights.Engine;
import continuo.nn.weights.WeightLayout;
import java.util.List;

/**
 * One fully connected unit that all steps share: {@code logit_t = w · features_t + b} (Mogren 2016, section 3; the
 * paper's sigmoid belongs to the loss). Rows are steps of sequences, {@code [R, K]}.
 */
public final class LogitHead implements Engine {
    private final int features;
    private final WeightLayout layout = new WeightLayout();
    private final WeightLayout.Block weight;
    private final WeightLayout.Block bias;
    private float[] weights = new float[0];

    /** @param features K */
    public LogitHead(int features) {
        this.features = features;
        weight = layout.matrix("logit.weight", features, 1, features);
        bias = layout.bias("logit.bias", 1);
    }

    @Override
    public WeightLayout layout() {
        return layout;
    }

    /** K. */
    public int features() {
        return features;
    }

    @Override
    public List<Runnable> loading(float[] values) {
        return List.of(() -> weights = values.clone());
    }

    /** What every logit begins with. */
    public float bias() {
        return weights[bias.offset()];
    }

    /**
     * What columns {@code [column, column + count)} of one row of features, which are at {@code at}, add to its logit. In
     * four sums, which do not wait for each other.
     */
    public float contribution(int column, int count, float[] row, int at) {
        int from = weight.offset() + column;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int j = 0;
        for (; j + 3 < count; j += 4) {
            sum0 += weights[from + j] * row[at + j];
            sum1 += weights[from + j + 1] * row[at + j + 1];
            sum2 += weights[from + j + 2] * row[at + j + 2];
            sum3 += weights[from + j + 3] * row[at + j + 3];
        }
        for (; j < count; j++) {
            sum0 += weights[from + j] * row[at + j];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Adds the logit's error to the gradient of some columns of its row. */
    public void backward(float error, int column, int count, float[] rowGradient, int at) {
        int from = weight.offset() + column;
        for (int j = 0; j < count; j++) {
            rowGradient[at + j] += error * weights[from + j];
        }
    }

    /** Adds dL/dw of some columns, as far as it comes from one row, to the flat gradient. */
    public void addWeightGradient(float error, int column, int count, float[] row, int at, float[] gradient) {
        int to = weight.offset() + column;
        for (int j = 0; j < count; j++) {
            gradient[to + j] += error * row[at + j];
        }
    }

    /** Adds dL/db to the flat gradient. */
    public void addBiasGradient(float[] errors, float[] gradient) {
        for (float error : errors) {
            gradient[bias.offset()] += error;
        }
    }
}
