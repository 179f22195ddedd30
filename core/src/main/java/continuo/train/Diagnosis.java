package continuo.train;

import continuo.run.EpochMeasures;
import continuo.run.Finding.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** What may be the matter with a training: each looks at figures and measures, and has no memory. */
enum Diagnosis {
    /** The discriminator has nothing to learn, and the generator hardly learns from one that is always right. */
    DISCRIMINATOR_AHEAD(Diagnosis::discriminatorAhead),
    /** What the discriminator says is worth nothing. */
    GENERATOR_AHEAD(Diagnosis::generatorAhead),
    /** Steps go where the clip sends them, or nowhere. */
    EXPLODING_GRADIENTS(Diagnosis::explodingGradients),
    /** Every piece is the same piece. */
    COLLAPSE(Diagnosis::collapse),
    /** Tones without intensity or length, or off the keyboard. */
    SILENT(Diagnosis::silent),
    /** Empty pieces, and those that repeat a note. */
    ONE_NOTE(Diagnosis::oneNote),
    /** It still gets better on the pieces that it learns from, and worse on those held out. */
    OVERFITTING(Diagnosis::overfitting),
    /** What it composes was nearer to real music before. */
    PAST_ITS_BEST(Diagnosis::pastItsBest);

    private static final double MOST_FROZEN = 0.8;
    /** -log D(G(z)) where the discriminator gives generated music a chance in twenty. */
    private static final double CAUGHT = 3;
    /** And where it is nine times out of ten taken in. */
    private static final double TAKEN_IN = 0.1;

    private static final double MANY_SKIPPED = 0.02;
    private static final double FAR_BEYOND_THE_CLIP = 20;
    private static final double LEAST_VARIETY = 0.2;
    private static final double MANY_DROPPED = 0.1;
    /** Of the lowest held-out negative log-likelihood; what lies within comes and goes. */
    private static final double RISEN = 0.01;

    private static final double MANY_DEGENERATE = 0.02;
    /** With 4, three of six of the paper's trainings against an adversary ended in silence; with 3 none of five did. */
    private static final double SOUND_RANGE = 3;

    private static final String TRAINING_NLL = EpochMeasures.NLL + EpochMeasures.ON_TRAINING;

    private static final Map<String, String> NETS = Map.of("g", "generator", "d", "discriminator");

    /**
     * What there is to say.
     *
     * @param message with figures
     * @param advice what to change
     */
    record Complaint(Severity severity, String message, String advice) {}

    private final Function<Examination, Optional<Complaint>> look;

    Diagnosis(Function<Examination, Optional<Complaint>> look) {
        this.look = look;
    }

