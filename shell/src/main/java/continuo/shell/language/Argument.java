package continuo.shell.language;

/**
 * An argument of a command, given by its place.
 *
 * @param name as help shows it, in capitals: {@code FILE}
 * @param arity how many words it takes
 * @param value what it may be
 * @param help one line
 */
public record Argument(String name, Arity arity, Value value, String help) {
    /** How many words an argument takes; only the last argument takes several. */
    public enum Arity {
        ONE,
        OPTIONAL,
        AT_LEAST_ONE,
        ANY;

        public boolean required() {
            return this == ONE || this == AT_LEAST_ONE;
        }

        public boolean several() {
            return this == AT_LEAST_ONE || this == ANY;
        }
    }

    public static Argument one(String name, Value value, String help) {
        return new Argument(name, Arity.ONE, value, help);
    }

    public static Argument optional(String name, Value value, String help) {
        return new Argument(name, Arity.OPTIONAL, value, help);
    }

    public static Argument atLeastOne(String name, Value value, String help) {
        return new Argument(name, Arity.AT_LEAST_ONE, value, help);
    }

    public static Argument any(String name, Value value, String help) {
        return new Argument(name, Arity.ANY, value, help);
    }

    /** The help with the values allowed behind it: {@code how many changes [1..100]}. */
    public String explained() {
        return value.range().isEmpty() ? help : help + " [" + value.range() + "]";
    }

    /** {@code FILE}, {@code [FILE]}, {@code FILE…}, {@code [FILE…]}. */
    public String synopsis() {
        String words = arity.several() ? name + "…" : name;
        return arity.required() ? words : "[" + words + "]";
    }
}
