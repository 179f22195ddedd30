package continuo.bench.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One JSON object in one line. */
public final class Json {
    private final Map<String, String> fields = new LinkedHashMap<>();

    public Json put(String name, String text) {
        fields.put(name, quoted(text));
        return this;
    }

    public Json put(String name, boolean value) {
        fields.put(name, Boolean.toString(value));
        return this;
    }

    public Json put(String name, long number) {
        fields.put(name, Long.toString(number));
        return this;
    }

    /** Rounded to four significant digits: more would be noise. */
    public Json put(String name, double number) {
        fields.put(name, rounded(number));
        return this;
    }

    static String rounded(double number) {
        if (number == 0) {
            return "0";
        }
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(Math.abs(number))));
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    public void print() {
        System.out.println(this);
        System.out.flush();
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