    /** {@code discriminator-ahead}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Complaint> of(Examination examination) {
        return look.apply(examination);
    }

    private static Optional<Complaint> discriminatorAhead(Examination e) {
        double frozen = e.share("frozen.d");
        double caught = e.mean("fooled").orElse(0);
        if (!contest(e) || frozen < MOST_FROZEN && caught < CAUGHT) {
            return Optional.empty();
        }
        return frozen >= MOST_FROZEN
                ? warn(
                        "the discriminator is far ahead: it was frozen in " + percent(frozen) + " of the last "
                                + e.figures().size() + " steps",
                        changed(e, "trainer.discriminator-rate", 0.5) + " or " + changed(e, rate(e), 2))
                : warn(
                        "the discriminator sees through the generator: fooled is " + shown(caught)
                                + " on average, 0.69 would be a guess",
                        freeze(e, changed(e, "trainer.discriminator-rate", 0.5)));
    }

    private static Optional<Complaint> generatorAhead(Examination e) {
        double frozen = e.share("frozen.g");
        double caught = e.mean("fooled").orElse(TAKEN_IN);
        if (!contest(e) || frozen < MOST_FROZEN && caught >= TAKEN_IN) {
            return Optional.empty();
        }
        return frozen >= MOST_FROZEN
                ? warn(
                        "the generator is far ahead of a discriminator that cannot follow: it was frozen in "
                                + percent(frozen) + " of the last "
                                + e.figures().size() + " steps",
                        changed(e, "trainer.discriminator-rate", 2) + " or " + changed(e, rate(e), 0.5))
                : warn(
                        "the discriminator takes nearly everything for real: fooled is " + shown(caught)
                                + " on average, 0.69 would be a guess",
                        freeze(e, changed(e, "trainer.discriminator-rate", 2)));
    }

    private static boolean contest(Examination e) {
        return e.proper() && e.enoughSteps();
    }

    private static String freeze(Examination e, String otherwise) {
        return e.number("trainer.freeze").orElse(1) == 0 ? "set trainer.freeze=0.7 (now 0)" : otherwise;
    }

    private static Optional<Complaint> explodingGradients(Examination e) {
        if (!e.enoughSteps()) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> net : NETS.entrySet()) {
            double skipped = e.share("skipped." + net.getKey());
            if (skipped > MANY_SKIPPED) {
                return warn(
                        percent(skipped) + " of the " + net.getValue()
                                + "’s gradients were not finite, and their steps were left out",
                        (e.number("generator.range").orElse(1) == 0
                                        ? "set generator.range=" + shown(SOUND_RANGE) + " (now 0), or "
                                        : "")
                                + changed(e, rate(e), 0.5));
            }
        }
        double clip = e.number("trainer.clip").orElse(0);
        OptionalDouble norm = e.median("norm.g");
        if (clip > 0 && norm.isPresent() && norm.getAsDouble() > FAR_BEYOND_THE_CLIP * clip) {
            return warn(
                    "half of the generator’s gradients are over " + shown(norm.getAsDouble() / clip)
                            + " times the clip of " + shown(clip) + ": little is left of what they say",
                    changed(e, rate(e), 0.5) + ", or a loss on the mean of features (set loss.reduction=mean)");
        }
        return Optional.empty();
    }

    private static Optional<Complaint> collapse(Examination e) {
        OptionalDouble variety = measured(e, EpochMeasures.VARIETY);
        if (variety.isEmpty() || variety.getAsDouble() >= LEAST_VARIETY) {
            return Optional.empty();
        }
        String score = "squared".equals(e.parameters().get("trainer.score"))
                ? "set trainer.score=energy (now squared), which learns from its noise"
                : e.number("trainer.anchor").orElse(1) == 0 ? "set trainer.anchor=1 (now 0)" : changed(e, rate(e), 0.5);
        return warn(
                "the generator composes nearly the same piece again and again: its windows differ "
                        + percent(variety.getAsDouble()) + " as much as real ones",
                score);
    }

    private static Optional<Complaint> silent(Examination e) {
        OptionalDouble dropped = measured(e, EpochMeasures.DROPPED);
        return dropped.isEmpty() || dropped.getAsDouble() < MANY_DROPPED
                ? Optional.empty()
                : warn(
                        percent(dropped.getAsDouble())
                                + " of its tones are silent, without length, or off the keyboard",
                        sound(e));
    }

    private static Optional<Complaint> oneNote(Examination e) {
        OptionalDouble degenerate = measured(e, EpochMeasures.DEGENERATE);
        int windows = e.lastMeasures().map(EpochMeasures::pieces).orElse(0);
        return degenerate.isEmpty() || degenerate.getAsDouble() <= MANY_DEGENERATE * Math.max(1, windows)
                ? Optional.empty()
                : warn((int) degenerate.getAsDouble() + " of the pieces drawn are empty or repeat one note", sound(e));
    }

    /** Outputs that may go far from the middle end where nothing sounds; 0 is as far as they like. */
    private static String sound(Examination e) {
        OptionalDouble range = e.number("generator.range");
        boolean wide = range.isPresent() && (range.getAsDouble() == 0 || range.getAsDouble() > SOUND_RANGE);
        return wide
                ? "set generator.range=" + shown(SOUND_RANGE) + " (now " + shown(range.getAsDouble())
                        + "), or train longer with --pretrain"
                : "train longer with --pretrain, or " + changed(e, rate(e), 0.5);
    }

    private static OptionalDouble measured(Examination e, String figure) {
        return e.lastMeasures().map(last -> last.figure(figure)).orElse(OptionalDouble.empty());
    }

