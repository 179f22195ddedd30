package continuo.design;

import continuo.content.ContentKind;
import continuo.fault.Failure;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Column;
import continuo.spi.Kind;
import continuo.spi.Requires;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether the components of an experiment can take each other, by what they {@link Requires}. Creates nothing but
 * representations, which need no tensor library.
 */
public final class ExperimentCheck {
    private final PluginHost host;

    public ExperimentCheck(PluginHost host) {
        this.host = host;
    }

    /**
     * Two components that do not fit each other.
     *
     * @param one the one that requires something
     * @param other the one that lacks it
     * @param reason what is required and lacking
     */
    private record Misfit(Kind one, Kind other, String reason) {}

    /** @throws Failure of kind USER naming everything that does not fit, and the installed ids that would */
    public void check(Experiment experiment) {
        List<Misfit> misfits = misfits(experiment);
        addContentMisfits(misfits, experiment);
        if (!misfits.isEmpty()) {
            Set<Kind> kinds = new LinkedHashSet<>();
            misfits.forEach(m -> kinds.addAll(List.of(m.one, m.other)));
            throw refusal(experiment, List.of(), misfits, kinds);
        }
    }

    /**
     * Checks choices before they become part of an experiment, all together. Does not mind what did not fit before among
     * the others.
     *
     * @throws Failure of kind USER naming what the choices do not fit, and the ids of their kinds that would
     */
    public void check(Experiment experiment, List<Selection> choices) {
        List<Misfit> misfits = misfitsOf(experiment, choices);
        if (!misfits.isEmpty()) {
            Set<Kind> involved = new LinkedHashSet<>();
            misfits.forEach(m -> involved.addAll(List.of(m.one, m.other)));
            Set<Kind> chosen = kinds(choices);
            if (chosen.stream().anyMatch(involved::contains)) {
                chosen.retainAll(involved);
            }
            throw refusal(experiment, choices, misfits, chosen);
        }
    }

    /** Whether choices fit each other and the rest of an experiment. */
    public boolean fits(Experiment experiment, List<Selection> choices) {
        return misfitsOf(experiment, choices).isEmpty();
    }

    /** The installed ids of a kind that fit the rest of an experiment, by id. */
    public List<String> fitting(Experiment experiment, Kind kind) {
        if (kind == Kind.CORPUS) {
            return host.components(kind).stream()
                    .filter(c -> c.content()
                            .equals(experiment.representation().component().content()))
                    .map(ComponentDescriptor::id)
                    .toList();
        }
        return host.components(kind).stream()
                .filter(c -> fits(experiment, c))
                .map(ComponentDescriptor::id)
                .toList();
    }

    private boolean fits(Experiment experiment, ComponentDescriptor candidate) {
        try {
            return misfitsOf(experiment, List.of(Selection.defaults(candidate))).isEmpty();
        } catch (Failure broken) {
            // A representation that cannot be made is nothing to propose.
            return false;
        }
    }

    /** What choices have part in, and what they bring about between others: a trainer puts a discriminator to use. */
    private List<Misfit> misfitsOf(Experiment experiment, List<Selection> choices) {
        Set<Kind> kinds = kinds(choices);
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Misfit> before = misfits(experiment);
        return misfits(changed(experiment, choices)).stream()
                .filter(m -> kinds.contains(m.one) || kinds.contains(m.other) || !before.contains(m))
                .toList();
    }

