package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.music.MidiReader;
import continuo.music.Score;
import continuo.spi.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against the statistics that the released tool computed on some files of the classical set.
 *
 * <p>They agree on all files but for the repetitions of files with several tracks: the tool takes those track after track, a
 * score merges the tracks in time, and sequences of notes are then others. On a single track every number agrees.
 */
class GoldenStatisticsTest {
    /** Our id of each field that is a count or a span. */
    private static final Map<String, String> WHOLE_NUMBERS = Map.of(
            "num_tones", "notes",
            "tone_span", "tone-span",
            "tones_unique", "unique-tones",
            "intensity_span", "intensity-span");

    private static final Map<String, String> FRACTIONS =
            Map.of("scale_score", "reference-scale-consistency", "polyphony_score", "reference-polyphony");

    @TempDir
    private Path folder;

    @Test
    void releasedToolAgrees() throws Exception {
        Path data = sharedData();
        Map<String, Metric<Score>> metrics = PublishedMetricsTest.published();
        List<JsonNode> golden = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("golden-stats.jsonl"))) {
            golden.add(new ObjectMapper().readTree(line));
        }
        unpack(
                data.resolve("classical.tar.xz"),
                golden.stream().map(g -> "classical/" + g.get("path").asText()).toList());

        SoftAssertions softly = new SoftAssertions();
        int singleTracks = 0;
        for (JsonNode file : golden) {
            String path = file.get("path").asText();
            Score score = MidiReader.read(folder.resolve("classical").resolve(path), true)
                    .content();
            boolean singleTrack = file.get("tracks").asInt() == 1;
            singleTracks += singleTrack ? 1 : 0;
            for (var expected : expectations(singleTrack).entrySet()) {
                double value = metrics.get(expected.getValue()).measure(score).orElseThrow();
                double tolerance = FRACTIONS.containsKey(expected.getKey()) ? 1e-9 : 0;
                softly.assertThat(value)
                        .as(path + " " + expected.getKey())
                        .isCloseTo(file.get("stats").get(expected.getKey()).asDouble(), within(tolerance));
            }
        }
        softly.assertAll();
        assertThat(golden).hasSizeGreaterThan(20);
        assertThat(singleTracks).as("files of one track").isGreaterThan(4);
    }

    private static Map<String, String> expectations(boolean singleTrack) {
        Map<String, String> expectations = new TreeMap<>(WHOLE_NUMBERS);
        expectations.putAll(FRACTIONS);
        for (int length = 2; singleTrack && length <= 9; length++) {
            expectations.put("repetitions_" + length, "reference-repetitions-" + length);
        }
        return expectations;
    }

    private static Path sharedData() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isRegularFile(data.resolve("golden-stats.jsonl"))) {
                return data;
            }
        }
        return Assumptions.abort("no shared/data/golden-stats.jsonl beside the repository: nothing to compare with");
    }

    private void unpack(Path archive, List<String> members) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()));
        command.addAll(members);
        Process tar = new ProcessBuilder(command).inheritIO().start();
        assertThat(tar.waitFor()).as("exit code of tar").isZero();
    }
}
