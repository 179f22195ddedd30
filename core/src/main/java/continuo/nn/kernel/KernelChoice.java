package continuo.nn.kernel;

import java.util.Optional;

/** Finds the fastest kernels this JVM can run. */
public final class KernelChoice {
    private KernelChoice() {}

    /** Made when first asked for, and once. */
    private static final class Holder {
        static final Kernels BEST = choose();
    }

    /**
     * The Vector API's kernels where the JVM was started with {@code --add-modules jdk.incubator.vector}, else ND4J's;
     * {@code -Dcontinuo.kernels=nd4j} asks for the latter.
     */
    public static Kernels best() {
        return Holder.BEST;
    }

    /** What to tell a user whose training will be slower than it could be. */
    public static Optional<String> slowness() {
        return best() instanceof Nd4jKernels
                ? Optional.of(
                        "this Java runs without the Vector API, so training takes several times as long; use a JDK"
                                + " that has the module jdk.incubator.vector")
                : Optional.empty();
    }

    private static Kernels choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && !"nd4j".equals(System.getProperty("continuo.kernels"))
                ? VectorAccess.kernels()
                : new Nd4jKernels();
    }
}
