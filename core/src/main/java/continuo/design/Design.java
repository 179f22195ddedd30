package continuo.design;

import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The experiment under construction, by name. Immutable; a changed design is a new one. Keeps no class of a plugin alive,
 * so that plugins can be replaced under it.
 *
 * @param corpora at least one; their pieces are put together
 * @param drums whether the percussion channel of the corpora is kept
 * @param components the one component of each other kind
 * @param named the kinds of which the user has chosen one, be it the one that a session begins with
 */
public record Design(List<Choice> corpora, boolean drums, Map<Kind, Choice> components, Set<Kind> named) {
    /** The paper's, which rounds nothing. */
    public static final Choice PAPER_REPRESENTATION = Choice.defaults(Kind.REPRESENTATION, "quadruplet");

    public Design {
        corpora = List.copyOf(corpora);
        components = Collections.unmodifiableMap(new EnumMap<>(components));
        named = Set.copyOf(named);
        if (corpora.isEmpty()) {
            throw new IllegalArgumentException("a design needs a corpus");
        }
    }

    /**
     * What a session begins with: an experiment that is complete, of what was found to make the best music. The
     * parameters' defaults are those that it wants.
     */
    public static Design initial() {
        Map<Kind, Choice> components = new EnumMap<>(Kind.class);
        components.put(Kind.REPRESENTATION, Choice.defaults(Kind.REPRESENTATION, "quadruplet-levels"));
        components.put(Kind.GENERATOR, Choice.defaults(Kind.GENERATOR, "c-rnn-memory"));
        components.put(Kind.DISCRIMINATOR, Choice.defaults(Kind.DISCRIMINATOR, "bi-lstm"));
        components.put(Kind.LOSS, Choice.defaults(Kind.LOSS, "non-saturating"));
        components.put(Kind.TRAINER, Choice.defaults(Kind.TRAINER, "adversarial"));
        return new Design(List.of(Choice.defaults(Kind.CORPUS, "starter")), false, components, Set.of());
    }

    /** What is chosen of a kind; of corpora the first. Not defined for metrics. */
    public Choice choice(Kind kind) {
        return kind == Kind.CORPUS ? corpora.get(0) : Objects.requireNonNull(components.get(kind));
    }

    /** Everything chosen, corpora first, then in the order of the data's way. */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>(corpora);
        choices.addAll(components.values());
        return choices;
    }

    /**
     * The same with other components, which the user has chosen, in the place of those of their kinds; corpora take the
     * place of all corpora.
     */
    public Design with(List<Choice> choices) {
        List<Choice> music = new ArrayList<>();
        Map<Kind, Choice> others = new EnumMap<>(components);
        Set<Kind> all = new HashSet<>(named);
        for (Choice choice : choices) {
            all.add(choice.kind());
            if (choice.kind() == Kind.CORPUS) {
                music.add(choice);
            } else {
                others.put(choice.kind(), choice);
            }
        }
        return new Design(music.isEmpty() ? corpora : music, drums, others, all);
    }

    /** The same with another component, which the user has not chosen, in the place of that of its kind. */
    public Design withFollower(Choice choice) {
        Map<Kind, Choice> others = new EnumMap<>(components);
        others.put(choice.kind(), choice);
        return new Design(corpora, drums, others, named);
    }

    public Design withDrums(boolean keep) {
        return new Design(corpora, keep, components, named);
    }

    /** What is different here from what it was in another design, in words; empty when they are equal. */
    public List<Difference> since(Design before) {
        List<Difference> differences = new ArrayList<>();
        if (!corpora.equals(before.corpora)) {
            differences.add(new Difference(Kind.CORPUS.word(), listed(before.corpora), listed(corpora)));
        }
        if (drums != before.drums) {
            differences.add(new Difference("drums", kept(before.drums), kept(drums)));
        }
        components.forEach((kind, choice) -> {
            if (!choice.equals(before.choice(kind))) {
                differences.add(new Difference(kind.word(), before.choice(kind).toString(), choice.toString()));
            }
        });
        return differences;
    }

    /**
     * A part of a design that changed.
     *
     * @param part {@code corpus}, {@code generator}, …
     */
    public record Difference(String part, String before, String after) {}

    private static String listed(List<Choice> corpora) {
        return corpora.stream().map(Choice::toString).collect(Collectors.joining(", "));
    }

    private static String kept(boolean drums) {
        return drums ? "kept" : "left out";
    }

    /**
     * The corpora, looked up among what is installed; with {@link #drums} those that can leave out the percussion channel
     * keep it, unless their parameters say otherwise.
     *
     * @throws continuo.fault.Failure of kind USER when one is not installed or a parameter does not fit
     */
    public List<Selection> music(PluginHost plugins) {
        return corpora.stream()
                .map(corpus -> drums ? corpus.keepingDrums(plugins) : corpus)
                .map(corpus -> corpus.resolve(plugins))
                .toList();
    }

    /**
     * The experiment, its components looked up among what is installed.
     *
     * @throws continuo.fault.Failure of kind USER when one is not installed or a parameter does not fit
     */
    public Experiment experiment(PluginHost plugins) {
        return new Experiment(
                music(plugins),
                choice(Kind.REPRESENTATION).resolve(plugins),
                choice(Kind.GENERATOR).resolve(plugins),
                choice(Kind.DISCRIMINATOR).resolve(plugins),
                choice(Kind.LOSS).resolve(plugins),
                choice(Kind.TRAINER).resolve(plugins));
    }
}
