package continuo.design;

import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component the user chose, by name: unlike a {@link Selection} it keeps no class of a plugin alive, so that plugins
 * can be unloaded and replaced under it.
 *
 * @param kind what it is
 * @param id which
 * @param assignments parameters that the user set, as typed
 */
public record Choice(Kind kind, String id, Map<String, String> assignments) {
    /** The parameter by which a corpus lets the percussion channel through. */
    private static final String DRUMS = "drums";

    public Choice {
        assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
    }

    public static Choice defaults(Kind kind, String id) {
        return new Choice(kind, id, Map.of());
    }

    /** @throws continuo.fault.Failure of kind USER when it is not installed or a parameter does not fit */
    public Selection resolve(PluginHost plugins) {
        return Selection.of(plugins.component(kind, id), assignments);
    }

    /** The same with more parameters set. */
    public Choice with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(assignments);
        all.putAll(more);
        return new Choice(kind, id, all);
    }

    /** The same with a parameter at its default. */
    public Choice without(String name) {
        Map<String, String> rest = new LinkedHashMap<>(assignments);
        rest.remove(name);
        return new Choice(kind, id, rest);
    }

    /** A corpus that keeps the percussion channel, if it can leave it out and its parameters do not say whether it does. */
    public Choice keepingDrums(PluginHost plugins) {
        boolean free = plugins.component(kind, id).parameters().find(DRUMS).isPresent();
        return free && !assignments.containsKey(DRUMS) ? with(Map.of(DRUMS, "true")) : this;
    }

    /** {@code folder path=/music}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(id);
        assignments.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
