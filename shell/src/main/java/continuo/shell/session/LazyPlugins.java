package continuo.shell.session;

import continuo.plugin.PluginHost;
import continuo.plugin.PluginStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The plugins, loaded when they are first asked for: many commands need none. Threads may ask at the same time. */
final class LazyPlugins implements AutoCloseable {
    private final Supplier<List<Path>> folders;
    private final Object loading = new Object();
    private volatile Consumer<String> notices;
    private volatile Optional<PluginHost> host = Optional.empty();
    private volatile boolean closed;

    /**
     * @param folders where to look for plugins, asked for when they are loaded
     * @param notices takes what the user should know of plugins that are not loaded
     */
    LazyPlugins(Supplier<List<Path>> folders, Consumer<String> notices) {
        this.folders = folders;
        this.notices = notices;
    }

    PluginHost get() {
        Optional<PluginHost> before = host;
        return before.isPresent() ? before.get() : load();
    }

    private PluginHost load() {
        PluginHost opened;
        synchronized (loading) {
            if (host.isPresent()) {
                return host.get();
            }
            opened = PluginHost.open(folders.get());
            host = Optional.of(opened);
        }
        if (closed) {
            opened.close();
        }
        // Not while others wait for the plugins: whoever takes the notice may wait for them.
        for (PluginStatus status : opened.failedPlugins()) {
            status.failure().ifPresent(reason -> notices.accept("plugin " + status.id() + " is not loaded: " + reason));
        }
        return opened;
    }

    /** Never waits. */
    Optional<PluginHost> loaded() {
        return host;
    }

    void noticesTo(Consumer<String> receiver) {
        notices = receiver;
    }

    /** Does not wait for plugins that are just being loaded; they are closed when they are. */
    @Override
    public void close() {
        closed = true;
        host.ifPresent(PluginHost::close);
    }
}
