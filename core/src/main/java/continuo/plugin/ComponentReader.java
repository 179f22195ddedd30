package continuo.plugin;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.params.ParameterSchema;
import continuo.spi.Component;
import continuo.spi.Kind;
import continuo.spi.Model;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a plugin publishes off its classes' annotations. Initialises no component, only the records of parameters. */
final class ComponentReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final String pluginId;
    private final ClassLoader loader;
    private final boolean jar;
    private final List<ComponentDescriptor> components = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ComponentReader(String pluginId, ClassLoader loader, boolean jar) {
        this.pluginId = pluginId;
        this.loader = loader;
        this.jar = jar;
    }

    /**
     * Reads the components of a plugin's jar.
     *
     * @param loader the plugin's own
     * @throws Failure of kind PLUGIN naming every problem at once
     */
    static List<ComponentDescriptor> read(String pluginId, ClassLoader loader, List<String> classNames) {
        return new ComponentReader(pluginId, loader, true).readAll(classNames);
    }

    /**
     * Reads the components in an index on the class path, which may hold extensions of other programs, too: they are left
     * out.
     *
     * @throws Failure of kind PLUGIN naming every problem at once
     */
    static List<ComponentDescriptor> readClassPath(String pluginId, ClassLoader loader, List<String> classNames) {
        return new ComponentReader(pluginId, loader, false).readAll(classNames);
    }

    private List<ComponentDescriptor> readAll(List<String> classNames) {
        for (String className : classNames) {
            try {
                read(className);
            } catch (Throwable fault) {
                problems.add(className + ": " + Reason.of(fault));
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.plugin(String.join("; ", problems), null);
        }
        return List.copyOf(components);
    }

    private void read(String className) throws ClassNotFoundException {
        Class<?> type = Class.forName(className, false, loader);
        if (jar && type.getClassLoader() != loader) {
            throw fault("it is in the index of components but not in the jar");
        }
        if (!jar && isAnotherPrograms(type)) {
            return;
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw fault("a component must not be abstract");
        }
        Kind kind = kind(type);
        Class<? extends Record> parameters = parameters(kind, type);
        checkRequires(type);
        if (kind.ofContent() && ContentKinds.of(type, kind.type()).isEmpty()) {
            String name = kind.type().getSimpleName();
            throw fault("it does not say what pieces are made of: it implements " + name + "<Score> or " + name
                    + "<Series>");
        }
        Component[] annotations = type.getDeclaredAnnotationsByType(Component.class);
        if (annotations.length == 0) {
            throw fault("it lacks the annotation @Component, which gives it an id");
        }
        for (Component annotation : annotations) {
            try {
                add(kind, type, parameters, annotation);
            } catch (Failure | IllegalArgumentException fault) {
                problems.add(className + " as \"" + annotation.id() + "\": " + fault.getMessage());
            }
        }
    }

    private static boolean isAnotherPrograms(Class<?> type) {
        return type.getDeclaredAnnotationsByType(Component.class).length == 0
                && Arrays.stream(Kind.values()).noneMatch(kind -> kind.type().isAssignableFrom(type));
    }

    private void add(Kind kind, Class<?> type, Class<? extends Record> parameters, Component annotation) {
        String id = annotation.id();
        if (!ID.matcher(id).matches()) {
            throw fault("an id is of small letters, digits and hyphens, begins with a letter and has at most 32");
        }
        if (annotation.summary().isBlank()) {
            throw fault("the summary is empty");
        }
        if (components.stream().anyMatch(c -> c.kind() == kind && c.id().equals(id))) {
            throw fault("the id is taken by another " + kind.word() + " of the same plugin");
        }
        ParameterSchema schema = ParameterSchema.of(parameters).withDefaults(List.of(annotation.preset()));
        components.add(
                new ComponentDescriptor(kind, id, annotation.summary(), annotation.source(), pluginId, type, schema));
    }

    private static Kind kind(Class<?> type) {
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind.type().isAssignableFrom(type))
                .toList();
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        String interfaces =
                Arrays.stream(Kind.values()).map(k -> k.type().getSimpleName()).collect(Collectors.joining(", "));
        throw fault("a component implements exactly one of " + interfaces + " of continuo.spi, not " + kinds.size());
    }

    private static Class<? extends Record> parameters(Kind kind, Class<?> type) {
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            throw fault("a component has exactly one public constructor, not " + constructors.length);
        }
        Class<?>[] taken = constructors[0].getParameterTypes();
        boolean model = Model.class.isAssignableFrom(kind.type());
        boolean fits = taken.length >= 1
                && taken[0].isRecord()
                && (taken.length == 1 || model && taken.length == 2 && taken[1] == ModelContext.class);
        if (!fits) {
            throw fault("the constructor of a " + kind.word() + " takes the record of its parameters"
                    + (model ? " and perhaps a ModelContext" : "")
                    + " (continuo.params.NoParameters where there are none)");
        }
        return taken[0].asSubclass(Record.class);
    }

    /** Looks at the classes that {@code @Requires} names: a missing one would be noticed by nobody before. */
    private static void checkRequires(Class<?> type) {
        Requires requires = type.getAnnotation(Requires.class);
        if (requires != null && Arrays.stream(requires.generator()).anyMatch(c -> !c.isInterface())) {
            throw fault("@Requires names capabilities, which are interfaces, never a class");
        }
    }

    private static Failure fault(String message) {
        return Failure.plugin(message, null);
    }
}
