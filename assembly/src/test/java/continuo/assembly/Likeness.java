package continuo.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * How like a golden JSON object another must be. It may have more fields, and its arrays of objects more elements, but
 * nothing that the golden one has may be gone or be of another type.
 */
enum Likeness {
    /** Texts are the same, and numbers up to 1e-6 of their size, because sums may be taken in another order. */
    VALUES,
    /** Only texts that name something are the same. */
    FIELDS;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double TOLERANCE = 1e-6;
    private static final Set<String> NAMES =
            Set.of("metric", "unit", "kind", "id", "setting", "figure", "study", "variant", "name", "plugin");

    static JsonNode read(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** The golden objects that have no counterpart among the actual ones, which must come in the same order. */
    List<String> missing(List<JsonNode> golden, List<JsonNode> actual) {
        List<String> missing = new ArrayList<>();
        int next = 0;
        for (JsonNode wanted : golden) {
            int found = next;
            while (found < actual.size() && !covers("", wanted, actual.get(found))) {
                found++;
            }
            if (found == actual.size()) {
                missing.add(wanted.toString());
            } else {
                next = found + 1;
            }
        }
        return missing;
    }

    boolean covers(JsonNode golden, JsonNode actual) {
        return covers("", golden, actual);
    }

    private boolean covers(String name, JsonNode golden, JsonNode actual) {
        if (actual == null) {
            return false;
        }
        if (golden.isNull() || actual.isNull()) {
            // What could not be measured then may be measured now; a program has to expect both.
            return this == FIELDS || golden.isNull();
        }
        if (golden.getNodeType() != actual.getNodeType()) {
            return false;
        }
        if (golden.isObject()) {
            for (Iterator<String> names = golden.fieldNames(); names.hasNext(); ) {
                String field = names.next();
                if (!covers(field, golden.get(field), actual.get(field))) {
                    return false;
                }
            }
            return true;
        }
        if (golden.isArray()) {
            return missing(elements(golden), elements(actual)).isEmpty();
        }
        if (this == FIELDS) {
            return !NAMES.contains(name) || golden.equals(actual);
        }
        return golden.isNumber() ? near(golden.doubleValue(), actual.doubleValue()) : golden.equals(actual);
    }

    private static boolean near(double golden, double actual) {
        return Math.abs(golden - actual) <= TOLERANCE * Math.max(1, Math.abs(golden));
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
