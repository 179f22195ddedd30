package continuo.shell.command.design;

import continuo.fault.Failure;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Column;
import continuo.spi.Kind;
import continuo.spi.Representation;
import continuo.spi.Requires;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which installed components a component works with, by what they declare; parameters are taken at their defaults. */
final class Fitting {
    private final PluginHost plugins;

    Fitting(PluginHost plugins) {
        this.plugins = plugins;
    }

    /** What a class without the annotation requires. */
    @Requires
    private static final class Nothing {}

    /** What it asks of others, as a sentence; empty where it asks nothing. */
    static Optional<String> needs(ComponentDescriptor component) {
        Requires requires = requires(component);
        return switch (component.kind()) {
            case TRAINER -> {
                List<String> capabilities =
                        Arrays.stream(requires.generator()).map(Fitting::words).toList();
                yield Optional.of("needs a generator"
                        + (capabilities.isEmpty() ? "" : " that is " + String.join(" and ", capabilities))
                        + (requires.discriminator() ? ", a discriminator and a loss" : ""));
            }
            case GENERATOR, DISCRIMINATOR ->
                Optional.of("takes columns that are "
                        + String.join(
                                " or ",
                                Arrays.stream(requires.columns())
                                        .map(Fitting::word)
                                        .toList()));
            default -> Optional.empty();
        };
    }

    /** The ids that fit, by kind; kinds that have nothing to do with it are left out. */
    Map<Kind, List<String>> of(ComponentDescriptor component) {
        Map<Kind, List<String>> fitting = new EnumMap<>(Kind.class);
        switch (component.kind()) {
            case REPRESENTATION -> {
                Set<Column.Type> types = types(component);
                put(fitting, Kind.GENERATOR, model -> taken(model).containsAll(types));
                put(fitting, Kind.DISCRIMINATOR, model -> taken(model).containsAll(types));
            }
            case GENERATOR -> {
                put(fitting, Kind.REPRESENTATION, made -> taken(component).containsAll(types(made)));
                put(fitting, Kind.TRAINER, trainer -> trains(trainer, component));
            }
            case DISCRIMINATOR -> {
                put(fitting, Kind.REPRESENTATION, made -> taken(component).containsAll(types(made)));
                put(fitting, Kind.TRAINER, trainer -> requires(trainer).discriminator());
            }
            case LOSS -> put(fitting, Kind.TRAINER, trainer -> requires(trainer).discriminator());
            case TRAINER -> {
                put(fitting, Kind.GENERATOR, generator -> trains(component, generator));
                if (requires(component).discriminator()) {
                    put(fitting, Kind.DISCRIMINATOR, any -> true);
                    put(fitting, Kind.LOSS, any -> true);
                }
            }
            case CORPUS, METRIC -> {}
        }
        return fitting;
    }

    private void put(Map<Kind, List<String>> fitting, Kind kind, Predicate<ComponentDescriptor> fits) {
        fitting.put(
                kind,
                plugins.components(kind).stream()
                        .filter(fits)
                        .map(ComponentDescriptor::id)
                        .toList());
    }

    private static boolean trains(ComponentDescriptor trainer, ComponentDescriptor generator) {
        return Arrays.stream(requires(trainer).generator())
                .allMatch(capability -> capability.isAssignableFrom(generator.type()));
    }

    private static List<Column.Type> taken(ComponentDescriptor model) {
        return List.of(requires(model).columns());
    }

    /** The types of its columns; all of them where it cannot be made, so that nothing seems to fit it. */
    private Set<Column.Type> types(ComponentDescriptor representation) {
        try {
            Set<Column.Type> types = EnumSet.noneOf(Column.Type.class);
            plugins.create(Representation.class, Selection.defaults(representation))
                    .columns()
                    .forEach(column -> types.add(column.type()));
            return types;
        } catch (Failure broken) {
            return EnumSet.allOf(Column.Type.class);
        }
    }

    private static Requires requires(ComponentDescriptor component) {
        Requires declared = component.type().getAnnotation(Requires.class);
        return declared != null ? declared : Nothing.class.getAnnotation(Requires.class);
    }

    /** {@code NextEvent} is said as {@code next-event}. */
    private static String words(Class<?> capability) {
        return capability.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String word(Column.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
