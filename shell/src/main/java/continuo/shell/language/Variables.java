package continuo.shell.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code $NAME}, {@code $1} and {@code ~} stand for.
 *
 * @param named values by name, usually the environment's
 * @param script the command file's name, {@code $0}
 * @param arguments the command file's arguments, {@code $1} onwards
 */
public record Variables(Map<String, String> named, String script, List<String> arguments) {
    public Variables {
        named = Map.copyOf(named);
        arguments = List.copyOf(arguments);
    }

    public Variables withArguments(String file, List<String> words) {
        return new Variables(named, file, words);
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
            return index <= arguments.size() ? Optional.of(arguments.get(index - 1)) : Optional.empty();
        }
        return Optional.ofNullable(named.get(name));
    }

    /** Why {@link #get} found nothing, and the way out. */
    String missing(String name) {
        if (Character.isDigit(name.charAt(0))) {
            int given = arguments.size();
            return "$" + name + " is not given: there "
                    + (given == 1 ? "is 1 argument" : "are " + given + " arguments");
        }
        return "$" + name + " is not set in the environment (write '$' in single quotes or \\$ to mean the sign)";
    }
}
