package continuo.nn.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the fastest kernels this JVM can run. */
public final class KernelChoice {
    private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);

    private KernelChoice() {}

    /** Made when first asked for, and once: choosing ND4J's says so in the log. */
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

    private static Kernels choose() {
        if (!"nd4j".equals(System.getProperty("continuo.kernels")) && vectorModulePresent()) {
            return VectorAccess.kernels();
        }
        LOG.warn("training without the Vector API is several times slower; start Java with"
                + " --add-modules jdk.incubator.vector");
        return new Nd4jKernels();
    }

    private static boolean vectorModulePresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
