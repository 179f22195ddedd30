package continuo.learn;

import continuo.spi.Model.WeightBlock;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A range of a model's weights that one thread at a time works on, strip by strip, in arrays small enough for its cache. */
final class WeightRange {
    private static final int STRIP = 2048;

    /**
     * Some neighbours among the weights.
     *
     * @param from the first
     * @param to after the last
     * @param penalty what l2 is for them: 0 for biases
     */
    private record Strip(int from, int to, float penalty) {
        int size() {
            return to - from;
        }
    }

    private final List<Strip> strips = new ArrayList<>();
    private final float[] weights = new float[STRIP];
    private final float[] gradient = new float[STRIP];

    /**
     * @param from the first weight
     * @param to after the last
     * @param blocks the whole model's
     * @param l2 strength of the penalty on weights that are not biases
     */
    WeightRange(int from, int to, List<WeightBlock> blocks, float l2) {
        int begin = 0;
        for (WeightBlock block : blocks) {
            int end = begin + block.size();
            for (int at = Math.max(from, begin); at < Math.min(to, end); at += STRIP) {
                strips.add(new Strip(at, Math.min(at + STRIP, Math.min(to, end)), block.bias() ? 0 : l2));
            }
            begin = end;
        }
    }

    /** Sum of the squares of the penalised gradient. */
    double squaredNorm(FloatBuffer allWeights, FloatBuffer wholeGradient) {
        double sum = 0;
        for (Strip strip : strips) {
            penalise(strip, allWeights, wholeGradient, 1);
            sum += squares(strip.size());
        }
        return sum;
    }

    /** In sixteen sums, which a compiler may keep in one register. */
    private double squares(int count) {
        float[] sums = new float[16];
        int i = 0;
        for (; i + sums.length <= count; i += sums.length) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += gradient[i + j] * gradient[i + j];
            }
        }
        double sum = 0;
        for (; i < count; i++) {
            sum += gradient[i] * gradient[i];
        }
        for (float part : sums) {
            sum += part;
        }
        return sum;
    }

    /** Moves the weights along the penalised gradient times {@code scale}. */
    void update(FloatBuffer allWeights, FloatBuffer wholeGradient, float scale, UpdateRule.Step rule) {
        for (Strip strip : strips) {
            penalise(strip, allWeights, wholeGradient, scale);
            rule.apply(strip.from(), strip.size(), weights, gradient);
            allWeights.put(strip.from(), weights, 0, strip.size());
        }
    }

    private void penalise(Strip strip, FloatBuffer allWeights, FloatBuffer wholeGradient, float scale) {
        wholeGradient.get(strip.from(), gradient, 0, strip.size());
        allWeights.get(strip.from(), weights, 0, strip.size());
        float penalty = strip.penalty();
        for (int i = 0; i < strip.size(); i++) {
            gradient[i] = scale * (gradient[i] + penalty * weights[i]);
        }
    }
}
