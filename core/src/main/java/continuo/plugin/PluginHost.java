package continuo.plugin;

import continuo.fault.Failure;
import continuo.spi.Kind;
import continuo.spi.ModelContext;
import java.nio.file.Path;
import java.util.List;

/** Loads plugins one by one, keeps why one failed, and creates what they publish. */
public final class PluginHost implements AutoCloseable {
    private PluginHost() {}

    /**
     * Loads every jar of the folders, in the order of their names; a bad one is kept as a failed status and harms no
     * other. A folder that does not exist holds no plugins.
     */
    public static PluginHost open(List<Path> folders) {
        throw new IllegalStateException("being written: " + folders);
    }

    /** Every plugin found, failed ones included, by id. */
    public List<PluginStatus> plugins() {
        return List.of();
    }

    /** What is installed of a kind, by id. */
    public List<ComponentDescriptor> components(Kind kind) {
        return List.of();
    }

    /** @throws Failure of kind USER naming the nearest id, when none of this id is installed */
    public ComponentDescriptor component(Kind kind, String id) {
        throw Failure.user(kind + id);
    }

    /**
     * Creates a component.
     *
     * @param type the interface of its kind
     * @throws Failure of kind PLUGIN, naming the plugin, when its constructor throws
     */
    public <T> T create(Class<T> type, Selection selection) {
        throw Failure.user(type + " " + selection);
    }

    /** Creates a model, whose constructor takes a {@link ModelContext} after its parameters. */
    public <T> T create(Class<T> type, Selection selection, ModelContext context) {
        throw Failure.user(type + " " + selection + context);
    }

    @Override
    public void close() {}
}
