package continuo.shell.editing;

import continuo.shell.language.Value;
import java.util.List;
import java.util.Optional;

/** A number or a word that its declaration alone can judge. */
record ValuePlace(Value value) implements Place {
    @Override
    public Role role(String word) {
        return Role.PLAIN;
    }

    @Override
    public List<Offer> offers(String typed) {
        return value instanceof Value.OneOf choice
                ? choice.words().stream().map(word -> Offer.word(word, "")).toList()
                : List.of();
    }

    @Override
    public Optional<String> problem(String word) {
        return word.isEmpty() || value.problem(word).isEmpty() ? Optional.empty() : Optional.of("is " + value.range());
    }

    @Override
    public String expectation(String typed) {
        return value.range();
    }
}
