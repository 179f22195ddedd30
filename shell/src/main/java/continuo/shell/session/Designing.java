package continuo.shell.session;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.design.DesignHistory;
import continuo.design.Experiment;
import continuo.design.ExperimentCheck;
import continuo.fault.Failure;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The experiment under construction: the design with its history, resolved among the plugins that are installed. */
public final class Designing {
    private final Supplier<PluginHost> plugins;
    private DesignHistory history;

    Designing(Supplier<PluginHost> plugins, Design initial) {
        this.plugins = plugins;
        this.history = DesignHistory.of(initial);
    }

    /** The design as it is now. */
    public Design design() {
        return history.current();
    }

    /** The design with the changes that led to it. */
    public DesignHistory history() {
        return history;
    }

    /** Goes on with another design, which {@link #undo} takes back. */
    public void change(Design next) {
        history = history.with(next);
    }

    /**
     * Takes back the last changes of the design.
     *
     * @throws Failure of kind USER when there were not as many
     */
    public void undo(int changes) {
        history = history.undone(changes);
    }

    /**
     * Makes changes that were undone again.
     *
     * @throws Failure of kind USER when not as many were undone since the design was last changed
     */
    public void redo(int changes) {
        history = history.redone(changes);
    }

    void goBackTo(DesignHistory before) {
        history = before;
    }

    /** The design's components, looked up among what is installed now. */
    public Experiment experiment() {
        return design().experiment(plugins.get());
    }

    /** The one component of a kind other than corpus, looked up among what is installed now. */
    public Selection selection(Kind kind) {
        return design().choice(kind).resolve(plugins.get());
    }

    /**
     * The representation to show a piece by: the experiment's, or, while the user has chosen none, the paper's, which shows
     * the piece as it is where the one that the session begins with rounds it to levels.
     */
    public Selection shownRepresentation() {
        return design().named().contains(Kind.REPRESENTATION)
                ? selection(Kind.REPRESENTATION)
                : installed(Design.PAPER_REPRESENTATION)
                        .map(choice -> choice.resolve(plugins.get()))
                        .orElseGet(() -> selection(Kind.REPRESENTATION));
    }

    /** A choice, where there is such a component. */
    Optional<Choice> installed(Choice choice) {
        return plugins.get().components(choice.kind()).stream()
                .filter(component -> component.id().equals(choice.id()))
                .findFirst()
                .map(found -> choice);
    }

    /**
     * Whether components may be chosen together.
     *
     * @throws Failure of kind USER when one is not installed, a parameter does not fit, or one cannot work with another or
     *     with the rest of the design
     */
    public void check(List<Choice> choices) {
        List<Selection> selections =
                choices.stream().map(choice -> choice.resolve(plugins.get())).toList();
        complete().ifPresent(experiment -> new ExperimentCheck(plugins.get()).check(experiment, selections));
    }

    /** The experiment, unless something of it is not installed: then nothing can be said about what fits it. */
    Optional<Experiment> complete() {
        try {
            return Optional.of(experiment());
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.USER) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    PluginHost plugins() {
        return plugins.get();
    }
}
