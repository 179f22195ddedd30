package continuo.nn.recurrent;

/**
 * One fully connected unit that all steps share: {@code logit_t = w · features_t + b} (Mogren 2016, section 3; the
 * paper's sigmoid belongs to the loss). Rows are steps of sequences, {@code [R, K]}.
 */
public final class LogitHead {
    private final int features;
    private final WeightLayout layout = new WeightLayout();
    private final WeightLayout.Block weight;
    private final WeightLayout.Block bias;
    private float[] weights = new float[0];

    public LogitHead(int features) {
        this.features = features;
        weight = layout.matrix("logit.weight", features, 1, features);
        bias = layout.bias("logit.bias", 1);
    }

    public WeightLayout layout() {
        return layout;
    }

    public int features() {
        return features;
    }

    /** Takes new values of all weights from the flat vector. */
    public void load(float[] values) {
        weights = values.clone();
    }

    /** The logits of the first {@code count} rows. */
    public float[] forward(float[] rows, int count) {
        float[] logits = new float[count];
        for (int row = 0; row < count; row++) {
            logits[row] = logit(rows, row * features);
        }
        return logits;
    }

    /** In four sums, which do not wait for each other. */
    private float logit(float[] rows, int at) {
        int from = weight.offset();
        float sum0 = weights[bias.offset()];
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int j = 0;
        for (; j + 3 < features; j += 4) {
            sum0 += weights[from + j] * rows[at + j];
            sum1 += weights[from + j + 1] * rows[at + j + 1];
            sum2 += weights[from + j + 2] * rows[at + j + 2];
            sum3 += weights[from + j + 3] * rows[at + j + 3];
        }
        for (; j < features; j++) {
            sum0 += weights[from + j] * rows[at + j];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Adds the logits' error to the rows' gradient. */
    public void backward(float[] logitGradient, float[] rowGradient) {
        for (int row = 0; row < logitGradient.length; row++) {
            int at = row * features;
            float error = logitGradient[row];
            for (int j = 0; j < features; j++) {
                rowGradient[at + j] += error * weights[weight.offset() + j];
            }
        }
    }

    /** Adds dL/dweights to the flat gradient. */
    public void addWeightGradient(float[] logitGradient, float[] rows, float[] gradient) {
        for (int row = 0; row < logitGradient.length; row++) {
            int at = row * features;
            float error = logitGradient[row];
            for (int j = 0; j < features; j++) {
                gradient[weight.offset() + j] += error * rows[at + j];
            }
            gradient[bias.offset()] += error;
        }
    }
}
