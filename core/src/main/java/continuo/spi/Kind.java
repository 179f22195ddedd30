package continuo.spi;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of component, in the order of the data flow. */
public enum Kind {
    CORPUS(Corpus.class),
    REPRESENTATION(Representation.class),
    GENERATOR(Generator.class),
    DISCRIMINATOR(Discriminator.class),
    LOSS(Loss.class),
    TRAINER(Trainer.class),
    METRIC(Metric.class),
    SET_METRIC(SetMetric.class),
    PROBE(Probe.class);

    private final Class<?> type;

    Kind(Class<?> type) {
        this.type = type;
    }

    /** The interface that components of this kind implement. */
    public Class<?> type() {
        return type;
    }

    /** The word for it in commands and files: {@code generator}, {@code set-metric}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its components only measure music or models: they are not part of an experiment, and a run does not store them. */
    public boolean measures() {
        return this == METRIC || this == SET_METRIC || this == PROBE;
    }

    /** Whether its components say what pieces are made of, by a type parameter: {@code Metric<Score>}. */
    public boolean ofContent() {
        return this == CORPUS || this == REPRESENTATION || this == METRIC || this == SET_METRIC;
    }

    /** {@code generators}, {@code losses}. */
    public String plural() {
        return switch (this) {
            case CORPUS -> "corpora";
            case LOSS -> "losses";
            default -> word() + "s";
        };
    }

    /** @throws Failure of kind USER when there is no such kind */
    public static Kind ofWord(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Failure.user(Nearest.message(
                        "kind of component",
                        word,
                        Arrays.stream(values()).map(Kind::word).toList())));
    }
}
