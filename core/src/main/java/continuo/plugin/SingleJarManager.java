package continuo.plugin;

import continuo.fault.Failure;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginWrapper;

/**
 * pf4j as Continuo uses it: single jars loaded one by one, class loaders that ask the host first, and no fault
 * swallowed. The host checks requirements and dependencies before it loads a plugin, to have its own words for them.
 */
final class SingleJarManager extends DefaultPluginManager {
    private final Set<String> onClassPath = new HashSet<>();

    SingleJarManager(Path sessionFolder, String apiVersion) {
        super(sessionFolder);
        setSystemVersion(apiVersion);
    }

    /**
     * Loads and starts one plugin, whose dependencies are loaded. On any fault nothing of it stays behind.
     *
     * @throws Throwable whatever the plugin's own code throws
     */
    ClassLoader start(String id, Path jar) throws Throwable {
        try {
            loadPlugin(jar);
            startPlugin(id);
            return getPluginClassLoader(id);
        } catch (Throwable fault) {
            discard(id);
            throw fault;
        }
    }

    /** What a plugin needs and finds on the class path is no plugin to pf4j. */
    void addOnClassPath(String id) {
        onClassPath.add(id);
    }

    /** Stops a plugin and forgets it, whatever it throws meanwhile. */
    void discard(String id) {
        PluginWrapper wrapper = plugins.remove(id);
        if (wrapper == null) {
            return;
        }
        if (startedPlugins.remove(wrapper)) {
            try {
                wrapper.getPlugin().stop();
            } catch (Throwable fault) {
                // It is on its way out: a plugin that cannot stop must not be able to stay.
                wrapper.setFailedException(fault);
            }
        }
        unresolvedPlugins.remove(wrapper);
        resolvedPlugins.remove(wrapper);
        if (pluginClassLoaders.remove(id) instanceof HostFirstClassLoader loader) {
            try {
                loader.close();
            } catch (IOException e) {
                wrapper.setFailedException(e);
            }
        }
    }

    /** Whether this version of Continuo, or of a plugin, satisfies a range such as {@code >=1.0.0}. */
    boolean satisfies(String version, String range) {
        // pf4j reads a bare version as the oldest one that will do.
        String wanted = range.strip().matches("\\d+\\.\\d+\\.\\d+") ? ">=" + range.strip() : range.strip();
        try {
            return getVersionManager().checkVersionConstraint(version, wanted);
        } catch (RuntimeException e) {
            throw Failure.plugin("\"" + range + "\" is not a range of versions such as >=" + PluginHost.API_VERSION, e);
        }
    }

    @Override
    protected boolean isPluginValid(PluginWrapper wrapper) {
        return true;
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder() {
            @Override
            protected PluginDescriptor createPluginDescriptor(Manifest manifest) {
                PluginDescriptor descriptor = super.createPluginDescriptor(manifest);
                descriptor.getDependencies().removeIf(needed -> onClassPath.contains(needed.getPluginId()));
                return descriptor;
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path jar) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                HostFirstClassLoader loader =
                        new HostFirstClassLoader(SingleJarManager.this, descriptor, PluginHost.class.getClassLoader());
                loader.addFile(jar.toFile());
                return loader;
            }
        };
    }

    /** pf4j's own factory logs what a plugin's constructor throws and goes on without the plugin. */
    @Override
    protected PluginFactory createPluginFactory() {
        return wrapper -> {
            String name = wrapper.getDescriptor().getPluginClass();
            if (name.equals(Plugin.class.getName())) {
                return new Plugin();
            }
            try {
                Class<? extends Plugin> type =
                        wrapper.getPluginClassLoader().loadClass(name).asSubclass(Plugin.class);
                List<Constructor<?>> constructors = List.of(type.getConstructors());
                for (Constructor<?> constructor : constructors) {
                    if (List.of(constructor.getParameterTypes()).equals(List.of(PluginWrapper.class))) {
                        return (Plugin) constructor.newInstance(wrapper);
                    }
                }
                return type.getConstructor().newInstance();
            } catch (ClassCastException e) {
                throw Failure.plugin("its Plugin-Class " + name + " does not extend org.pf4j.Plugin", e);
            } catch (NoSuchMethodException e) {
                throw Failure.plugin("its Plugin-Class " + name + " has no public constructor without parameters", e);
            } catch (ReflectiveOperationException e) {
                throw Failure.plugin("its Plugin-Class " + name + " cannot be made: " + Reason.of(e), e);
            }
        };
    }
}
