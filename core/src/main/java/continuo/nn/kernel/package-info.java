/**
 * Matrix products and the element-wise part of an LSTM cell, on {@code float[]}. {@link continuo.nn.kernel.Kernels} is
 * the interface of two implementations: the JDK's Vector API where that module is there, else ND4J. Matrices are
 * packed and padded to the width of vectors.
 */
package continuo.nn.kernel;
