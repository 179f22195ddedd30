/**
 * Recurrent networks on {@code float[]}: cells, layers of them, stacks of layers, and the tapes that keep a run for its
 * backward pass. All tensors are time-major, {@code [T, B, …]} with rows padded to {@link continuo.nn.kernel.Kernels#padded}. The
 * build makes a copy of these classes in double precision, on which tests check gradients by finite differences.
 */
package continuo.nn.recurrent;
