package continuo.shell.command.study;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.fault.Failure;
import continuo.shell.command.design.SetCommand;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import continuo.spi.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a study varies: {@code KIND=ID,ID…} or {@code KIND.NAME=VALUE,VALUE…}.
 *
 * @param kind of the component
 * @param parameter of it; empty where the component itself varies
 * @param values at least one, different
 */
record StudyAxis(Kind kind, Optional<String> parameter, List<String> values) {
    /** Whether a word has the form of one. */
    static boolean isOne(String word) {
        return word.matches("[a-z][a-z-]*(\\.[a-z][A-Za-z0-9-]*)?=.*");
    }

    /** @throws Failure of kind USER when there is no such kind, or a value is missing or there twice */
    static StudyAxis of(String word, Session session) {
        int equals = word.indexOf('=');
        String left = word.substring(0, equals);
        int dot = left.indexOf('.');
        Kind kind = Kind.ofWord(dot < 0 ? left : left.substring(0, dot));
        if (kind.measures()) {
            throw Failure.user("metrics are not part of the experiment");
        }
        if (dot >= 0) {
            SetCommand.kind(kind.word(), session);
        }
        List<String> values = List.of(word.substring(equals + 1).split(",", -1));
        if (values.contains("")) {
            throw Failure.user("\"" + word + "\" lacks a value: " + left + "=A,B is expected");
        }
        if (values.stream().distinct().count() < values.size()) {
            throw Failure.user("\"" + word + "\" names a value twice");
        }
        return new StudyAxis(kind, dot < 0 ? Optional.empty() : Optional.of(left.substring(dot + 1)), values);
    }

    /** A design with one of the values. */
    Design apply(Design design, String value, Session session) {
        if (parameter.isPresent()) {
            Choice changed = design.choice(kind).with(Map.of(parameter.get(), value));
            return design.with(List.of(Sources.placed(changed, session.environment())));
        }
        return design.with(
                kind == Kind.CORPUS
                        ? Sources.of(List.of(value), design.drums(), session.workplace())
                        : List.of(Choice.defaults(kind, value)));
    }

    /** What a value adds to the name of a variant: {@code tones3}, {@code minimax}. */
    String part(String value) {
        return parameter.orElse("") + value.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }

    /** Whether a trainer without an adversary has no use for it. */
    boolean adversarial() {
        return kind == Kind.LOSS || kind == Kind.DISCRIMINATOR;
    }
}
