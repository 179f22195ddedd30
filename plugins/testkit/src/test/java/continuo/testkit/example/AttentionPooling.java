package continuo.testkit.example;

import continuo.nn.weights.Engine;
import continuo.nn.weights.WeightLayout;
import java.util.List;

/**
 * The steps of a sequence in one: {@code α = softmax(u · h_t)}, {@code c = Σ α_t h_t}, logit {@code w · c + b}; weights u, w, b.
 */
record AttentionPooling(int units, WeightLayout layout, float[] weights) implements Engine {
    record Rows(float[] values, int at, int stride) {}

    record Pooled(float[] attention, float[] features, float logit) {}

    AttentionPooling(int units) {
        this(units, new WeightLayout(), new float[2 * units + 1]);
        layout.matrix("attention.weight", units, 1, units);
        layout.matrix("logit.weight", units, 1, units);
        layout.bias("logit.bias", 1);
    }

    @Override
    public List<Runnable> loading(float[] values) {
        return List.of(() -> System.arraycopy(values, 0, weights, 0, weights.length));
    }

    Pooled forward(Rows h, int steps) {
        float[] attention = new float[steps];
        float[] features = new float[units];
        float sum = 0;
        for (int t = 0; t < steps; t++) {
            attention[t] = (float) Math.exp(dot(0, h.values, h.at + t * h.stride));
            sum += attention[t];
        }
        for (int t = 0; t < steps; t++) {
            attention[t] /= sum;
            for (int j = 0; j < units; j++) {
                features[j] += attention[t] * h.values[h.at + t * h.stride + j];
            }
        }
        return new Pooled(attention, features, dot(units, features, 0) + weights[2 * units]);
    }

    private float dot(int from, float[] x, int at) {
        float sum = 0;
        for (int j = 0; j < units; j++) {
            sum += weights[from + j] * x[at + j];
        }
        return sum;
    }

    /** From dL/dlogit and dL/dc, which it uses up, to dL/dh and the gradient of the weights. */
    void backward(Pooled pooled, Rows h, Rows dh, float logit, float[] dc, float[] gradient) {
        float mean = 0;
        for (int j = 0; j < units; j++) {
            gradient[units + j] += logit * pooled.features[j];
            dc[j] += logit * weights[units + j];
            mean += dc[j] * pooled.features[j];
        }
        gradient[2 * units] += logit;
        for (int t = 0; t < pooled.attention.length; t++) {
            int from = h.at + t * h.stride;
            float score = -mean;
            for (int j = 0; j < units; j++) {
                score += dc[j] * h.values[from + j];
            }
            score *= pooled.attention[t];
            for (int j = 0; j < units; j++) {
                gradient[j] += score * h.values[from + j];
                dh.values[dh.at + t * dh.stride + j] = pooled.attention[t] * dc[j] + score * weights[j];
            }
        }
    }
}