    /** What was chosen, without corpora and metrics, which fit everything. */
    private static Set<Kind> kinds(List<Selection> choices) {
        return choices.stream()
                .map(choice -> choice.component().kind())
                .filter(kind -> kind != Kind.CORPUS && !kind.measures())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Experiment changed(Experiment experiment, List<Selection> choices) {
        Experiment changed = experiment;
        for (Selection choice : choices) {
            changed = kinds(List.of(choice)).isEmpty() ? changed : changed.with(choice);
        }
        return changed;
    }

    private Failure refusal(Experiment experiment, List<Selection> choices, List<Misfit> misfits, Set<Kind> kinds) {
        List<String> sentences =
                new ArrayList<>(misfits.stream().map(Misfit::reason).toList());
        together(experiment, choices, misfits).ifPresent(sentences::add);
        for (Kind kind : kinds) {
            List<Selection> others = choices.stream()
                    .filter(choice -> choice.component().kind() != kind)
                    .toList();
            List<String> fitting = fitting(changed(experiment, others), kind);
            sentences.add(kind.plural() + " that fit: "
                    + (fitting.isEmpty() ? "none is installed" : String.join(", ", fitting)));
        }
        return Failure.user(String.join("; ", sentences));
    }

    /** A way to have what was chosen all the same: with the first component of one other kind that fits it. */
    private Optional<String> together(Experiment experiment, List<Selection> choices, List<Misfit> misfits) {
        Experiment wanted = changed(experiment, choices);
        Set<Kind> chosen = kinds(choices);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        String command = choices.stream()
                .filter(choice -> chosen.contains(choice.component().kind()))
                .map(ExperimentCheck::words)
                .collect(Collectors.joining(" ", "use ", " "));
        return misfits.stream()
                .flatMap(misfit -> Stream.of(misfit.one, misfit.other))
                .filter(kind -> !chosen.contains(kind))
                .distinct()
                .flatMap(kind -> fitting(wanted, kind).stream().map(id -> Selection.defaults(host.component(kind, id))))
                .filter(other -> misfits(wanted.with(other)).isEmpty())
                .findFirst()
                .map(other -> "this fits: " + command + words(other));
    }

    /** {@code representation quadruplet tones=3}: as {@code use} takes it. */
    private static String words(Selection selection) {
        return Stream.concat(
                        Stream.of(
                                selection.component().kind().word(),
                                selection.component().id()),
                        selection.changes().stream())
                .collect(Collectors.joining(" "));
    }

    /** Whether a trainer trains against a discriminator with a loss; where not, what is chosen of both has no effect. */
    public static boolean takesLoss(ComponentDescriptor trainer) {
        return Requirements.of(trainer).adversary();
    }

    private List<Misfit> misfits(Experiment experiment) {
        List<Misfit> misfits = new ArrayList<>();
        ComponentDescriptor trainer = experiment.trainer().component();
        ComponentDescriptor generator = experiment.generator().component();
        Requirements required = Requirements.of(trainer);
        addCapabilityMisfits(
                misfits,
                trainer,
                generator,
                required.ofGenerator(experiment.trainer().parameters()));
        List<Column> columns = host.representation(experiment.representation()).columns();
        addColumnMisfits(misfits, experiment, generator, columns);
        if (required.adversary()) {
            ComponentDescriptor discriminator = experiment.discriminator().component();
            addCapabilityMisfits(misfits, trainer, discriminator, required.ofDiscriminator());
            addColumnMisfits(misfits, experiment, discriminator, columns);
        }
        return misfits;
    }

    /** Corpora are not looked at before an experiment is whole: representation and corpora are chosen one after the other. */
    private static void addContentMisfits(List<Misfit> misfits, Experiment experiment) {
        ComponentDescriptor representation = experiment.representation().component();
        for (Selection corpus : experiment.corpora()) {
            Optional<ContentKind<?>> content = corpus.component().content();
            if (!content.equals(representation.content())) {
                misfits.add(new Misfit(
                        Kind.REPRESENTATION,
                        Kind.CORPUS,
                        "the representation " + representation.id() + " is of "
                                + representation.content().orElseThrow().plural() + ", and the corpus "
                                + corpus.component().id() + " is of "
                                + content.orElseThrow().plural()));
            }
        }
    }

    private static void addCapabilityMisfits(
            List<Misfit> misfits,
            ComponentDescriptor trainer,
            ComponentDescriptor model,
            List<List<Class<?>>> demanded) {
        List<String> lacking = Requirements.lacking(demanded, model);
        if (!lacking.isEmpty()) {
            misfits.add(new Misfit(
                    Kind.TRAINER,
                    model.kind(),
                    "the trainer " + trainer.id() + " cannot train the "
                            + model.kind().word() + " " + model.id() + ", which is not "
                            + String.join(" and not ", lacking)));
        }
    }

    private static void addColumnMisfits(
            List<Misfit> misfits, Experiment experiment, ComponentDescriptor model, List<Column> columns) {
        List<Column.Type> taken = Requirements.of(model).columns();
        Set<String> refused = columns.stream()
                .filter(c -> !taken.contains(c.type()))
                .map(c -> Requirements.word(c.type()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!refused.isEmpty()) {
            String all = taken.stream().map(Requirements::word).collect(Collectors.joining(" and "));
            misfits.add(new Misfit(
                    model.kind(),
                    Kind.REPRESENTATION,
                    "the " + model.kind().word() + " " + model.id() + " takes " + all
                            + " columns only, and the representation "
                            + experiment.representation().component().id() + " has "
                            + String.join(" and ", refused) + " ones"));
        }
        if (columns.stream().anyMatch(Column::given) && !Requirements.of(model).given()) {
            misfits.add(new Misfit(
                    model.kind(),
                    Kind.REPRESENTATION,
                    "the " + model.kind().word() + " " + model.id() + " takes no given columns, and the representation "
                            + experiment.representation().component().id() + " has some"));
        }
    }
}
