package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.fault.Remedy;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.plugin.PluginHost;
import continuo.plugin.Reason;
import continuo.plugin.Selection;
import continuo.spi.Column;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.List;
import java.util.function.Supplier;

/**
 * A plugin's representation whose unexpected exceptions are told as the plugin's fault: as a {@link Failure} of kind
 * PLUGIN that names it. The representation's own failures are passed on, and so is that memory ran out.
 */
public final class GuardedRepresentation implements Representation {
    private final Representation representation;
    private final String id;
    private final String pluginId;

    GuardedRepresentation(Representation representation, String id, String pluginId) {
        this.representation = representation;
        this.id = id;
        this.pluginId = pluginId;
    }

    /** Creates a representation as {@link PluginHost#create(Class, Selection)} does, which tells what this throws. */
    public static GuardedRepresentation create(PluginHost host, Selection selection) {
        return new GuardedRepresentation(
                host.create(Representation.class, selection),
                selection.component().id(),
                selection.component().pluginId());
    }

    @Override
    public List<Column> columns() {
        return guarded("tell the columns of", representation::columns);
    }

    @Override
    public Steps encode(Score score) {
        return guarded("encode with", () -> representation.encode(score));
    }

    @Override
    public Decoded decode(Steps steps, List<Tempo> tempos) {
        return guarded("decode with", () -> representation.decode(steps, tempos));
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
