package continuo.quadruplet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.music.MidiReader;
import continuo.music.Score;
import continuo.spi.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the paper's released tool makes of some classical files, compared as multisets: it leaves the notes of one onset
 * in the order of the file. Two things it does otherwise, both on purpose here. Where a tone is struck again while it
 * sounds, the first note-off ends both notes there, and each its own here. A damaged file's data bytes over 127 it takes
 * as velocities, which are cut at 127 here. Its first step has time 0, where ours has the time since the start.
 */
class GoldenRowsTest {
    /** Two voices share a channel: of the first hundred notes four are longer here. */
    private static final String OVERLAPPING = "maier/atala35.mid";

    /** Seven notes have velocities over 127, of which the golden rows show the last five. */
    private static final String DAMAGED = "handel/jshcg654.mid";

    private static List<JsonNode> golden;

    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        Optional<Path> data = sharedData();
        assumeTrue(data.isPresent(), "skipped: no shared/data with the golden rows in any folder above this one");
        golden = new ArrayList<>();
        List<String> command = new ArrayList<>(
                List.of("tar", "-xJf", data.get().resolve("classical.tar.xz").toString(), "-C", folder.toString()));
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(data.get().resolve("golden-codec.jsonl"))) {
            golden.add(mapper.readTree(line));
            command.add("classical/" + golden.get(golden.size() - 1).get("path").asText());
        }
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as("exit code of tar")
                .isZero();
    }

    private static Optional<Path> sharedData() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.exists(data.resolve("golden-codec.jsonl")) && Files.exists(data.resolve("classical.tar.xz"))) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    /** A tone in the file's own ticks, in which both are whole numbers. */
    private record Row(long onset, long length, int pitch, int velocity) implements Comparable<Row> {
        static Row of(JsonNode file, double onset, double length, double frequency, double velocity) {
            double pitch = 69 + 12 * Math.log(frequency / 440) / Math.log(2);
            assertThat(pitch).as("%s Hz", frequency).isCloseTo(Math.rint(pitch), within(1e-4));
            return new Row(ticks(file, onset), ticks(file, length), (int) Math.rint(pitch), (int) Math.rint(velocity));
        }

        private static long ticks(JsonNode file, double paperTicks) {
            double ticks = paperTicks * file.get("resolution").asInt() / Score.PAPER_TICKS_PER_QUARTER;
            assertThat(ticks).as("ticks of the file").isCloseTo(Math.rint(ticks), within(0.05));
            return Math.round(ticks);
        }

        @Override
        public int compareTo(Row other) {
            return Comparator.comparingLong(Row::onset)
                    .thenComparingInt(Row::pitch)
                    .thenComparingLong(Row::length)
                    .thenComparingInt(Row::velocity)
                    .compare(this, other);
        }
    }

    private static final class Multiset extends TreeMap<Row, Integer> {
        private static final long serialVersionUID = 1L;

        void add(Row row, int times) {
            merge(row, times, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    private static Score score(JsonNode file) {
        return MidiReader.read(
                        folder.resolve("classical").resolve(file.get("path").asText()), true)
                .content();
    }

    private static List<Row> rows(JsonNode file, int tones) {
        Quadruplet quadruplet = new Quadruplet(new Quadruplet.Parameters(tones, Scale.LOGARITHMIC));
        Steps steps = quadruplet.encode(score(file));
        List<Row> rows = new ArrayList<>();
        double onset = 0;
        for (int step = 0; step < steps.length(); step++) {
            onset += steps.at(step, 3 * tones);
            for (int at = 0; at < 3 * tones; at += 3) {
                if (steps.at(step, at + 2) > 0) {
                    rows.add(Row.of(file, onset, steps.at(step, at), steps.at(step, at + 1), steps.at(step, at + 2)));
                }
            }
        }
        return rows;
    }

    /** What the golden rows have more often than ours (positive) or less often (negative, where golden is complete). */
    private static Multiset differences(List<Row> golden, List<Row> ours) {
        long complete = golden.stream().mapToLong(Row::onset).max().orElseThrow();
        Multiset differences = new Multiset();
        golden.forEach(row -> differences.add(row, 1));
        for (Row row : ours) {
            // Of the last onset the golden rows may hold a part only.
            if (row.onset() < complete || differences.getOrDefault(row, 0) > 0) {
                differences.add(row, -1);
            }
        }
        return differences;
    }

    private static List<Row> songRows(JsonNode file, String name) {
        List<Row> result = new ArrayList<>();
        file.get(name)
                .forEach(row -> result.add(Row.of(
                        file,
                        row.get(0).asDouble(),
                        row.get(1).asDouble(),
                        row.get(2).asDouble(),
                        row.get(3).asDouble())));
        return result;
    }

    @Test
    void everyNoteIsThere() {
        for (JsonNode file : golden) {
            assertThat(rows(file, 1))
                    .as(file.get("path").asText())
                    .hasSize(file.get("num_song_rows").asInt());
        }
    }

    @Test
    void theFirstHundredNotesAgree() {
        int compared = 0;
        for (JsonNode file : golden) {
            List<Row> rows = songRows(file, "song_rows_first100");
            Multiset differences = differences(rows, rows(file, 1));
            compared += rows.size();
            if (file.get("path").asText().equals(OVERLAPPING)) {
                assertThat(differences)
                        .as("notes struck again while they sound")
                        .hasSize(8)
                        .containsEntry(new Row(600, 60, 72, 100), 1)
                        .containsEntry(new Row(600, 120, 72, 100), -1)
                        .containsEntry(new Row(1320, 60, 70, 100), 1)
                        .containsEntry(new Row(1320, 120, 70, 100), -1)
                        .containsEntry(new Row(2280, 120, 72, 100), 1)
                        .containsEntry(new Row(2280, 240, 72, 100), -1)
                        .containsEntry(new Row(3360, 90, 72, 100), 1)
                        .containsEntry(new Row(3360, 120, 72, 100), -1);
            } else {
                assertThat(differences).as(file.get("path").asText()).isEmpty();
            }
        }
        assertThat(compared).isEqualTo(660);
    }

    @Test
    void theLastNotesAgree() {
        for (JsonNode file : golden) {
            List<Row> ours = rows(file, 1);
            boolean damaged = file.get("path").asText().equals(DAMAGED);
            for (Row row : songRows(file, "song_rows_last5")) {
                assertThat(row.velocity() > 127).isEqualTo(damaged);
                assertThat(ours.remove(damaged ? new Row(row.onset(), row.length(), row.pitch(), 127) : row))
                        .as("%s: %s", file.get("path").asText(), row)
                        .isTrue();
            }
        }
    }

    @Test
    void theTimesOfCellsAgree() {
        for (JsonNode file : golden) {
            for (int tones : new int[] {1, 3}) {
                Quadruplet quadruplet = new Quadruplet(new Quadruplet.Parameters(tones, Scale.LOGARITHMIC));
                Steps steps = quadruplet.encode(score(file));
                JsonNode cells = file.get("batch_rows_tpc" + tones);
                // A short piece is padded with zeros up to a hundred rows.
                int length = Math.min(steps.length(), cells.size());
                assertThat(length).isPositive();
                for (int cell = 1; cell < length; cell++) {
                    assertThat(Math.abs(steps.at(cell, 3 * tones)
                                    - cells.get(cell).get(0).asDouble()))
                            .as(
                                    "%s, time of cell %d of %d tones",
                                    file.get("path").asText(), cell, tones)
                            .isLessThan(1e-3);
                }
            }
        }
    }

    @Test
    void cellsOfThreeTonesHoldTheSameTones() {
        for (JsonNode file : golden) {
            List<Row> tones = new ArrayList<>();
            List<Row> ours = rows(file, 3);
            double onset = ours.get(0).onset()
                    * (double) Score.PAPER_TICKS_PER_QUARTER
                    / file.get("resolution").asInt();
            for (JsonNode cell : file.get("batch_rows_tpc3")) {
                onset += cell.get(0).asDouble();
                for (int at = 1; at < cell.size(); at += 3) {
                    if (cell.get(at + 2).asDouble() > 0) {
                        tones.add(Row.of(
                                file,
                                onset,
                                cell.get(at).asDouble(),
                                cell.get(at + 1).asDouble(),
                                cell.get(at + 2).asDouble()));
                    }
                }
            }
            Multiset differences = differences(tones, ours);
            // A hundred cells go further than a hundred notes: seven notes differ, each missing once on either side.
            int expected = file.get("path").asText().equals(OVERLAPPING) ? 14 : 0;
            assertThat(differences).as(file.get("path").asText()).hasSize(expected);
        }
    }
}
