package continuo.shell.editing;

import java.util.List;
import java.util.Optional;

/** A name, or a pattern of names. */
record PatternPlace(NamePlace names) implements Place {
    @Override
    public Role role(String word) {
        return names.role(word);
    }

    @Override
    public List<Offer> offers(String typed) {
        return names.offers(typed);
    }

    @Override
    public Optional<String> problem(String word) {
        return word.matches(".*[*?\\[].*") ? Optional.empty() : names.problem(word);
    }

    @Override
    public String expectation(String typed) {
        return names.expectation(typed);
    }
}
