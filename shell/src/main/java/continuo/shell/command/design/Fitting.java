package continuo.shell.command.design;

import static java.util.stream.Collectors.joining;

import continuo.design.Requirements;
import continuo.fault.Failure;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Column;
import continuo.spi.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
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

    /** What it asks of others, as a sentence; empty where it asks nothing. */
    static Optional<String> needs(ComponentDescriptor component) {
        Requirements requirements = Requirements.of(component);
        return switch (component.kind()) {
            case TRAINER -> {
                List<String> capabilities = Requirements.words(requirements.ofGenerator());
                yield Optional.of("needs a generator"
                        + (capabilities.isEmpty() ? "" : " that is " + String.join(" and ", capabilities))
                        + (requirements.adversary() ? ", a discriminator and a loss" : ""));
            }
            case GENERATOR, DISCRIMINATOR ->
                Optional.of("takes columns that are "
                        + requirements.columns().stream()
                                .map(Requirements::word)
                                .collect(joining(" or ")));
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
                put(fitting, Kind.TRAINER, trainer -> judged(trainer, component));
            }
            case LOSS -> put(fitting, Kind.TRAINER, Fitting::trainsAgainst);
            case TRAINER -> {
                put(fitting, Kind.GENERATOR, generator -> trains(component, generator));
                if (trainsAgainst(component)) {
                    put(fitting, Kind.DISCRIMINATOR, discriminator -> judged(component, discriminator));
                    put(fitting, Kind.LOSS, any -> true);
                }
            }
            default -> {}
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
        return Requirements.lacking(Requirements.of(trainer).ofGenerator(), generator)
                .isEmpty();
    }

    private static boolean trainsAgainst(ComponentDescriptor trainer) {
        return Requirements.of(trainer).adversary();
    }

    private static boolean judged(ComponentDescriptor trainer, ComponentDescriptor discriminator) {
        Requirements requirements = Requirements.of(trainer);
        return requirements.adversary()
                && Requirements.lacking(requirements.ofDiscriminator(), discriminator)
                        .isEmpty();
    }

    private static List<Column.Type> taken(ComponentDescriptor model) {
        return Requirements.of(model).columns();
    }

    /** The types of its columns; all of them where it cannot be made, so that nothing seems to fit it. */
    private Set<Column.Type> types(ComponentDescriptor representation) {
        try {
            Set<Column.Type> types = EnumSet.noneOf(Column.Type.class);
            plugins.representation(Selection.defaults(representation))
                    .columns()
                    .forEach(column -> types.add(column.type()));
            return types;
        } catch (Failure broken) {
            return EnumSet.allOf(Column.Type.class);
        }
    }
}
