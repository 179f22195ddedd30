package continuo.params;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hyper-parameters of a component, read off its record.
 *
 * @param type the record
 * @param declarations in the record's order
 */
public record ParameterSchema(Class<? extends Record> type, List<Declaration> declarations) {
    public ParameterSchema {
        declarations = List.copyOf(declarations);
    }

    /**
     * One parameter.
     *
     * @param name as users type it: {@code learning-rate}
     * @param type Java type of the record's component
     * @param help one line
     * @param defaultText the default as a user would type it
     * @param min smallest value allowed
     * @param max largest value allowed
     * @param choices the values allowed, for booleans and enums; empty for the others
     * @param sampling see {@link Parameter#sampling}
     */
    public record Declaration(
            String name,
            Class<?> type,
            String help,
            String defaultText,
            double min,
            double max,
            List<String> choices,
            boolean sampling) {

        private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d[\\d_]{0,30}");
        private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

        /** The values allowed, in words: {@code 1..4096}, {@code one of mean, sum}. */
        public String range() {
            if (!choices.isEmpty()) {
                return "one of " + String.join(", ", choices);
            }
            if (type == String.class) {
                return "text";
            }
            String word = type == double.class ? "a number" : "a whole number";
            if (min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY) {
                return word;
            }
            if (max == Double.POSITIVE_INFINITY) {
                return word + " from " + number(min);
            }
            if (min == Double.NEGATIVE_INFINITY) {
                return word + " up to " + number(max);
            }
            return number(min) + ".." + number(max);
        }

        private String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }

        /** Whether a text is a value it may have. */
        public boolean accepts(String text) {
            try {
                parse(text);
                return true;
            } catch (Failure wrong) {
                return false;
            }
        }

        /** @throws Failure of kind USER saying what is allowed */
        Object parse(String text) {
            if (type == int.class || type == long.class) {
                return wholeNumber(text);
            }
            if (type == double.class) {
                return number(text);
            }
            if (type == String.class) {
                return text;
            }
            if (!choices.contains(text)) {
                throw wrong(text);
            }
            if (type == boolean.class) {
                return Boolean.valueOf(text);
            }
            return type.getEnumConstants()[choices.indexOf(text)];
        }

        private Object wholeNumber(String text) {
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                throw wrong(text);
            }
            BigInteger value = new BigInteger(text.replace("_", ""));
            check(value.doubleValue(), text);
            if (value.bitLength() >= (type == int.class ? Integer.SIZE : Long.SIZE)) {
                String limit = type == int.class ? "" + Integer.MAX_VALUE : "" + Long.MAX_VALUE;
                throw Failure.user(name + "=" + text + " is not possible: the largest " + name + " is " + limit);
            }
            return type == int.class ? (Object) value.intValueExact() : (Object) value.longValueExact();
        }

        private Double number(String text) {
            // Java would also take 1d, 0x1p3 and NaN.
            if (!NUMBER.matcher(text).matches()) {
                throw wrong(text);
            }
            double value = Double.parseDouble(text);
            check(value, text);
            return value;
        }

        private void check(double value, String text) {
            if (!(value >= min && value <= max) || Double.isInfinite(value)) {
                throw wrong(text);
            }
        }

        private Failure wrong(String text) {
            return Failure.user(
                    name + "=" + text + " is not possible: " + name + " is " + range() + Nearest.guess(text, choices));
        }
    }

    /** Reads a record's declarations; throws IllegalArgumentException where the record itself is at fault. */
    public static ParameterSchema of(Class<? extends Record> type) {
        List<Declaration> declarations = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Parameter parameter = component.getAnnotation(Parameter.class);
            if (parameter == null) {
                throw new IllegalArgumentException(
                        type.getName() + "." + component.getName() + " lacks the annotation @Parameter");
            }
            Declaration declaration = sound(new Declaration(
                    hyphenated(component.getName()),
                    component.getType(),
                    parameter.help(),
                    parameter.value(),
                    parameter.min(),
                    parameter.max(),
                    choices(component.getType()),
                    parameter.sampling()));
            declarations.add(declaration);
        }
        return new ParameterSchema(type, declarations);
    }

    private static Declaration sound(Declaration declaration) {
        try {
            declaration.parse(declaration.defaultText());
            return declaration;
        } catch (Failure outOfRange) {
            throw new IllegalArgumentException("the default " + outOfRange.getMessage(), outOfRange);
        }
    }

    /** The same parameters with other defaults, each given as {@code name=value}. */
    public ParameterSchema withDefaults(List<String> assignments) {
        Map<String, String> given = assignments(assignments);
        parse(given);
        return new ParameterSchema(
                type,
                declarations.stream()
                        .map(d -> new Declaration(
                                d.name,
                                d.type,
                                d.help,
                                given.getOrDefault(d.name, d.defaultText),
                                d.min,
                                d.max,
                                d.choices,
                                d.sampling))
                        .toList());
    }

    public Optional<Declaration> find(String name) {
        return declarations.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    /** The record with every parameter at its default. */
    public Record defaults() {
        return parse(Map.of());
    }

    /**
     * Splits {@code name=value} words.
     *
     * @throws Failure of kind USER naming every word without that form
     */
    public static Map<String, String> assignments(List<String> words) {
        List<String> problems = new ArrayList<>();
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                problems.add("\"" + word + "\" is not of the form name=value");
            } else if (given.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                problems.add(word.substring(0, equals) + " is given twice");
            }
        }
        raise(problems);
        return given;
    }

    /**
     * Makes the record from the given values and the defaults of the others.
     *
     * @throws Failure of kind USER naming every problem at once
     */
    public Record parse(Map<String, String> given) {
        List<String> problems = new ArrayList<>();
        List<String> names = declarations.stream().map(Declaration::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                problems.add(
                        names.isEmpty()
                                ? "unknown parameter \"" + name + "\" (there are none)"
                                : Nearest.message("parameter", name, names));
            }
        }
        Object[] values = new Object[declarations.size()];
        for (int i = 0; i < values.length; i++) {
            Declaration declaration = declarations.get(i);
            try {
                values[i] = declaration.parse(given.getOrDefault(declaration.name(), declaration.defaultText()));
            } catch (Failure problem) {
                problems.add(problem.getMessage());
            }
        }
        raise(problems);
        return construct(values);
    }

    private Record construct(Object[] values) {
        try {
            Class<?>[] types = declarations.stream().map(Declaration::type).toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            // A record's compact constructor checks what concerns several parameters at once.
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            if (e.getCause() instanceof IllegalArgumentException problem && problem.getMessage() != null) {
                throw Failure.user(problem.getMessage());
            }
            throw new IllegalStateException(type.getName() + " cannot be constructed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be constructed", e);
        }
    }

    /** Every parameter with its value as a user would type it, in order; {@link #parse} reads it back. */
    public Map<String, String> texts(Record record) {
        Map<String, String> texts = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            try {
                components[i].getAccessor().setAccessible(true);
                texts.put(
                        declarations.get(i).name(),
                        text(components[i].getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName() + " cannot be read", e);
            }
        }
        return texts;
    }

    static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return choice(constant);
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    private static List<String> choices(Class<?> type) {
        if (type == boolean.class) {
            return List.of("true", "false");
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(c -> choice((Enum<?>) c))
                    .toList();
        }
        if (type == int.class || type == long.class || type == double.class || type == String.class) {
            return List.of();
        }
        throw new IllegalArgumentException("a parameter cannot be of type " + type.getName());
    }

    private static String choice(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String hyphenated(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void raise(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Failure.user(problems.stream().collect(Collectors.joining("; ")));
        }
    }
}
