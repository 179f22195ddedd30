package continuo.shell.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several words with commas between them, each once. */
record ListPlace(Place element) implements Place {
    @Override
    public Role role(String word) {
        return element.role(word.substring(word.lastIndexOf(',') + 1));
    }

    @Override
    public List<Offer> offers(String typed) {
        String before = typed.substring(0, typed.lastIndexOf(',') + 1);
        List<String> given = List.of(before.split(","));
        List<Offer> offers = new ArrayList<>();
        for (Offer offer : element.offers(typed.substring(before.length()))) {
            if (!given.contains(offer.value())) {
                offers.add(offer.after(before));
            }
        }
        return offers;
    }

    @Override
    public Optional<String> problem(String word) {
        for (String part : word.split(",")) {
            Optional<String> problem = element.problem(part);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
