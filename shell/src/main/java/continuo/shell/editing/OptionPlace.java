package continuo.shell.editing;

import continuo.fault.Nearest;
import continuo.shell.language.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An option, perhaps with {@code =VALUE}.
 *
 * @param options those that the command has
 * @param given those that stand on the line already
 * @param values the place of an option's value
 */
record OptionPlace(List<Option> options, List<Option> given, Function<Option, Place> values) implements Place {
    @Override
    public Role role(String word) {
        return word.equals("--") || named(word).isPresent() ? Role.OPTION : Role.PLAIN;
    }

    @Override
    public List<Offer> offers(String typed) {
        int equals = typed.indexOf('=');
        if (equals >= 0) {
            String start = typed.substring(0, equals + 1);
            return valued(typed)
                    .map(option -> values.apply(option).offers(typed.substring(equals + 1)))
                    .orElse(List.of())
                    .stream()
                    .map(offer -> offer.after(start))
                    .toList();
        }
        List<Offer> offers = new ArrayList<>();
        for (Option option : options) {
            if (!given.contains(option)) {
                offers.add(new Offer(option.name(), option.synopsis(), () -> summary(option), true));
            }
        }
        return offers;
    }

    /** Range and default, and after these what it is for: that is what may be cut off. */
    static String summary(Option option) {
        String range = option.value().map(operand -> operand.value().range()).orElse("");
        String unless = option.otherwise().isEmpty() ? "" : "default " + option.otherwise();
        String brackets = range.isEmpty() || unless.isEmpty() ? range + unless : range + "; " + unless;
        return (brackets.isEmpty() ? "" : "(" + brackets + ") ") + option.help();
    }

    private Optional<Option> named(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    private Optional<Option> valued(String word) {
        return named(word).filter(option -> option.value().isPresent());
    }

    @Override
    public Optional<String> problem(String word) {
        if (word.equals("-") || word.equals("--")) {
            return Optional.empty();
        }
        Optional<Option> option = named(word);
        if (option.isEmpty()) {
            List<String> names = options.stream().map(Option::name).toList();
            return Optional.of(Nearest.to(word, names)
                    .map(guess -> "did you mean " + guess + "?")
                    .orElse("unknown option"));
        }
        if (given.contains(option.get())) {
            return Optional.of("is given twice");
        }
        int equals = word.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        return option.get().value().isEmpty()
                ? Optional.of("takes no value")
                : values.apply(option.get()).problem(word.substring(equals + 1));
    }

    @Override
    public String expectation(String typed) {
        int equals = typed.indexOf('=');
        return equals < 0
                ? ""
                : valued(typed)
                        .map(option -> values.apply(option).expectation(typed.substring(equals + 1)))
                        .orElse("");
    }
}
