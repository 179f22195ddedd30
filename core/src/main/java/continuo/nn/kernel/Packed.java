package continuo.nn.kernel;

/**
 * A matrix {@code [rows, columns]} laid out the way one implementation of {@link Kernels} likes to multiply by it. Opaque
 * to everybody else.
 */
public interface Packed {
    int rows();

    int columns();
}
