package continuo.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import continuo.fault.Failure;
import continuo.file.AtomicFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code log.jsonl}: one JSON object a line. A process that is killed may leave the last line torn; it is left out when
 * reading and cut off before the next line is appended.
 *
 * @param file need not exist yet
 */
public record RunLog(Path file) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Long enough for the last line of nearly all logs. */
    private static final int TAIL = 1 << 12;

    /**
     * Appends a line, which is with the operating system when this returns.
     *
     * @param fields numbers, texts and truth values by name
     * @throws Failure of kind RESOURCE naming the path and the way out
     */
    public void append(Map<String, ?> fields) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
            log.setLength(soundLength(log));
            log.seek(log.length());
            log.write((MAPPER.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line of the log cannot hold " + fields, e);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    /**
     * All whole lines; none when there is no log yet.
     *
     * @throws Failure of kind DATA naming file and line where one is no JSON object
     */
    public List<JsonNode> lines() {
        String text = read();
        List<JsonNode> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(parse(text.substring(start, end), lines.size() + 1));
            start = end + 1;
        }
        return lines;
    }

    /**
     * The last whole line about a step, found without reading all the others; empty when there is none.
     *
     * @throws Failure of kind DATA when it is no JSON object, of kind RESOURCE when the log cannot be read
     */
    public Optional<JsonNode> last() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long end = soundLength(log);
            long from = end;
            for (int bytes = TAIL; from > 0; bytes *= 2) {
                from = Math.max(0, end - bytes);
                byte[] tail = new byte[(int) (end - from)];
                log.seek(from);
                log.readFully(tail);
                Optional<JsonNode> step = lastStep(new String(tail, StandardCharsets.UTF_8), from == 0);
                if (step.isPresent()) {
                    return step;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The last line of a step in the end of a log, the first line of which may be cut off. */
    private Optional<JsonNode> lastStep(String tail, boolean whole) {
        for (int end = tail.length() - 1; end >= 0; ) {
            int before = tail.lastIndexOf('\n', end - 1);
            if (before < 0 && !whole) {
                return Optional.empty();
            }
            JsonNode line = object(tail.substring(before + 1, end))
                    .orElseThrow(() -> Failure.data(file + ": its last line is no JSON object; remove it"));
            if (!Finding.is(line)) {
                return Optional.of(line);
            }
            end = before;
        }
        return Optional.empty();
    }

    /**
     * The finite numbers of a line by their names, in its order.
     *
     * @param place names of those that only say where the line stands, which are left out
     */
    public static Map<String, Double> figures(JsonNode line, Set<String> place) {
        Map<String, Double> figures = new LinkedHashMap<>();
        line.properties().forEach(field -> {
            double value = field.getValue().asDouble();
            if (field.getValue().isNumber() && !place.contains(field.getKey()) && Double.isFinite(value)) {
                figures.put(field.getKey(), value);
            }
        });
        return figures;
    }

    /** Drops lines, as when a run goes on from a checkpoint that is older than the end of the log. */
    public void retain(Predicate<JsonNode> wanted) {
        List<JsonNode> lines = lines();
        List<JsonNode> kept = lines.stream().filter(wanted).toList();
        if (kept.size() < lines.size()) {
            AtomicFile.write(file, out -> {
                for (JsonNode line : kept) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        }
    }

    private String read() {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Failure unreadable(IOException e) {
        return Failure.resource("cannot read " + file + ": " + AtomicFile.reason(e) + "; check that it may be read", e);
    }

    private JsonNode parse(String line, int number) {
        return object(line)
                .orElseThrow(() -> Failure.data(file + ":" + number + ": not a JSON object; remove the line"));
    }

    private static Optional<JsonNode> object(String line) {
        try {
            return Optional.of(MAPPER.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            // What the parser has to say about the line helps nobody.
            return Optional.empty();
        }
    }

    /** Bytes up to the end of the last whole line. */
    private static long soundLength(RandomAccessFile log) throws IOException {
        for (long length = log.length(); length > 0; length--) {
            log.seek(length - 1);
            if (log.read() == '\n') {
                return length;
            }
        }
        return 0;
    }
}
