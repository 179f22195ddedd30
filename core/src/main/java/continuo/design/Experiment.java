package continuo.design;

import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.List;

/**
 * What a training consists of: every component with its hyper-parameters. Immutable; a changed experiment is a new one.
 *
 * @param corpora at least one; their pieces are put together
 */
public record Experiment(
        List<Selection> corpora,
        Selection representation,
        Selection generator,
        Selection discriminator,
        Selection loss,
        Selection trainer) {
    public Experiment {
        corpora = List.copyOf(corpora);
        if (corpora.isEmpty()) {
            throw new IllegalArgumentException("an experiment needs a corpus");
        }
    }

    /** The component of a kind; not defined for corpora, of which there may be several, and metrics. */
    public Selection get(Kind kind) {
        return switch (kind) {
            case REPRESENTATION -> representation;
            case GENERATOR -> generator;
            case DISCRIMINATOR -> discriminator;
            case LOSS -> loss;
            case TRAINER -> trainer;
            case CORPUS, METRIC, SET_METRIC, PROBE ->
                throw new IllegalArgumentException("an experiment has no single " + kind.word());
        };
    }

    /** The experiment with one component replaced; a corpus replaces all corpora. */
    public Experiment with(Selection choice) {
        return switch (choice.component().kind()) {
            case CORPUS -> withCorpora(List.of(choice));
            case REPRESENTATION -> new Experiment(corpora, choice, generator, discriminator, loss, trainer);
            case GENERATOR -> new Experiment(corpora, representation, choice, discriminator, loss, trainer);
            case DISCRIMINATOR -> new Experiment(corpora, representation, generator, choice, loss, trainer);
            case LOSS -> new Experiment(corpora, representation, generator, discriminator, choice, trainer);
            case TRAINER -> new Experiment(corpora, representation, generator, discriminator, loss, choice);
            case METRIC, SET_METRIC, PROBE ->
                throw new IllegalArgumentException("metrics and probes are not part of an experiment");
        };
    }

    public Experiment withCorpora(List<Selection> choices) {
        return new Experiment(choices, representation, generator, discriminator, loss, trainer);
    }
}
