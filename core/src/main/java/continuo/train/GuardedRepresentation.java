package continuo.train;

import continuo.content.ContentKind;
import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.fault.Remedy;
import continuo.music.Score;
import continuo.plugin.PluginHost;
import continuo.plugin.Reason;
import continuo.plugin.Selection;
import continuo.spi.Column;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A plugin's representation whose unexpected exceptions are told as the plugin's fault: as a {@link Failure} of kind
 * PLUGIN that names it. The representation's own failures are passed on, and so is that memory ran out.
 */
public final class GuardedRepresentation<X> implements Representation<X> {
    private final Representation<X> representation;
    private final String id;
    private final String pluginId;

    GuardedRepresentation(Representation<X> representation, String id, String pluginId) {
        this.representation = representation;
        this.id = id;
        this.pluginId = pluginId;
    }

    /**
     * Creates a representation as {@link PluginHost#representation} does, which tells what this throws.
     *
     * @param kind what it is to encode
     */
    public static <X> GuardedRepresentation<X> create(PluginHost host, Selection selection, ContentKind<X> kind) {
        return new GuardedRepresentation<>(
                host.representation(selection, kind),
                selection.component().id(),
                selection.component().pluginId());
    }

    /** One of scores. */
    public static GuardedRepresentation<Score> ofScores(PluginHost host, Selection selection) {
        return create(host, selection, ContentKinds.SCORE);
    }

    @Override
    public List<Column> columns() {
        return guarded("tell the columns of", representation::columns);
    }

    @Override
    public Steps encode(X piece) {
        return guarded("encode with", () -> representation.encode(piece));
    }

    @Override
    public Decoded<X> decode(Steps steps, X blank) {
        return guarded("decode with", () -> representation.decode(steps, blank));
    }

    @Override
    public OptionalLong lasts(Steps steps) {
        return guarded("tell the length of steps of", () -> representation.lasts(steps));
    }

    @Override
    public Optional<BitSet> beginnings(Steps steps) {
        return guarded("tell the beginnings of", () -> representation.beginnings(steps));
    }

    private <T> T guarded(String what, Supplier<T> call) {
        T result;
        try {
            result = call.get();
        } catch (Failure | OutOfMemoryError known) {
            throw known;
        } catch (Throwable problem) {
            // A stranger's plugin may throw anything, a failed class initialisation included.
            throw broken(what, Reason.of(problem), problem);
        }
        if (result == null) {
            throw broken(what, "it gave null", null);
        }
        return result;
    }

    private Failure broken(String what, String reason, @Nullable Throwable cause) {
        return Failure.plugin(
                        "the plugin " + pluginId + " cannot " + what + " its representation " + id + ": " + reason
                                + "; update the plugin or choose another representation",
                        cause)
                .with(new Remedy.ChooseRepresentation());
    }
}
