package continuo.nn.kernel;

import java.lang.reflect.Constructor;

/**
 * Reaches {@code VectorKernels} without naming it: it is compiled in a run of its own, since the compiler's warning about
 * incubating modules cannot be silenced, and must not be linked on a JVM without the module.
 */
final class VectorAccess {
    private VectorAccess() {}

    static Kernels kernels() {
        try {
            Constructor<?> constructor =
                    Class.forName("continuo.nn.kernel.VectorKernels").getDeclaredConstructor();
            return (Kernels) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernels are missing from Continuo's core jar", e);
        }
    }
}
