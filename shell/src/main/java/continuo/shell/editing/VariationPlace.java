package continuo.shell.editing;

import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code KIND=ID,ID}, {@code KIND.NAME=VALUE,VALUE} or a file of commands. Only the command can tell what is wrong with one.
 *
 * @param kinds those that can be varied
 * @param components the ids of a kind
 * @param settings {@code KIND.NAME=VALUE}
 * @param files of commands
 */
record VariationPlace(List<Kind> kinds, Function<Kind, Place> components, Place settings, Place files)
        implements Place {
    @Override
    public Role role(String word) {
        return kind(word).isPresent() ? Role.PARAMETER : Role.PLAIN;
    }

    @Override
    public List<Offer> offers(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 0) {
            List<Offer> offers = new ArrayList<>();
            for (Kind kind : kinds) {
                String start = kind.word() + "=";
                offers.add(new Offer(start, start, () -> "several of them", false));
            }
            offers.addAll(settings.offers(typed));
            offers.addAll(files.offers(typed));
            return offers;
        }
        String left = typed.substring(0, equals + 1);
        String right = typed.substring(equals + 1);
        if (left.indexOf('.') < 0) {
            return kind(typed)
                    .map(kind -> after(left, new ListPlace(components.apply(kind)).offers(right)))
                    .orElse(List.of());
        }
        int comma = right.lastIndexOf(',') + 1;
        String given = left + right.substring(0, comma);
        return settings.offers(left + right.substring(comma)).stream()
                .filter(offer -> offer.value().startsWith(left))
                .map(offer -> new Offer(
                        given + offer.value().substring(left.length()),
                        offer.shown(),
                        offer.describe(),
                        offer.complete(),
                        offer.group()))
                .toList();
    }

    private static List<Offer> after(String left, List<Offer> offers) {
        return offers.stream().map(offer -> offer.after(left)).toList();
    }

    private Optional<Kind> kind(String word) {
        return kinds.stream()
                .filter(kind -> word.startsWith(kind.word() + "=") || word.startsWith(kind.word() + "."))
                .findFirst();
    }
}
