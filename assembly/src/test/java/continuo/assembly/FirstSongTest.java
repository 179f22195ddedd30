package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README's first command does, whole: train, play, measure, look, listen, report. */
class FirstSongTest {
    /** For a machine with other things to do; two quiet cores need a minute or two. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    private static int notes(Path midi) throws Exception {
        int notes = 0;
        Sequence sequence = MidiSystem.getSequence(midi.toFile());
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).getMessage() instanceof ShortMessage message
                        && message.getCommand() == ShortMessage.NOTE_ON
                        && message.getData2() > 0) {
                    notes++;
                }
            }
        }
        return notes;
    }

    private static List<Path> midiFiles(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".mid"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theExampleTrainsPlaysMeasuresAndReports() throws Exception {
        Continuo.Outcome outcome = new Continuo(folder)
                .withPatience(PATIENCE)
                .run(
                        "run",
                        Continuo.HOME.resolve("examples/first-song.continuo").toString());

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        List<Path> pieces = midiFiles(folder.resolve("first-song"));
        assertThat(pieces).hasSize(4);
        for (Path piece : pieces) {
            assertThat(notes(piece)).as("%s", piece).isGreaterThanOrEqualTo(100);
        }
        assertThat(outcome.output())
                .as("the metric table with its bands")
                .containsPattern("metric +mean +pieces +real +chance")
                .containsPattern("scale-consistency +0\\.");
        assertThat(outcome.output()).as("the piano roll").containsPattern("C[3-6] .*[┤|]");
        Path wav = folder.resolve("first-song/piece-1-1.wav");
        assertThat(AudioSystem.getAudioFileFormat(wav.toFile()).getFrameLength())
                .isGreaterThan(44_100);
        assertThat(folder.resolve("first-song/report.html")).content().contains("<html", "piece-1-1.mid");
        assertThat(outcome.errors()).doesNotContain("WARNING", "Exception");
    }

    @Test
    void chordsAreInOneScaleAndNothingButChords() {
        Continuo.Outcome outcome = new Continuo(folder)
                .run("-c", "corpus use chords; evaluate --metrics polyphony,scale-consistency", "--json");
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        List<String> values = Stream.of(outcome.output().split("\n"))
                .filter(line -> line.contains("\"metric\":"))
                .toList();
        assertThat(values).hasSizeGreaterThan(60).allMatch(line -> line.contains("\"value\":1"));
    }
}
