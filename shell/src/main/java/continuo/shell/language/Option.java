package continuo.shell.language;

import java.util.Optional;

/**
 * An option of a command.
 *
 * @param name with its hyphens: {@code --limit}
 * @param value name of its value as help shows it, and what it may be; empty for a flag
 * @param help one line
 */
public record Option(String name, Optional<Operand> value, String help) {
    /** What follows an option. */
    public record Operand(String name, Value value) {}

    /** Every command has it. */
    public static final Option JSON = flag("--json", "print one JSON object a line");

    /** Every command has it. */
    public static final Option HELP = flag("--help", "tell what the command does");

    /** The commands have it that may run in the background. */
    public static final Option BACKGROUND = flag("--background", "run it as a job, and give the prompt back at once");

    public static Option flag(String name, String help) {
        return new Option(name, Optional.empty(), help);
    }

    public static Option of(String name, String operand, Value value, String help) {
        return new Option(name, Optional.of(new Operand(operand, value)), help);
    }

    /** {@code --limit N} or {@code --drums}. */
    public String synopsis() {
        return value.map(operand -> name + " " + operand.name()).orElse(name);
    }
}
