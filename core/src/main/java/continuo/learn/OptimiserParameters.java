package continuo.learn;

/**
 * How weights follow gradients.
 *
 * @param method the rule
 * @param rate learning rate
 * @param l2 strength of the penalty l2/2 · Σw² on weights (not biases)
 * @param clip largest global norm of a gradient; 0 for no limit
 */
public record OptimiserParameters(Method method, double rate, double l2, double clip) {
    /** Rules of following a gradient. */
    public enum Method {
        /** Plain stochastic gradient descent, the paper's. */
        SGD,
        /** Adam (Kingma and Ba 2015). */
        ADAM
    }
}
