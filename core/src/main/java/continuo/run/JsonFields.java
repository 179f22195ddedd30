package continuo.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a JSON object of a file, read strictly: a missing field, a field of another type and a field that
 * nobody asked for are failures of kind DATA that name the file and the field.
 */
public final class JsonFields {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final String place;
    private final JsonNode object;
    private final Set<String> asked = new LinkedHashSet<>();

    private JsonFields(Path file, String place, JsonNode object) {
        this.file = file;
        this.place = place;
        this.object = object;
    }

    /** @throws Failure of kind DATA when the file holds no JSON object, of kind RESOURCE when it cannot be read */
    public static JsonFields read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            JsonFields fields = new JsonFields(file, "", node);
            if (node == null || !node.isObject()) {
                throw fields.failure("it holds no JSON object");
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw Failure.data(file + ":" + e.getLocation().getLineNr() + ": not JSON: " + e.getOriginalMessage()
                    + "; restore the file from a copy");
        } catch (IOException e) {
            throw Failure.resource(
                    "cannot read " + file + ": " + AtomicFile.reason(e) + "; check that it exists and may be read", e);
        }
    }

    public String text(String name) {
        JsonNode node = get(name);
        if (!node.isTextual()) {
            throw failure(place + name + " should be a text, not " + node);
        }
        return node.textValue();
    }

    public long number(String name, long min, long max) {
        JsonNode node = get(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw failure(place + name + " should be a whole number"
                    + (min == Long.MIN_VALUE ? "" : " from " + min + " to " + max) + ", not " + node);
        }
        return node.longValue();
    }

    public double decimal(String name) {
        JsonNode node = get(name);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw failure(place + name + " should be a number, not " + node);
        }
        return node.doubleValue();
    }

    /** A list of numbers. */
    public List<Double> decimals(String name) {
        JsonNode node = get(name);
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isNumber() || !Double.isFinite(element.doubleValue())) {
                throw failure(place + name + " should hold numbers, not " + element);
            }
            numbers.add(element.doubleValue());
        }
        if (!node.isArray()) {
            throw failure(place + name + " should be a list, not " + node);
        }
        return numbers;
    }

    /** Whether there is a field of this name, which may be left out. */
    public boolean has(String name) {
        return object.has(name);
    }

    public boolean truth(String name) {
        JsonNode node = get(name);
        if (!node.isBoolean()) {
            throw failure(place + name + " should be true or false, not " + node);
        }
        return node.booleanValue();
    }

    public JsonFields object(String name) {
        return object(name, get(name));
    }

    public List<JsonFields> objects(String name) {
        JsonNode node = get(name);
        if (!node.isArray()) {
            throw failure(place + name + " should be a list, not " + node);
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : node) {
            objects.add(object(name + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** An object whose fields are all texts, whatever their names. */
    public Map<String, String> texts(String name) {
        JsonFields inner = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        inner.object.fieldNames().forEachRemaining(key -> texts.put(key, inner.text(key)));
        return texts;
    }

    /** An object whose fields are all whole numbers from 0 on, whatever their names. */
    public Map<String, Integer> counts(String name) {
        JsonFields inner = object(name);
        Map<String, Integer> counts = new LinkedHashMap<>();
        inner.object
                .fieldNames()
                .forEachRemaining(key -> counts.put(key, (int) inner.number(key, 0, Integer.MAX_VALUE)));
        if (counts.isEmpty()) {
            throw failure(place + name + " should not be empty");
        }
        return counts;
    }

    /** To be called when all fields were asked for. */
    public void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw failure(Nearest.message(
                        "field of " + (place.isEmpty() ? "the file" : place.substring(0, place.length() - 1)),
                        name,
                        asked));
            }
        });
    }

    public Failure failure(String what) {
        return Failure.data(file + ": " + what + "; restore the file from a copy");
    }

    private JsonFields object(String name, JsonNode node) {
        if (!node.isObject()) {
            throw failure(place + name + " should be an object, not " + node);
        }
        return new JsonFields(file, place + name + ".", node);
    }

    private JsonNode get(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        if (node == null) {
            throw failure(place + name + " is missing");
        }
        return node;
    }
}
