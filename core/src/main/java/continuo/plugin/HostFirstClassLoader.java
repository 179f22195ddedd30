package continuo.plugin;

import java.util.List;
import java.util.Set;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * Finds a plugin's own classes in its jar first, so that its private libraries may differ from the host's, but takes
 * what both sides talk through from the host always: a second copy of an interface is another interface.
 */
final class HostFirstClassLoader extends PluginClassLoader {
    private static final String CONTINUO = "continuo.";

    /**
     * The host's packages below {@code continuo}, each with those inside it. Plugins have packages of their own there,
     * and asking the host for a class it lacks would open every jar of its class path; hence a list.
     */
    static final Set<String> HOST_PACKAGES = Set.of(
            "cache", "compose", "content", "corpus", "design", "fault", "file", "learn", "measure", "music", "nn",
            "params", "plugin", "run", "shell", "spi", "studio", "train", "watch");

    private static final List<String> HOST_LIBRARIES =
            List.of("org.nd4j.", "org.deeplearning4j.", "org.bytedeco.", "org.slf4j.", "org.pf4j.");

    HostFirstClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host) {
        super(manager, descriptor, host);
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        if (HOST_LIBRARIES.stream().anyMatch(name::startsWith)) {
            return getParent().loadClass(name);
        }
        if (isHostPackage(name)) {
            try {
                return getParent().loadClass(name);
            } catch (ClassNotFoundException notTheHosts) {
                return super.loadClass(name);
            }
        }
        return super.loadClass(name);
    }

    private static boolean isHostPackage(String className) {
        if (!className.startsWith(CONTINUO)) {
            return false;
        }
        int end = className.indexOf('.', CONTINUO.length());
        return end > 0 && HOST_PACKAGES.contains(className.substring(CONTINUO.length(), end));
    }
}
