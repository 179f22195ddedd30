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
 * this one cannot take, another takes its place, the paper's for real numbers and the likelihood model for bits and classes. The
 * latter plays against no discriminator: while the user has named no trainer either, the next-event trainer comes along with
 * it. What the user has chosen or set is never replaced.
 */
public final class Followers {
    /**
     * In the order in which they are tried. The likelihood model for bits and classes, with a trainer that trains it where the
     * chosen one does not; the paper's generator, which takes every representation in real numbers, as large as the one that it
     * stands in for.
     */
    private static final List<List<Choice>> STAND_INS = List.of(
            List.of(Choice.defaults(Kind.GENERATOR, "lstm")),
            List.of(Choice.defaults(Kind.GENERATOR, "lstm"), Choice.defaults(Kind.TRAINER, "next-event")),
            List.of(new Choice(Kind.GENERATOR, "c-rnn", Map.of("units", "128"))));

    private Followers() {}

    /**
     * The components that have to follow choices so that they fit the design; none where they fit it as it is, or would not fit
     * it with others either.
     *
     * @throws continuo.fault.Failure of kind USER when a choice is not installed or a parameter does not fit
     */
    public static List<Choice> of(List<Choice> choices, Designing designing) {
        Optional<Experiment> experiment = designing.complete();
        if (experiment.isEmpty() || isNamed(Kind.GENERATOR, choices, designing)) {
            return List.of();
        }
        PluginHost plugins = designing.plugins();
        ExperimentCheck check = new ExperimentCheck(plugins);
        List<Selection> selections =
                choices.stream().map(choice -> choice.resolve(plugins)).toList();
        if (check.fits(experiment.get(), selections)) {
            return List.of();
        }
        return STAND_INS.stream()
                .filter(others -> others.stream()
                        .allMatch(choice -> !isNamed(choice.kind(), choices, designing)
                                && designing.installed(choice).isPresent()))
                .filter(others -> check.fits(
                        experiment.get(),
                        Stream.concat(selections.stream(), others.stream().map(choice -> choice.resolve(plugins)))
                                .toList()))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isNamed(Kind kind, List<Choice> choices, Designing designing) {
        return designing.design().named().contains(kind) || choices.stream().anyMatch(choice -> choice.kind() == kind);
    }
}
