package continuo.bench.subject;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How large the work is; the names and defaults are the paper's set-up. Written as words {@code units=350}.
 *
 * @param values by name; what is not there is at its default
 */
public record Size(Map<String, String> values) {
    public static final Size PAPER = new Size(Map.of());

    private static final Map<String, Integer> DEFAULTS =
            Map.of("batch", 20, "steps", 100, "features", 4, "units", 350, "depth", 2, "threads", 2, "pieces", 1 << 20);

    public Size {
        values = Map.copyOf(values);
    }

    public static Size parse(String[] words) {
        return new Size(Arrays.stream(words)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    public Size with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new Size(more);
    }

    private int whole(String name) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : DEFAULTS.get(name);
    }

    /** B, sequences a batch. */
    public int batch() {
        return whole("batch");
    }

    /** T, steps a sequence. */
    public int steps() {
        return whole("steps");
    }

    /** F, numbers a step. */
    public int features() {
        return whole("features");
    }

    /** H, units of each LSTM layer. */
    public int units() {
        return whole("units");
    }

    /** LSTM layers one above another. */
    public int depth() {
        return whole("depth");
    }

    /** Threads the work may be spread over. */
    public int threads() {
        return whole("threads");
    }

    /** Pieces of a corpus, at most. */
    public int pieces() {
        return whole("pieces");
    }

    /** A value of another kind, such as {@code corpus=FOLDER}. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new Work.Absent(name + "= is not given");
        }
        return value;
    }

    /** As {@link #parse} takes it. */
    @Override
    public String toString() {
        return new TreeMap<>(values).entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
