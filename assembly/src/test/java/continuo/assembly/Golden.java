package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Whole outputs, kept as files. To write them anew after a change of what is printed, and look at the difference:
 *
 * <pre>mvn -B verify -pl assembly -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest='TranscriptTest,TourTest' -Dgolden.write</pre>
 */
final class Golden {
    /** Tests run in the module's folder. */
    private static final Path FOLDER = Path.of("src/test/resources/continuo/assembly");

    private Golden() {}

    static boolean writing() {
        return System.getProperty("golden.write") != null;
    }

    /** What is another each time, or on another processor, each with what stands for it. */
    private static final List<Map.Entry<String, String>> VARYING = List.of(
            Map.entry("Continuo \\d+\\.\\d+\\.\\d+", "Continuo …"),
            Map.entry("/tmp/junit-?\\d+", "…"),
            Map.entry("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\dZ)?", "…"),
            Map.entry("^(trained \\S+ in ).*", "$1…"),
            Map.entry("^loss\\.next \\d.*", "…"),
            Map.entry("(loss\\.\\w+) -?[\\d.]+", "$1 …"),
            Map.entry("^ *\\d+ +[\\d.]+ +.*(songs/\\S+)$", "… $1"));

    private static String steady(String line) {
        String steady = line;
        for (Map.Entry<String, String> varying : VARYING) {
            steady = steady.replaceAll(varying.getKey(), varying.getValue());
        }
        return steady;
    }

    /** Compares with the file of this name; {@link Expected} says how. */
    static void check(String name, List<String> output) throws IOException {
        List<String> actual = output.stream().map(Golden::steady).toList();
        Path file = FOLDER.resolve(name + ".txt");
        Expected expected = new Expected(Files.exists(file) ? Files.readAllLines(file) : List.of());
        if (writing()) {
            Files.write(file, expected.renewed(actual));
        } else if (!expected.matches(actual)) {
            assertThat(String.join("\n", actual)).as(name).isEqualTo(String.join("\n", expected.lines()));
        }
    }
}
