package continuo.plugin;

import continuo.content.ContentKind;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.fault.Remedy;
import continuo.spi.Corpus;
import continuo.spi.Kind;
import continuo.spi.Metric;
import continuo.spi.ModelContext;
import continuo.spi.Representation;
import continuo.spi.SetMetric;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pf4j.Plugin;

/**
 * Loads plugins one by one, keeps why one failed, and creates what they publish. A plugin is a single jar in a folder; it is
 * loaded from a copy, so that the jar may be replaced at any time, and a plugin with a fault anywhere is not loaded at all.
 * Or its classes are on the class path, where they stay. Safe for use by several threads.
 */
public final class PluginHost implements AutoCloseable {
    /** What {@code Continuo-Api} in a plugin's manifest must say: before 1.0, the interfaces change with the second number. */
    public static final String API = "0.2";

    /** The version of {@code continuo.spi} that a plugin's {@code Plugin-Requires} is held against. */
    public static final String API_VERSION = API + ".0";

    private final ClassLoader classPath;
    private final SessionFolder session;
    private final SingleJarManager manager;
    private final List<InstalledPlugin> installed = new ArrayList<>();
    private final Map<String, Path> unloaded = new TreeMap<>();
    private final Map<Kind, TreeMap<String, ComponentDescriptor>> catalogue = new EnumMap<>(Kind.class);

    private PluginHost(ClassLoader classPath) {
        this.classPath = classPath;
        session = SessionFolder.create();
        manager = new SingleJarManager(session.path(), API_VERSION);
        for (Kind kind : Kind.values()) {
            catalogue.put(kind, new TreeMap<>());
        }
    }

    /**
     * Loads every jar of the folders, in the order of their names; a bad one is kept as a failed status and harms no
     * other. A folder that does not exist holds no plugins.
     *
     * @throws Failure of kind RESOURCE when there is no place for the jars' copies
     */
    public static PluginHost open(List<Path> folders) {
        PluginHost host = new PluginHost(PluginHost.class.getClassLoader());
        host.loadAll(host.staged(folders));
        return host;
    }

    /**
     * Takes the components that are on the class path: those named in any {@code META-INF/extensions.idx} on it, which pf4j's
     * annotation processor writes.
     *
     * @throws Failure of kind RESOURCE when the class path cannot be searched
     */
    public static PluginHost ofClassPath() {
        return ofClassPath(List.of());
    }

    /**
     * Takes the components that are on the class path, and loads every jar of the folders as {@link #open} does. Where a
     * jar has the id of a plugin on the class path, the jar wins: it was put there on purpose, and can be reloaded.
     *
     * @throws Failure of kind RESOURCE when the class path cannot be searched or there is no place for the jars' copies
     */
    public static PluginHost ofClassPath(List<Path> folders) {
        return ofClassPath(PluginHost.class.getClassLoader(), folders);
    }

    /**
     * The same for what another class loader finds, as that of a notebook or an application server.
     *
     * @param classPath this class's loader or a descendant of it
     */
    public static PluginHost ofClassPath(ClassLoader classPath, List<Path> folders) {
        PluginHost host = new PluginHost(classPath);
        try {
            List<InstalledPlugin> jars = host.staged(folders);
            Set<String> ids = jars.stream().map(InstalledPlugin::id).collect(Collectors.toSet());
            host.loadAll(ClassPath.plugins(classPath).stream()
                    .filter(plugin -> !ids.contains(plugin.id()))
                    .toList());
            host.loadAll(jars);
            return host;
        } catch (IOException e) {
            host.close();
            throw Failure.resource(
                    "the class path cannot be searched for components (" + Reason.of(e) + "); check its jars", e);
        }
    }

