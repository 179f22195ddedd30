package continuo.shell.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A metric, or something that trainers log.
 *
 * @param metrics those installed
 * @param logged the names in the runs' logs
 */
record FigurePlace(NamePlace metrics, Supplier<Set<String>> logged) implements Place {
    @Override
    public Role role(String word) {
        return metrics.role(word);
    }

    @Override
    public List<Offer> offers(String typed) {
        List<Offer> offers = new ArrayList<>(metrics.offers(typed));
        logged.get().forEach(name -> offers.add(Offer.word(name, "logged by the trainer")));
        return offers;
    }
}
