package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** THIRD-PARTY.txt names every jar of others in lib/, no other, and only licences that go with Apache-2.0. */
class ThirdPartyTest {
    private static final Set<String> COMPATIBLE = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-2-Clause",
            "BSD-3-Clause",
            // Weak copyleft: covers these libraries' own files, which are neither changed nor mixed with others.
            "EPL-1.0",
            "EPL-2.0",
            "LGPL-2.1-or-later",
            "GPL-3.0-or-later WITH GCC-exception-3.1");

    /** The end of the name of a jar with native libraries, such as {@code -linux-x86_64}. */
    private static final Pattern PLATFORM = Pattern.compile("-(android|ios|linux|macosx|windows)-[a-z0-9_]+$");

    private static final Map<String, String> LICENCES = licences();

    @Test
    void everyJarIsListedAndNothingElse() throws IOException {
        assertThat(thirdPartyJars()).isEqualTo(new TreeSet<>(LICENCES.keySet()));
    }

    @Test
    void everyLicenceIsCompatible() {
        LICENCES.forEach((jar, licence) -> assertThat(isCompatible(licence))
                .as(jar + " is under " + licence)
                .isTrue());
    }

    @Test
    void anIncompatibleLicenceIsNoticed() {
        assertThat(isCompatible("GPL-3.0-or-later")).isFalse();
        assertThat(isCompatible("Apache-2.0 AND GPL-3.0-or-later")).isFalse();
        assertThat(isCompatible("GPL-3.0-or-later OR MIT")).isTrue();
    }

    private static boolean isCompatible(String licence) {
        return Arrays.stream(licence.split(" AND "))
                .allMatch(part -> Arrays.stream(part.split(" OR ")).anyMatch(COMPATIBLE::contains));
    }

    /** Jar names without platform and extension. */
    private static Set<String> thirdPartyJars() throws IOException {
        try (Stream<Path> files = Files.list(Continuo.HOME.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("continuo"))
                    .map(name -> PLATFORM.matcher(name.substring(0, name.length() - ".jar".length()))
                            .replaceAll(""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Name and version, as in the jar's name, to licence. */
    private static Map<String, String> licences() {
        try {
            List<String> lines = Files.readAllLines(Continuo.HOME.resolve("THIRD-PARTY.txt"));
            return lines.stream()
                    .map(line -> line.split(" \\| "))
                    .filter(columns -> columns.length == 4 && columns[3].startsWith("https://"))
                    .collect(Collectors.toMap(columns -> columns[0] + "-" + columns[1], columns -> columns[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
