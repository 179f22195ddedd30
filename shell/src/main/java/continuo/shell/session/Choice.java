package continuo.shell.session;

import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.LinkedHashMap;
import java.util.List;
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
    public Choice {
        assignments = new LinkedHashMap<>(assignments);
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

    /** {@code folder path=/music}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(id);
        assignments.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    /** What an experiment starts from. */
    static List<Choice> ofNewExperiment() {
        return List.of(
                defaults(Kind.REPRESENTATION, "quadruplet"),
                defaults(Kind.GENERATOR, "c-rnn"),
                defaults(Kind.DISCRIMINATOR, "bi-lstm"),
                defaults(Kind.LOSS, "feature-matching"),
                defaults(Kind.TRAINER, "adversarial"));
    }
}
