package continuo.shell.language;

import continuo.fault.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code $NAME}, {@code $1} and {@code ~} stand for.
 *
 * @param defined values by name that the user gave; they go before the environment's
 * @param environment values by name
 * @param script the command file's name, {@code $0}
 * @param arguments the command file's arguments, {@code $1} onwards
 */
public record Variables(
        Map<String, String> defined, Map<String, String> environment, String script, List<String> arguments) {
    public Variables {
        defined = Map.copyOf(defined);
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    public Variables(Map<String, String> environment, String script, List<String> arguments) {
        this(Map.of(), environment, script, arguments);
    }

    public Variables withArguments(String file, List<String> words) {
        return new Variables(defined, environment, file, words);
    }

    /** The same with other values that the user gave. */
    public Variables withDefined(Map<String, String> values) {
        return new Variables(values, environment, script, arguments);
    }

    /** The same with more values given. */
    public Variables and(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(defined);
        return withDefined(all);
    }

    /** The names that stand for something, in the order of the alphabet. */
    public List<String> names() {
        return Stream.concat(defined.keySet().stream(), environment.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a text can be the name of a variable. */
    public static boolean isName(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** The value of {@code NAME}, of a number or of {@code #}. */
    Optional<String> get(String name) {
        if (name.equals("#")) {
            return Optional.of(Integer.toString(arguments.size()));
        }
        if (name.equals("0")) {
            return Optional.of(script);
        }
        if (Character.isDigit(name.charAt(0))) {
            int index = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return index >= 1 && index <= arguments.size() ? Optional.of(arguments.get(index - 1)) : Optional.empty();
        }
        return Optional.ofNullable(defined.getOrDefault(name, environment.get(name)));
    }

    /** Why {@link #get} found nothing, and the way out. */
    String missing(String name) {
        if (Character.isDigit(name.charAt(0))) {
            int given = arguments.size();
            return "$" + name + " is not given: there "
                    + (given == 1 ? "is 1 argument" : "are " + given + " arguments");
        }
        return "$" + name + " is not set"
                + guess(name).map(g -> "; did you mean $" + g + "?").orElse("") + " (let " + name
                + "=VALUE sets it; write '$' in single quotes or \\$ to mean the sign)";
    }

    /** Of the environment only another spelling: among so many names there is always one that is near. */
    private Optional<String> guess(String name) {
        Optional<String> spelling = environment.keySet().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst();
        return Nearest.to(name, defined.keySet()).or(() -> spelling);
    }
}
