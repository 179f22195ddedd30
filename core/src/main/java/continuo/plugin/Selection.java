package continuo.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A component chosen for an experiment, with its hyper-parameters.
 *
 * @param component what was chosen
 * @param parameters a record of {@code component.parameters().type()}
 */
public record Selection(ComponentDescriptor component, Record parameters) {
    public Selection {
        if (!component.parameters().type().isInstance(parameters)) {
            throw new IllegalArgumentException(parameters + " are not parameters of " + component.id());
        }
    }

    public static Selection defaults(ComponentDescriptor component) {
        return new Selection(component, component.parameters().defaults());
    }

    /** @throws continuo.fault.Failure of kind USER naming every problem of the assignments at once */
    public static Selection of(ComponentDescriptor component, Map<String, String> assignments) {
        return new Selection(component, component.parameters().parse(assignments));
    }

    /**
     * @throws IllegalArgumentException when the record is not one of the component's
     * @throws continuo.fault.Failure of kind USER naming every value that is not allowed
     */
    static Selection of(ComponentDescriptor component, Record parameters) {
        return of(component, new Selection(component, parameters).texts());
    }

    /**
     * The component that takes such a record.
     *
     * @throws continuo.fault.Failure as {@link PluginHost#selection}
     */
    public static Selection of(PluginHost host, Record parameters) {
        return host.selection(parameters);
    }

    /** The same component with some parameters changed. */
    public Selection with(Map<String, String> assignments) {
        Map<String, String> all = new LinkedHashMap<>(texts());
        all.putAll(assignments);
        return of(component, all);
    }

    /** Every parameter with its value as a user would type it, in order. */
    public Map<String, String> texts() {
        return component.parameters().texts(parameters);
    }

    /** {@code c-rnn units=350 depth=2}. */
    @Override
    public String toString() {
        return component.id() + texts().entrySet().stream().map(e -> " " + e).collect(Collectors.joining());
    }

    /** The {@code name=value} words that differ from the defaults. */
    public List<String> changes() {
        Map<String, String> defaults =
                component.parameters().texts(component.parameters().defaults());
        return texts().entrySet().stream()
                .filter(e -> !e.getValue().equals(defaults.get(e.getKey())))
                .map(Object::toString)
                .toList();
    }
}
