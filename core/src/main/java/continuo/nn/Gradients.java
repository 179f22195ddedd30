package continuo.nn;

import java.util.List;

/** Sums the gradients that shards of a batch computed each by itself. */
final class Gradients {
    private Gradients() {}

    /** Adds all to the first, in their order (so that a sum never depends on which thread was first), and returns it. */
    static float[] sum(List<float[]> gradients) {
        float[] sum = gradients.get(0);
        for (float[] other : gradients.subList(1, gradients.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
        }
        return sum;
    }
}