    private List<InstalledPlugin> staged(List<Path> folders) {
        List<InstalledPlugin> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                found.addAll(stageFolder(folder));
            }
        }
        return found;
    }

    /** Every plugin found, failed ones included, by id. */
    public synchronized List<PluginStatus> plugins() {
        return statuses(installed.stream());
    }

    /** The plugins that are not loaded, by id. Cheaper than {@link #plugins()}, which hashes every jar when first asked. */
    public synchronized List<PluginStatus> failedPlugins() {
        return statuses(installed.stream().filter(p -> !p.loaded()));
    }

    private List<PluginStatus> statuses(Stream<InstalledPlugin> plugins) {
        return plugins.map(p -> p.status(session))
                .sorted(Comparator.comparing(PluginStatus::id))
                .toList();
    }

    /** What is installed of a kind, by id. */
    public synchronized List<ComponentDescriptor> components(Kind kind) {
        return List.copyOf(ofKind(kind).values());
    }

    /** @throws Failure of kind USER naming the nearest id, when none of this id is installed */
    public synchronized ComponentDescriptor component(Kind kind, String id) {
        ComponentDescriptor component = ofKind(kind).get(id);
        if (component == null) {
            String unknown = Nearest.message(kind.word(), id, ofKind(kind).keySet());
            throw Failure.user(kindOf(id)
                    .map(other -> unknown + "; " + id + " is a " + other.word())
                    .orElse(unknown));
        }
        return component;
    }

    /** By id; {@code catalogue} has every kind. */
    private Map<String, ComponentDescriptor> ofKind(Kind kind) {
        return Objects.requireNonNull(catalogue.get(kind));
    }

    private Optional<Kind> kindOf(String id) {
        return catalogue.keySet().stream()
                .filter(kind -> ofKind(kind).containsKey(id))
                .findFirst();
    }

    /**
     * Chooses the component that takes a record as its parameters.
     *
     * @param parameters such as {@code new AdversarialTrainer.Parameters(…)}; see {@link continuo.params.Parameters}
     * @throws Failure of kind USER when no component takes such a record, several do, or a value is not allowed
     */
    public Selection selection(Record parameters) {
        List<ComponentDescriptor> takers = Stream.of(Kind.values())
                .flatMap(kind -> components(kind).stream())
                .filter(c -> c.parameters().type() == parameters.getClass())
                .toList();
        if (takers.isEmpty()) {
            throw Failure.user("no component that is installed takes a "
                    + parameters.getClass().getName());
        }
        // Ids of one class differ in their defaults only, and here every parameter is given.
        if (takers.stream().map(ComponentDescriptor::type).distinct().count() > 1) {
            throw Failure.user(takers.stream().map(ComponentDescriptor::id).collect(Collectors.joining(", "))
                    + " all take a " + parameters.getClass().getName() + ": choose one by its id");
        }
        return takers.get(0).with(parameters);
    }

    /**
     * Creates a component.
     *
     * @param type the interface of its kind
     * @throws Failure of kind PLUGIN, naming the plugin, when its constructor throws; the constructor's own if that is
     *     what it throws; of kind USER when the plugin has been unloaded or reloaded since the component was chosen
     */
    public <T> T create(Class<T> type, Selection selection) {
        return type.cast(create(type, selection, Optional.empty()));
    }

    /** Creates a model, whose constructor takes a {@link ModelContext} after its parameters. */
    public <T> T create(Class<T> type, Selection selection, ModelContext context) {
        return type.cast(create(type, selection, Optional.of(context)));
    }

    /** Creates a representation of whatever content. */
    public Representation<?> representation(Selection selection) {
        return create(Representation.class, selection);
    }

    /**
     * Creates a representation of a kind of content.
     *
     * @throws Failure of kind USER when it is of another; else as {@link #create}
     */
    @SuppressWarnings("unchecked")
    public <X> Representation<X> representation(Selection selection, ContentKind<X> kind) {
        return (Representation<X>) of(Representation.class, selection, kind);
    }

    /**
     * Creates a corpus of a kind of content.
     *
     * @throws Failure of kind USER when it is of another; else as {@link #create}
     */
    @SuppressWarnings("unchecked")
    public <X> Corpus<X> corpus(Selection selection, ContentKind<X> kind) {
        return (Corpus<X>) of(Corpus.class, selection, kind);
    }

    /**
     * Creates a metric of a kind of content.
     *
     * @throws Failure of kind USER when it is of another; else as {@link #create}
     */
    @SuppressWarnings("unchecked")
    public <X> Metric<X> metric(Selection selection, ContentKind<X> kind) {
        return (Metric<X>) of(Metric.class, selection, kind);
    }

    /**
     * Creates a set metric of a kind of content.
     *
     * @throws Failure of kind USER when it is of another; else as {@link #create}
     */
    @SuppressWarnings("unchecked")
    public <X> SetMetric<X> setMetric(Selection selection, ContentKind<X> kind) {
        return (SetMetric<X>) of(SetMetric.class, selection, kind);
    }

    /** Creates what is of a kind of content: its class says so, which makes the casts sound. */
    private Object of(Class<?> type, Selection selection, ContentKind<?> kind) {
        ComponentDescriptor component = selection.component();
        component.content().filter(own -> !own.equals(kind)).ifPresent(own -> {
            throw Failure.user("the " + component.kind().word() + " " + component.id() + " is of " + own.plural()
                    + ", not of " + kind.plural());
        });
        return create(type, selection, Optional.empty());
    }

    private Object create(Class<?> type, Selection selection, Optional<ModelContext> context) {
        ComponentDescriptor component = selection.component();
        if (!type.isAssignableFrom(component.type())) {
            throw new IllegalArgumentException(component.id() + " is no " + type.getSimpleName());
        }
        if (component(component.kind(), component.id()).type() != component.type()) {
            throw Failure.user("the plugin " + component.pluginId() + " was reloaded since "
                    + component.kind().word() + " " + component.id() + " was chosen; choose it again");
        }
        try {
            Constructor<?> constructor = component.type().getConstructors()[0];
            // The class need not be public.
            constructor.setAccessible(true);
            return constructor.getParameterCount() == 1
                    ? constructor.newInstance(selection.parameters())
                    : constructor.newInstance(
                            selection.parameters(),
                            context.orElseThrow(() -> new IllegalArgumentException(
                                    component.id() + " is a model: it needs a ModelContext")));
        } catch (InvocationTargetException e) {
            throw broken(component, Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw broken(component, e);
        }
    }

    private static Failure broken(ComponentDescriptor component, Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof OutOfMemoryError outOfMemory) {
            // A network too large for the heap is no fault of the plugin.
            throw outOfMemory;
        }
        return Failure.plugin(
                "the plugin " + component.pluginId() + " cannot make its "
                        + component.kind().word() + " " + component.id() + ": " + Reason.of(cause),
                cause);
    }

    /**
     * Loads one more plugin. A bad one is kept as a failed status, as when starting.
     *
     * @throws Failure of kind USER when there is no such file
     */
    public synchronized PluginStatus load(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw Failure.user("there is no plugin " + jar);
        }
        installed.stream()
                .filter(p -> !p.loaded() && p.jar().toAbsolutePath().equals(jar.toAbsolutePath()))
                .toList()
                .forEach(this::remove);
        loadAll(List.of(stage(jar)));
        return installed.get(installed.size() - 1).status(session);
    }

    /**
     * Forgets a plugin and its components. Its classes go when nobody holds a component or a {@link Selection} of it.
     *
     * @throws Failure of kind USER when there is no such plugin or another one needs it
     */
    public synchronized void unload(String id) {
        InstalledPlugin plugin = removable(id);
        remove(plugin);
        unloaded.put(id, plugin.jar());
    }

    /**
     * Loads a plugin again from the place where it was found; also one that had failed. When it fails now, it is gone
     * but for its failed status.
     *
     * @throws Failure of kind USER when there is no such plugin, its jar is gone or another plugin needs it
     */
    public synchronized PluginStatus reload(String id) {
        InstalledPlugin plugin = removable(id);
        if (!Files.isRegularFile(plugin.jar())) {
            throw Failure.user("the plugin " + id + " cannot be reloaded: " + plugin.jar() + " is gone");
        }
        remove(plugin);
        return load(plugin.jar());
    }

    private InstalledPlugin removable(String id) {
        InstalledPlugin plugin = installed.stream()
                .filter(p -> p.id().equals(id))
                .max(Comparator.comparing(InstalledPlugin::loaded))
                .orElseThrow(() -> unknown(id));
        List<String> dependents = installed.stream()
                .filter(p -> p.loaded() && p.needs().contains(id))
                .map(InstalledPlugin::id)
                .toList();
        if (plugin.onClassPath()) {
            throw Failure.user("the plugin " + id + " is on the class path, and stays loaded");
        }
        if (plugin.loaded() && !dependents.isEmpty()) {
            throw Failure.user("the plugin " + id + " is needed by " + String.join(", ", dependents)
                    + "; unload what needs it first");
        }
        return plugin;
    }

    private Failure unknown(String id) {
        if (unloaded.containsKey(id)) {
            return Failure.user("the plugin " + id + " was unloaded")
                    .with(new Remedy.LoadPlugin(Optional.of(String.valueOf(unloaded.get(id)))));
        }
        return Failure.user(Nearest.message(
                "plugin",
                id,
                installed.stream().map(InstalledPlugin::id).distinct().toList()));
    }

    private void remove(InstalledPlugin plugin) {
        installed.remove(plugin);
        if (plugin.loaded()) {
            catalogue
                    .values()
                    .forEach(components ->
                            components.values().removeIf(c -> c.pluginId().equals(plugin.id())));
            manager.discard(plugin.id());
        }
        plugin.copy().ifPresent(session::delete);
    }

    private List<InstalledPlugin> stageFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PluginHost::isPackage).sorted().map(this::stage).toList();
        } catch (IOException e) {
            return List.of(InstalledPlugin.failed(folder, Optional.empty(), e));
        }
    }

    /** Zips are taken up to be refused with a word: pf4j's zip plugins may end up half replaced. */
    private static boolean isPackage(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".jar") || name.endsWith(".zip")) && Files.isRegularFile(file);
    }

    private InstalledPlugin stage(Path jar) {
        Optional<Path> copy = Optional.empty();
        try {
            if (!jar.getFileName().toString().endsWith(".jar")) {
                throw Failure.plugin("a plugin is a single file that ends in .jar", null);
            }
            copy = Optional.of(session.copyOf(jar));
            return InstalledPlugin.staged(jar, copy.get(), PluginJar.read(copy.get()));
        } catch (Throwable fault) {
            return InstalledPlugin.failed(jar, copy, fault);
        }
    }

    private synchronized void loadAll(List<InstalledPlugin> staged) {
        List<InstalledPlugin> waiting = new ArrayList<>();
        for (InstalledPlugin plugin : staged) {
            (plugin.loaded() ? waiting : installed).add(plugin);
        }
        while (!waiting.isEmpty()) {
            InstalledPlugin plugin = Dependencies.takeNext(waiting);
            try {
                start(plugin, waiting);
                installed.add(plugin);
            } catch (Throwable fault) {
                installed.add(plugin.because(fault));
            }
        }
    }

    private void start(InstalledPlugin plugin, List<InstalledPlugin> waiting) throws Throwable {
        String id = plugin.id();
        for (InstalledPlugin other : installed) {
            if (other.loaded() && other.id().equals(id)) {
                throw Failure.plugin("its id is taken by " + other.jar() + "; unload that, or change Plugin-Id", null);
            }
        }
        PluginJar jar = plugin.content().orElseThrow();
        jar.check();
        String requires = jar.descriptor().getRequires();
        if (!manager.satisfies(API_VERSION, requires)) {
            throw Failure.plugin(
                    "it requires Continuo " + requires + ", and this is " + API_VERSION
                            + "; use another version of either",
                    null);
        }
        Dependencies.check(plugin, waiting, installed, manager);
        if (plugin.onClassPath()) {
            publishClassPath(id, jar);
            return;
        }
        ClassLoader loader = manager.start(id, plugin.copy().orElseThrow());
        try {
            publish(ComponentReader.read(id, loader, jar.componentClasses()));
        } catch (Throwable fault) {
            manager.discard(id);
            throw fault;
        }
    }

    private void publishClassPath(String id, PluginJar jar) {
        String pluginClass = jar.descriptor().getPluginClass();
        if (!pluginClass.equals(Plugin.class.getName())) {
            throw Failure.plugin(
                    "its Plugin-Class " + pluginClass
                            + " wants to be started, which is done for a jar in a folder of plugins only;"
                            + " put it there",
                    null);
        }
        // A folder of classes and the jar made of it may both be on the class path; their classes are the same ones.
        publish(ComponentReader.readClassPath(id, classPath, jar.componentClasses()).stream()
                .filter(c -> ofKind(c.kind()).values().stream().noneMatch(known -> known.type() == c.type()))
                .toList());
        manager.addOnClassPath(id);
    }

    private void publish(List<ComponentDescriptor> components) {
        for (ComponentDescriptor component : components) {
            ComponentDescriptor other = ofKind(component.kind()).get(component.id());
            if (other != null) {
                throw Failure.plugin(
                        "its " + component.kind().word() + " " + component.id() + " is there already, from the plugin "
                                + other.pluginId() + "; choose another id",
                        null);
            }
        }
        components.forEach(c -> ofKind(c.kind()).put(c.id(), c));
    }

    /** Unloads every plugin and removes the copies of their jars. */
    @Override
    public synchronized void close() {
        for (int i = installed.size() - 1; i >= 0; i--) {
            remove(installed.get(i));
        }
        session.close();
    }
}
