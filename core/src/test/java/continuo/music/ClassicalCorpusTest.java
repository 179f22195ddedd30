package continuo.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.fault.Failure;
import continuo.testdata.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.midi.Sequence;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads 3,029 files of the wild and compares the notes with those that others read. */
@Tag("corpus")
class ClassicalCorpusTest {
    private static Path classical;

    @BeforeAll
    static void unpack() {
        classical = SharedData.assumeClassical();
    }

    /** How the JDK's reader fares with a file of which we read every note. */
    private enum Jdk {
        AGREES,
        REFUSES,
        DROPS_NOTES,
        NOTHING_TO_READ
    }

    private record Compared(Jdk jdk, int notes) {}

    @Test
    void readsEveryNoteOfEveryFile() throws IOException {
        List<Compared> all;
        try (Stream<Path> files = Files.walk(classical)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            all = sorted.parallelStream().map(ClassicalCorpusTest::compare).toList();
        }
        Map<Jdk, Long> counts = all.stream()
                .collect(Collectors.groupingBy(Compared::jdk, () -> new EnumMap<>(Jdk.class), Collectors.counting()));
        if (Runtime.version().feature() == 17) {
            assertThat(counts)
                    .isEqualTo(
                            Map.of(Jdk.AGREES, 3002L, Jdk.REFUSES, 17L, Jdk.DROPS_NOTES, 3L, Jdk.NOTHING_TO_READ, 7L));
        } else {
            // Later readers take running status across a meta event, and err on fewer files.
            assertThat(all).hasSize(3029);
            assertThat(counts.get(Jdk.AGREES)).isGreaterThanOrEqualTo(3002);
            assertThat(counts.get(Jdk.NOTHING_TO_READ)).isEqualTo(7);
        }
        assertThat(all.stream().mapToLong(Compared::notes).sum()).isEqualTo(10_340_961);
    }

    /** Where the JDK's reader errs on the file it has to agree on the file rewritten into what it can read. */
    private static Compared compare(Path file) {
        byte[] bytes = bytes(file);
        if (bytes.length == 0) {
            assertThatThrownBy(() -> MidiReader.read(file, true))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the file is empty");
            return new Compared(Jdk.NOTHING_TO_READ, 0);
        }
        Score score = MidiReader.read(bytes, file.toString(), true).content();
        List<Note> notes = score.notes();
        Optional<Sequence> sequence = JdkReader.sequence(bytes);
        if (sequence.isPresent()) {
            assertThat(JdkReader.tempos(sequence.get()).equals(score.tempos()))
                    .as("tempos of %s", file)
                    .isTrue();
        }
        Optional<List<Note>> theirs = sequence.map(JdkReader::notes);
        // equals and not isEqualTo: a difference among thousands of notes is not worth printing.
        if (theirs.isPresent() && theirs.get().equals(notes)) {
            return new Compared(Jdk.AGREES, notes.size());
        }
        Sequence normalised = JdkReader.sequence(NormalisedMidi.of(bytes)).orElseThrow();
        assertThat(JdkReader.notes(normalised).equals(notes))
                .as("notes of %s", file)
                .isTrue();
        theirs.ifPresent(fewer -> assertThat(fewer).hasSizeLessThan(notes.size()));
        return new Compared(theirs.isPresent() ? Jdk.DROPS_NOTES : Jdk.REFUSES, notes.size());
    }

    @Test
    void readsAsManyNotesAsTheReleasedTool() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SharedData.assumeFile("golden-codec.jsonl"))) {
            JsonNode golden = json.readTree(line);
            String name = golden.get("path").asText();
            Score score = MidiReader.read(classical.resolve(name), true).content();
            assertThat(score.notes())
                    .as(name)
                    .hasSize(golden.get("num_song_rows").asInt());
            assertThat(score.ticksPerQuarter())
                    .as(name)
                    .isEqualTo(golden.get("resolution").asInt());
        }
    }

    /** Seven empty files, and those in which a note's data bytes are over 127. */
    @Test
    void refusesFewFilesInStrictMode() throws IOException {
        try (Stream<Path> files = Files.walk(classical)) {
            List<Path> refused = files.filter(Files::isRegularFile)
                    .filter(ClassicalCorpusTest::isRefused)
                    .toList();
            assertThat(refused).hasSize(14);
        }
    }

    @Test
    void writesWhatItRead() throws IOException {
        Comparator<Note> anyOrder = Comparator.comparingLong(Note::onset)
                .thenComparingInt(Note::channel)
                .thenComparingInt(Note::pitch)
                .thenComparingInt(Note::velocity)
                .thenComparingLong(Note::duration);
        List<Path> some;
        try (Stream<Path> files = Files.walk(classical)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            some = IntStream.range(0, all.size() / 10)
                    .mapToObj(i -> all.get(10 * i))
                    .toList();
        }
        for (Path file : some) {
            if (Files.size(file) > 0) {
                Score score = MidiReader.read(file, true).content();
                Score again = MidiReader.read(MidiWriter.write(score), file.toString(), false)
                        .content();
                assertThat(again.tempos()).as("%s", file).isEqualTo(score.tempos());
                assertThat(again.timeSignatures()).as("%s", file).isEqualTo(score.timeSignatures());
                List<Note> expected = score.notes().stream().sorted(anyOrder).toList();
                boolean same = again.notes().stream().sorted(anyOrder).toList().equals(expected);
                assertThat(same).as("notes of %s", file).isTrue();
            }
        }
    }

    private static boolean isRefused(Path file) {
        try {
            MidiReader.read(file, false);
            return false;
        } catch (Failure e) {
            return true;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
