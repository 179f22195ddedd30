package continuo.shell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one declaration of a command: parsing, help and completion read it.
 *
 * @param name one word, or two for a command of a family: {@code corpus use}
 * @param task under which help lists it
 * @param summary one line without a full stop
 * @param arguments in order
 * @param options without those that every command has
 * @param details more lines for {@code help COMMAND}; may be empty
 * @param examples command lines that run as they stand
 */
public record Syntax(
        String name,
        Task task,
        String summary,
        List<Argument> arguments,
        List<Option> options,
        List<String> details,
        List<String> examples) {
    public Syntax {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        details = List.copyOf(details);
        examples = List.copyOf(examples);
    }

    public static Syntax of(String name, Task task, String summary) {
        return new Syntax(name, task, summary, List.of(), List.of(), List.of(), List.of());
    }

    public Syntax with(Argument argument) {
        return new Syntax(name, task, summary, and(arguments, argument), options, details, examples);
    }

    public Syntax with(Option option) {
        return new Syntax(name, task, summary, arguments, and(options, option), details, examples);
    }

    public Syntax detail(String line) {
        return new Syntax(name, task, summary, arguments, options, and(details, line), examples);
    }

    public Syntax example(String line) {
        return new Syntax(name, task, summary, arguments, options, details, and(examples, line));
    }

    /** Its options and those that every command has. */
    public List<Option> allOptions() {
        return and(and(options, Option.JSON), Option.HELP);
    }

    public Optional<Option> option(String optionName) {
        for (Option option : allOptions()) {
            if (option.name().equals(optionName)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** Whether it may run beside other commands, on a snapshot of the session. */
    public boolean background() {
        return options.contains(Option.BACKGROUND);
    }

    /** {@code encode FILE [--limit N] [--drums]}. */
    public String synopsis() {
        StringBuilder text = new StringBuilder(name);
        for (Argument argument : arguments) {
            text.append(' ').append(argument.synopsis());
        }
        for (Option option : options) {
            text.append(" [").append(option.synopsis()).append(']');
        }
        return text.toString();
    }

    private static <T> List<T> and(List<T> items, T last) {
        List<T> all = new ArrayList<>(items);
        all.add(last);
        return all;
    }
}
