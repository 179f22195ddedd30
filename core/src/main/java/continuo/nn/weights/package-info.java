/**
 * How the weights of a network lie in one flat row, and matrices and biases that take their values from it. Everything here
 * works on {@code float[]}; the row itself is {@link continuo.nn.FlatWeights}.
 */
package continuo.nn.weights;
