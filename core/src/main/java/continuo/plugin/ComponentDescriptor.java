package continuo.plugin;

import continuo.content.ContentKind;
import continuo.content.ContentKinds;
import continuo.params.ParameterSchema;
import continuo.spi.Kind;
import java.util.Optional;

/**
 * A component that is installed: what its annotations say, without anything of it having been created.
 *
 * @param kind what it is
 * @param id what users type and files store; unique within its kind
 * @param summary one line
 * @param source the paper or code it follows; may be empty
 * @param pluginId the plugin it came with
 * @param type its class
 * @param parameters what can be set, with the defaults of this id
 */
public record ComponentDescriptor(
        Kind kind,
        String id,
        String summary,
        String source,
        String pluginId,
        Class<?> type,
        ParameterSchema parameters) {
    /**
     * Chooses it with parameters made in Java, which keep to the same ranges as those that users type.
     *
     * @throws IllegalArgumentException when the record is not of its type
     * @throws continuo.fault.Failure of kind USER naming every value that is not allowed
     */
    public Selection with(Record values) {
        return Selection.of(this, values);
    }

    /** What pieces it works on are made of; empty for kinds that know nothing of it, such as models and losses. */
    public Optional<ContentKind<?>> content() {
        return kind.ofContent() ? ContentKinds.of(type, kind.type()) : Optional.empty();
    }
}
