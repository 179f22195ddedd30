package continuo.shell.language;

import java.util.Optional;

/**
 * An option of a command.
 *
 * @param name with its hyphens: {@code --limit}
 * @param value name of its value as help shows it, and what it may be; empty for a flag
 * @param help one line, without range and default
 * @param otherwise what holds where it is not given, as help shows it; empty where that goes without saying
 */
public record Option(String name, Optional<Operand> value, String help, String otherwise) {
    /** What follows an option. */
    public record Operand(String name, Value value) {}

    /** Every command has it. */
    public static final Option JSON = flag("--json", "print one JSON object a line");

    /** Every command has it. */
    public static final Option HELP = flag("--help", "tell what the command does");

    /** The commands have it that may run in the background. */
    public static final Option BACKGROUND = flag("--background", "run it as a job, and give the prompt back at once");

    public static Option flag(String name, String help) {
        return new Option(name, Optional.empty(), help, "");
    }

    public static Option of(String name, String operand, Value value, String help) {
        return new Option(name, Optional.of(new Operand(operand, value)), help, "");
    }

    /** The same, with what holds where it is not given: a value, or words such as {@code all processors}. */
    public Option otherwise(Object text) {
        return new Option(name, value, help, text.toString());
    }

    /** {@code how many pieces [1..10000; default 4]}. */
    public String explained() {
        String range = value.map(operand -> operand.value().range()).orElse("");
        String unless = otherwise.isEmpty() ? "" : "default " + otherwise;
        String brackets = range.isEmpty() || unless.isEmpty() ? range + unless : range + "; " + unless;
        return brackets.isEmpty() ? help : help + " [" + brackets + "]";
    }

    /** {@code --limit N} or {@code --drums}. */
    public String synopsis() {
        return value.map(operand -> name + " " + operand.name()).orElse(name);
    }
}
