package continuo.shell.editing;

import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code KIND.NAME=VALUE}.
 *
 * @param kinds those that can be set
 * @param parameters of the component chosen of a kind; anything may stand there while that is not known
 */
record SettingPlace(List<Kind> kinds, Function<Kind, Place> parameters) implements Place {
    @Override
    public Role role(String word) {
        return place(word).map(place -> place.role(word)).orElse(Role.PLAIN);
    }

    @Override
    public List<Offer> offers(String typed) {
        Optional<Place> place = place(typed);
        if (place.isPresent()) {
            return place.get().offers(typed);
        }
        List<Offer> offers = new ArrayList<>();
        for (Kind kind : kinds) {
            String start = kind.word() + ".";
            offers.add(new Offer(start, start, () -> parameters.apply(kind).expectation(start), false));
        }
        return offers;
    }

    private Optional<Place> place(String word) {
        int dot = word.indexOf('.');
        return kinds.stream()
                .filter(kind -> dot > 0 && kind.word().equals(word.substring(0, dot)))
                .findFirst()
                .map(parameters);
    }

    @Override
    public Optional<String> problem(String word) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Place> place = place(word);
        if (place.isPresent()) {
            return place.get().problem(word);
        }
        int dot = word.indexOf('.');
        String kind = dot < 0 ? word : word.substring(0, dot);
        List<Offer> names =
                kinds.stream().map(each -> Offer.word(each.word(), "")).toList();
        return NamePlace.of(Role.NAME, "kind of component", names)
                .problem(kind)
                .or(() -> Optional.of("KIND.NAME=VALUE is expected"));
    }

    @Override
    public String expectation(String typed) {
        return place(typed).map(place -> place.expectation(typed)).orElse("");
    }
}
