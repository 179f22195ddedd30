package continuo.shell.editing;

import continuo.fault.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of the names that there are.
 *
 * @param kind what such a word is
 * @param what a name is of: {@code generator}
 * @param names all of them
 */
record NamePlace(Role kind, String what, Supplier<List<Offer>> names) implements Place {
    static NamePlace of(Role kind, String what, List<Offer> names) {
        return new NamePlace(kind, what, () -> names);
    }

    @Override
    public Role role(String word) {
        return names.get().stream().anyMatch(name -> name.value().equals(word)) ? kind : Role.PLAIN;
    }

    @Override
    public List<Offer> offers(String typed) {
        return names.get();
    }

    @Override
    public Optional<String> problem(String word) {
        List<String> known = names.get().stream().map(Offer::value).toList();
        if (word.isEmpty() || known.contains(word)) {
            return Optional.empty();
        }
        return Optional.of(Nearest.to(word, known)
                .map(guess -> "did you mean " + guess + "?")
                .orElse("unknown " + what));
    }
}
