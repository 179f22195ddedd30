package continuo.design;

import continuo.plugin.ComponentDescriptor;
import continuo.spi.Column;
import continuo.spi.Demanding;
import continuo.spi.Requires;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a component asks of the others of an experiment, as its class declares by {@link Requires} and, where capabilities
 * depend on parameters, by {@link Demanding}.
 */
public final class Requirements {
    /** What a class without the annotation requires. */
    @Requires
    private static final class Nothing {}

    private final ComponentDescriptor component;
    private final Requires declared;

    private Requirements(ComponentDescriptor component, Requires declared) {
        this.component = component;
        this.declared = declared;
    }

    public static Requirements of(ComponentDescriptor component) {
        Requires declared = component.type().getAnnotation(Requires.class);
        return new Requirements(component, declared != null ? declared : Nothing.class.getAnnotation(Requires.class));
    }

    /** Whether a trainer trains against a discriminator with a loss; where not, what is chosen of both has no effect. */
    public boolean adversary() {
        return declared.discriminator().length > 0;
    }

    /** The types of columns that a model takes. */
    public List<Column.Type> columns() {
        return List.of(declared.columns());
    }

    /** Whether a model takes given columns. */
    public boolean given() {
        return declared.given();
    }

    /**
     * The capabilities that a trainer asks of a generator: of each list one.
     *
     * @param parameters the trainer's
     */
    public List<List<Class<?>>> ofGenerator(Record parameters) {
        List<List<Class<?>>> demanded = new ArrayList<>(allOf(declared.generator()));
        if (parameters instanceof Demanding demanding) {
            demanded.addAll(demanding.generatorCapabilities());
        }
        return demanded;
    }

    /** The same of a generator for a trainer with its parameters at their defaults. */
    public List<List<Class<?>>> ofGenerator() {
        return ofGenerator(component.parameters().defaults());
    }

    /** The capabilities that a trainer asks of a discriminator: of each list one. */
    public List<List<Class<?>>> ofDiscriminator() {
        return allOf(declared.discriminator());
    }

    private static List<List<Class<?>>> allOf(Class<?>[] capabilities) {
        return Arrays.stream(capabilities).<List<Class<?>>>map(List::of).toList();
    }

    /** What a model lacks of what is demanded, in words; empty where it has all. */
    public static List<String> lacking(List<List<Class<?>>> demanded, ComponentDescriptor model) {
        return words(demanded.stream()
                .filter(choices -> choices.stream().noneMatch(one -> one.isAssignableFrom(model.type())))
                .toList());
    }

    /** {@code next-event or objective}, for each list of capabilities. */
    public static List<String> words(List<List<Class<?>>> demanded) {
        return demanded.stream()
                .map(choices -> choices.stream().map(Requirements::word).collect(Collectors.joining(" or ")))
                .distinct()
                .toList();
    }

    /** {@code NextEvent} is said as {@code next-event}. */
    private static String word(Class<?> capability) {
        return capability.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code quantised}. */
    public static String word(Column.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
