package continuo.shell.console;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes one JSON value on one line. Small on purpose: a JSON library takes longer to load than most commands to run.
 */
public final class Json {
    private Json() {}

    /**
     * @param value a map with text keys, an iterable, text, number, boolean or optional of these; whole numbers are
     *     written without a fraction, and an empty optional or a number that is not finite as {@code null}
     */
    public static String text(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            object(map, text);
        } else if (value instanceof Iterable<?> items) {
            array(items, text);
        } else if (value instanceof Optional<?> optional) {
            write(optional.isPresent() ? optional.get() : Double.NaN, text);
        } else if (value instanceof OptionalDouble optional) {
            write(optional.orElse(Double.NaN), text);
        } else if (value instanceof Number number) {
            text.append(number(number));
        } else if (value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString(), text);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            string(entry.getKey().toString(), text);
            text.append(':');
            write(entry.getValue(), text);
            separator = ",";
        }
        text.append('}');
    }

    private static void array(Iterable<?> items, StringBuilder text) {
        text.append('[');
        String separator = "";
        for (Object item : items) {
            text.append(separator);
            write(item, text);
            separator = ",";
        }
        text.append(']');
    }

    private static String number(Number number) {
        double value = number.doubleValue();
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(value)) {
                return "null";
            }
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                return Long.toString((long) value);
            }
        }
        return number.toString();
    }

    private static void string(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c >= '\u007f' && c < '\u00a0' || Character.isSurrogate(c) && unpaired(string, i)) {
                        text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean unpaired(String string, int i) {
        char c = string.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(string.charAt(i - 1));
    }
}
