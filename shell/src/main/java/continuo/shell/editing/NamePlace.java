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
    private static final int FEW = 8;

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

    /** The names themselves where they are few. */
    @Override
    public String expectation(String typed) {
        List<Offer> all = names.get();
        return kind != Role.NAME || all.size() > FEW
                ? ""
                : String.join(", ", all.stream().map(Offer::value).toList());
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
