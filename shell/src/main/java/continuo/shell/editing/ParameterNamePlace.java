package continuo.shell.editing;

import continuo.params.ParameterSchema.Declaration;
import continuo.plugin.ComponentDescriptor;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code KIND} or {@code KIND.NAME}.
 *
 * @param kinds those of the experiment
 * @param chosen the component of a kind; empty while that is not known
 */
record ParameterNamePlace(List<Kind> kinds, Function<Kind, Optional<ComponentDescriptor>> chosen) implements Place {
    @Override
    public Role role(String word) {
        return names(word).role(word);
    }

    @Override
    public List<Offer> offers(String typed) {
        return names(typed).offers(typed);
    }

    private NamePlace names(String typed) {
        List<Offer> offers = new ArrayList<>();
        int dot = typed.indexOf('.');
        for (Kind kind : kinds) {
            if (dot < 0) {
                offers.add(Offer.word(kind.word(), ""));
            } else if (kind.word().equals(typed.substring(0, dot))) {
                chosen.apply(kind).ifPresent(component -> parameters(component, offers));
            }
        }
        return NamePlace.of(Role.PARAMETER, "parameter", offers);
    }

    private static void parameters(ComponentDescriptor component, List<Offer> offers) {
        for (Declaration declaration : component.parameters().declarations()) {
            String description = "(default " + declaration.defaultText() + ") " + declaration.help();
            offers.add(Offer.word(component.kind().word() + "." + declaration.name(), description));
        }
    }

    @Override
    public Optional<String> problem(String word) {
        int dot = word.indexOf('.');
        boolean unknown = kinds.stream()
                .anyMatch(kind -> dot > 0
                        && kind.word().equals(word.substring(0, dot))
                        && chosen.apply(kind).isEmpty());
        return unknown ? Optional.empty() : names(word).problem(word);
    }
}
