package continuo.shell.editing;

import java.util.List;
import java.util.function.Supplier;

/**
 * Where the words offered are good ones, but others may be right, too.
 *
 * @param words those offered
 */
record OfferedPlace(Supplier<List<Offer>> words) implements Place {
    @Override
    public Role role(String word) {
        return Role.PLAIN;
    }

    @Override
    public List<Offer> offers(String typed) {
        return words.get();
    }
}
