package continuo.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The paper's decision D(x) = mean over the logits l_j of σ(l_j), and the logarithms of it and of its complement, with
 * gradients. Everything is computed from log σ, so that nothing overflows or vanishes for logits of any size.
 */
final class MeanSigmoid {
    /** A number for each sequence of a batch, averaged, and its gradient with respect to the logits. */
    record Value(double mean, INDArray gradient) {
        Value plus(Value other) {
            return new Value(mean + other.mean, gradient.add(other.gradient));
        }

        Value times(double factor) {
            return new Value(mean * factor, gradient.mul(factor));
        }
    }

    private MeanSigmoid() {}

    /** Batch mean of log D; logits are {@code [B, L]}. */
    static Value logDecision(INDArray logits) {
        return log(logits, 1);
    }

    /** Batch mean of log(1 - D): the same of the logits' opposites, since 1 - σ(l) = σ(-l). */
    static Value logComplement(INDArray logits) {
        return log(logits, -1);
    }

    private static Value log(INDArray logits, int sign) {
        int batch = (int) logits.size(0);
        int width = (int) logits.size(1);
        double[] values = logits.dup('c').data().asDouble();
        double[] gradient = new double[values.length];
        double sum = 0;
        double[] logSigmoid = new double[width];
        for (int row = 0; row < batch; row++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < width; j++) {
                logSigmoid[j] = logSigmoid(sign * values[row * width + j]);
                largest = Math.max(largest, logSigmoid[j]);
            }
            double total = 0;
            for (int j = 0; j < width; j++) {
                total += Math.exp(logSigmoid[j] - largest);
            }
            sum += largest + Math.log(total / width);
            for (int j = 0; j < width; j++) {
                // d log Σσ(s l) / dl_j = s σ(s l_j) σ(-s l_j) / Σσ(s l)
                double share = Math.exp(logSigmoid[j] - largest) / total;
                double opposite = Math.exp(logSigmoid(-sign * values[row * width + j]));
                gradient[row * width + j] = sign * share * opposite / batch;
            }
        }
        INDArray shaped =
                Nd4j.createFromArray(gradient).reshape('c', batch, width).castTo(logits.dataType());
        return new Value(sum / batch, shaped);
    }

    private static double logSigmoid(double x) {
        return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
    }
}
