package continuo.shell.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What fits one of two places.
 *
 * @param first what a word is taken for that neither offers
 */
record EitherPlace(Place first, Place second) implements Place {
    @Override
    public Role role(String word) {
        Role role = first.role(word);
        return role == Role.PLAIN ? second.role(word) : role;
    }

    @Override
    public List<Offer> offers(String typed) {
        List<Offer> offers = new ArrayList<>(first.offers(typed));
        offers.addAll(second.offers(typed));
        return offers;
    }

    @Override
    public Optional<String> problem(String word) {
        return first.problem(word)
                .filter(problem -> second.offers(word).stream()
                        .noneMatch(offer -> offer.value().equals(word)));
    }

    @Override
    public String expectation(String typed) {
        return first.expectation(typed);
    }
}
