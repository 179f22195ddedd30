package continuo.shell.session;

import continuo.design.Choice;
import continuo.design.Experiment;
import continuo.design.ExperimentCheck;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes along with what a user chooses. The generator that a session begins with draws from the levels of its
 * representation, which few representations have: while the user has named no generator and chooses a representation that
 * this one cannot take, the paper's takes its place. What the user has chosen or set is never replaced.
 */
public final class Followers {
    /** Takes every representation in real numbers. As large as the generator that it stands in for. */
    private static final Choice STAND_IN = new Choice(Kind.GENERATOR, "c-rnn", Map.of("units", "128"));

    private Followers() {}

    /**
     * The component that has to follow choices so that they fit the design; empty where they fit it as it is, or would not
     * fit it with another generator either.
     *
     * @throws continuo.fault.Failure of kind USER when a choice is not installed or a parameter does not fit
     */
    public static Optional<Choice> of(List<Choice> choices, Designing designing) {
        Optional<Experiment> experiment = designing.complete();
        if (experiment.isEmpty()
                || designing.design().named().contains(Kind.GENERATOR)
                || choices.stream().anyMatch(choice -> choice.kind() == Kind.GENERATOR)) {
            return Optional.empty();
        }
        PluginHost plugins = designing.plugins();
        ExperimentCheck check = new ExperimentCheck(plugins);
        List<Selection> selections =
                choices.stream().map(choice -> choice.resolve(plugins)).toList();
        if (check.fits(experiment.get(), selections)) {
            return Optional.empty();
        }
        return designing
                .installed(STAND_IN)
                .filter(choice -> check.fits(
                        experiment.get(),
                        Stream.concat(selections.stream(), Stream.of(choice.resolve(plugins)))
                                .toList()));
    }
}
