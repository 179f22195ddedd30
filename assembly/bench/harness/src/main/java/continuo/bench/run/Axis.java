package continuo.bench.run;

import continuo.bench.subject.Size;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Something that grows while all else stays as it is.
 *
 * @param name in the results
 * @param work that is measured
 * @param parameter of the size that grows
 * @param from its first value, which is doubled three times
 * @param expected exponent of the cost at most: 1 for what should be linear
 * @param rest of the size
 */
record Axis(String name, String work, String parameter, int from, double expected, Size rest) {
    private static final int DOUBLINGS = 3;

    /** Small enough that the largest of each takes seconds. */
    private static Size base(Options options) {
        return options.size().with("batch", 20).with("steps", 50).with("units", 175);
    }

    static List<Axis> all(Options options) {
        Size base = base(options);
        return List.of(
                new Axis("steps", "gan-step", "steps", 25, 1, base),
                new Axis("batch", "gan-step", "batch", 10, 1, base),
                new Axis("units", "gan-step", "units", 100, 2, base),
                new Axis("depth", "gan-step", "depth", 1, 1, base),
                new Axis("tones", "gan-step", "tones", 1, 1, base),
                new Axis("corpus", "corpus-cold", "pieces", 375, 1, base));
    }

    List<Integer> values() {
        return IntStream.rangeClosed(0, DOUBLINGS).map(d -> from << d).boxed().toList();
    }

    /** A step of n tones has 3n + 1 features: length, frequency and intensity of each, and one time. */
    Size size(int value) {
        return parameter.equals("tones") ? rest.with("features", 3 * value + 1) : rest.with(parameter, value);
    }
}
