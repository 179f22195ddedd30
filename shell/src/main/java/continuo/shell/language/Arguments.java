package continuo.shell.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The words of a command, sorted by its syntax.
 *
 * @param words by the argument's name; an argument that was not given is absent
 * @param options by the option's name; a flag's value is empty text
 */
public record Arguments(Map<String, List<String>> words, Map<String, String> options) {
    public Arguments {
        words = Map.copyOf(words);
        options = Map.copyOf(options);
    }

    /** An argument that the syntax requires. */
    public String word(String argument) {
        return find(argument).orElseThrow(() -> new IllegalStateException("the syntax does not require " + argument));
    }

    public Optional<String> find(String argument) {
        List<String> given = words(argument);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(0));
    }

    public List<String> words(String argument) {
        return words.getOrDefault(argument, List.of());
    }

    public boolean has(Option option) {
        return options.containsKey(option.name());
    }

    public Optional<String> option(Option option) {
        return Optional.ofNullable(options.get(option.name()));
    }

    /** The value of an option that the syntax declares a whole number. */
    public OptionalLong number(Option option) {
        String text = options.get(option.name());
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** The value of an option that the syntax declares a number. */
    public OptionalDouble decimal(Option option) {
        String text = options.get(option.name());
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }
}
