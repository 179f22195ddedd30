package continuo.learn;

/** How weights follow a gradient, and what the rule remembers of the gradients before. */
public interface UpdateRule {
    /** The rule at one iteration; several threads use it at once, each on weights of its own. */
    interface Step {
        /**
         * Changes {@code count} weights.
         *
         * @param at of the first of them among all the model's weights
         * @param weights to be changed, from 0 on
         * @param gradient of those weights, from 0 on
         */
        void apply(int at, int count, float[] weights, float[] gradient);
    }

    /**
     * The rule of one iteration.
     *
     * @param iteration from 0 on
     * @param pace factor on the learning rate, in (0, 1]
     */
    Step step(int iteration, double pace);

    /** All that is remembered, live; empty for a rule without memory. */
    float[] state();
}
