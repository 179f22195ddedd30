package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    /** Compares with the file of this name; {@link Expected} says how. */
    static void check(String name, List<String> actual) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        Expected expected = new Expected(Files.exists(file) ? Files.readAllLines(file) : List.of());
        if (writing()) {
            Files.write(file, expected.renewed(actual));
        } else if (!expected.matches(actual)) {
            assertThat(String.join("\n", actual)).as(name).isEqualTo(String.join("\n", expected.lines()));
        }
    }
}
