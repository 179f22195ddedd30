package continuo.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.fault.Failure;
import continuo.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to break readers, and the test files of other projects. */
class HostileFilesTest {
    @BeforeAll
    static void unpack() {
        SharedData.assumeTorture();
    }

    /** One line of the index: what a reader must do with a file. */
    private record Hostile(Path file, String feature, String expectation, int notes) {
        @Override
        public String toString() {
            return file.getFileName() + ": " + feature;
        }
    }

    private static List<Hostile> indexed() throws IOException {
        Path folder = SharedData.assumeTorture().resolve("synthetic");
        List<Hostile> all = new ArrayList<>();
        for (JsonNode entry :
                new ObjectMapper().readTree(folder.resolve("INDEX.json").toFile())) {
            all.add(new Hostile(
                    folder.resolve(entry.get("file").asText()),
                    entry.get("feature").asText(),
                    entry.get("expect").asText(),
                    entry.get("notes").asInt()));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("indexed")
    void hostileFilesAreTreatedAsTheIndexDemands(Hostile hostile) {
        switch (hostile.expectation()) {
            case "read" -> {
                assertThat(notes(hostile.file(), false)).isEqualTo(hostile.notes());
                assertThat(notes(hostile.file(), true)).isEqualTo(hostile.notes());
            }
            case "reject" -> {
                assertRefused(hostile.file(), false);
                assertRefused(hostile.file(), true);
            }
            case "salvage", "reject-or-salvage" -> {
                assertRefused(hostile.file(), false);
                assertSalvaged(hostile);
            }
            default -> throw new AssertionError("the index asks for " + hostile.expectation());
        }
    }

    private static void assertSalvaged(Hostile hostile) {
        if (hostile.notes() == 0) {
            assertRefused(hostile.file(), true);
        } else {
            Reading<Score> reading = MidiReader.read(hostile.file(), true);
            assertThat(reading.content().notes()).hasSize(hostile.notes());
            assertThat(reading.warnings()).isNotEmpty();
        }
    }

    private static Stream<Path> strangers() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String project : List.of("mido", "music21", "muspy")) {
            try (Stream<Path> listed = Files.list(SharedData.assumeTorture().resolve(project))) {
                listed.sorted().forEach(files::add);
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void filesOfOtherProjectsAreReadOrRefused(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Failure strict = catchThrowableOfType(Failure.class, () -> MidiReader.read(file, false));
        if (strict != null) {
            assertThat(strict.kind()).isEqualTo(Failure.Kind.DATA);
            assertThat(strict).hasMessageContaining(file + ": byte ");
        } else {
            JdkReader.sequence(bytes)
                    .ifPresent(sequence -> assertThat(notes(file, false))
                            .isEqualTo(JdkReader.notes(sequence).size()));
        }
    }

    private static int notes(Path file, boolean salvage) {
        return MidiReader.read(file, salvage).content().notes().size();
    }

    private static void assertRefused(Path file, boolean salvage) {
        assertThatThrownBy(() -> MidiReader.read(file, salvage))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA))
                .hasMessageStartingWith(file + ": ");
    }
}