    /** Early on realism goes up and down: it has fallen when it stays down. */
    private static Optional<Complaint> pastItsBest(Examination e) {
        List<EpochMeasures> compared = e.measures().stream()
                .filter(measures -> measures.interval(EpochMeasures.REALISM).isPresent())
                .toList();
        int before = compared.size() - 2;
        if (before < 1 || !compared.get(before).ofTraining() || e.lastMeasures().isEmpty()) {
            return Optional.empty();
        }
        double now = compared.subList(before, before + 2).stream()
                .mapToDouble(measures ->
                        measures.interval(EpochMeasures.REALISM).orElseThrow().high())
                .max()
                .orElseThrow();
        return compared.subList(0, before).stream()
                .max(Comparator.comparingDouble(Diagnosis::realism))
                .filter(best ->
                        best.interval(EpochMeasures.REALISM).orElseThrow().low() > now)
                .map(best -> new Complaint(
                        Severity.NOTE,
                        "realism has fallen from " + shown(realism(best)) + " after "
                                + (best.ofTraining() ? "epoch " + best.epoch() : "pre-training") + " to "
                                + shown(realism(compared.get(before + 1))) + " and stays there",
                        fallen(e, best) + changed(e, rate(e), 0.5)));
    }

    /**
     * The same pieces are looked at each time, so that a difference is not one between pieces: what is asked for is that it lasts.
     */
    private static Optional<Complaint> overfitting(Examination e) {
        List<EpochMeasures> known = e.measures().stream()
                .filter(measures -> measures.figure(EpochMeasures.NLL).isPresent()
                        && measures.figure(TRAINING_NLL).isPresent())
                .toList();
        int last = known.size() - 1;
        if (last < 2 || e.lastMeasures().isEmpty()) {
            return Optional.empty();
        }
        double now = known.get(last).figure(EpochMeasures.NLL).orElseThrow();
        double before = known.get(last - 1).figure(EpochMeasures.NLL).orElseThrow();
        return known.subList(0, last - 1).stream()
                .min(Comparator.comparingDouble(Diagnosis::heldOut))
                .filter(best -> before - heldOut(best) > RISEN * Math.abs(heldOut(best))
                        && now > before
                        && known.get(last).figure(TRAINING_NLL).orElseThrow()
                                < best.figure(TRAINING_NLL).orElseThrow())
                .map(best -> new Complaint(
                        Severity.WARN,
                        "overfitting: on held-out pieces the negative log-likelihood has risen from "
                                + shown(heldOut(best)) + " after " + after(best) + " to " + shown(now)
                                + " nats per step, on training pieces it has fallen from "
                                + shown(best.figure(TRAINING_NLL).orElseThrow()) + " to "
                                + shown(known.get(last).figure(TRAINING_NLL).orElseThrow()),
                        "train for fewer epochs (early stopping), "
                                + (e.parameters().containsKey("generator.dropout")
                                        ? changed(e, "generator.dropout", 1.5) + ", "
                                        : "")
                                + "or learn from more music"));
    }

    private static double heldOut(EpochMeasures measures) {
        return measures.figure(EpochMeasures.NLL).orElseThrow();
    }

    private static String after(EpochMeasures measures) {
        return measures.ofTraining() ? "epoch " + measures.epoch() : "pre-training";
    }

    private static String fallen(Examination e, EpochMeasures best) {
        if (best.ofTraining()) {
            return "generate takes the best checkpoint; train for fewer epochs, or ";
        }
        return e.mean("fooled").isPresent()
                ? "the adversary takes away what was learnt before: "
                : "what was learnt first is lost again: ";
    }

    private static double realism(EpochMeasures measures) {
        return measures.realism().orElse(0);
    }

    private static Optional<Complaint> warn(String message, String advice) {
        return Optional.of(new Complaint(Severity.WARN, message, advice));
    }

    /** The generator's learning rate in this phase; trainers call it differently. */
    private static String rate(Examination e) {
        return rate(e.proper(), e.parameters());
    }

    /** @param proper whether it is the rate of the training proper */
    static String rate(boolean proper, Map<String, String> parameters) {
        String own = proper ? "trainer.generator-rate" : "trainer.pretrain-rate";
        return Stream.of(own, "trainer.rate")
                .filter(parameters::containsKey)
                .findFirst()
                .orElse(own);
    }

    /** How to set a parameter to a multiple of what it is; only its name where it has no such number. */
    private static String changed(Examination e, String parameter, double factor) {
        OptionalDouble now = e.number(parameter);
        return now.isEmpty() || now.getAsDouble() == 0
                ? (factor < 1 ? "lower " : "raise ") + parameter
                : "set " + parameter + "=" + shown(factor * now.getAsDouble()) + " (now " + shown(now.getAsDouble())
                        + ")";
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String shown(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
