package continuo.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.fault.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import javax.sound.midi.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiWriterTest {
    private static Note note(long onset, long duration, int pitch) {
        return new Note(onset, duration, pitch, 64, 0);
    }

    private static Score readBack(Score score) {
        byte[] bytes = MidiWriter.write(score);
        Reading<Score> reading = MidiReader.read(bytes, "written.mid", false);
        assertThat(reading.warnings()).isEmpty();
        assertThat(JdkReader.notes(JdkReader.sequence(bytes).orElseThrow()))
                .isEqualTo(reading.content().notes());
        assertThat(JdkReader.tempos(JdkReader.sequence(bytes).orElseThrow()))
                .isEqualTo(reading.content().tempos());
        return reading.content();
    }

    @Test
    void writesTheSmallestFile() {
        Score score = new Score(480, List.of(note(0, 480, 60)), List.of(Tempo.DEFAULT), List.of());
        assertThat(MidiWriter.write(score))
                .isEqualTo(MidiBytes.file("00 ff 51 03 07 a1 20  00 90 3c 40  83 60 80 3c 40"));
    }

    @Test
    void keepsNotesTemposAndTimeSignatures() {
        Score score = new Score(
                384,
                List.of(new Note(0, 96, 0, 1, 15), new Note(0, 96, 127, 127, 9), note(96, 40, 60)),
                List.of(new Tempo(0, 400_000), new Tempo(96, 1_000_000)),
                List.of(new TimeSignature(0, 6, 8), new TimeSignature(96, 255, 128)));
        assertThat(readBack(score)).isEqualTo(score);
    }

    @Test
    void aScoreWithoutNotesIsAFile() {
        assertThat(readBack(Score.of(96, List.of()))).isEqualTo(Score.of(96, List.of()));
    }

    @Test
    void aRepeatedToneEndsBeforeItBegins() {
        Score score = Score.of(96, List.of(note(0, 96, 60), note(96, 96, 60), note(192, 96, 60)));
        assertThat(readBack(score)).isEqualTo(score);
    }

    @Test
    void notesWithoutLengthStay() {
        Score score = Score.of(
                96, List.of(note(0, 96, 60), note(96, 0, 60), note(96, 0, 60), note(96, 96, 60), note(100, 0, 72)));
        assertThat(readBack(score)).isEqualTo(score);
    }

    @Test
    void tonesWithinOthersOfTheirPitchKeepTheirLengths() {
        Score score = Score.of(96, List.of(note(0, 100, 60), note(10, 20, 60), note(15, 5, 60), note(40, 80, 60)));
        assertThat(MidiWriter.write(score)[9]).as("format").isEqualTo((byte) 1);
        assertThat(readBack(score)).isEqualTo(score);
    }

    @Test
    void anyScoreIsReadBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 50; i++) {
            List<Note> notes = new ArrayList<>();
            for (int n = random.nextInt(200); n > 0; n--) {
                notes.add(new Note(
                        random.nextInt(100),
                        random.nextInt(20),
                        60 + random.nextInt(4),
                        1 + random.nextInt(127),
                        random.nextInt(3)));
            }
            Score score = Score.of(24, notes);
            assertThat(readBack(score).notes()).containsExactlyInAnyOrderElementsOf(score.notes());
        }
    }

    @Test
    void gapsLongerThanADeltaTimeAreBridged() {
        Score score = Score.of(96, List.of(note(5L << 28, 1L << 28, 60)));
        assertThat(readBack(score)).isEqualTo(score);
    }

    @Test
    void whatIsBeyondAnyPieceIsRefused() {
        assertThatThrownBy(() -> MidiWriter.write(Score.of(96, List.of(note(1L << 41, 1, 60)))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("tick " + (1L << 41));
        assertThatThrownBy(() -> MidiWriter.write(Score.of(96, List.of(note(Long.MAX_VALUE, 1, 60)))))
                .isInstanceOf(Failure.class);
    }

    @Test
    void resolutionsThatMidiCannotHoldAreRescaled() {
        Score score = new Score(
                326_400,
                List.of(note(326_400, 163_200, 60)),
                List.of(new Tempo(0, 600_000), new Tempo(326_400, 500_000)),
                List.of(new TimeSignature(326_400, 3, 4)));
        Score read = readBack(score);
        assertThat(read.ticksPerQuarter()).isEqualTo(32_640);
        assertThat(read.notes()).containsExactly(note(32_640, 16_320, 60));
        assertThat(read.secondsAt(read.endTick())).isCloseTo(score.secondsAt(score.endTick()), within(1e-9));
    }

    @Test
    void temposSlowerThanMidiKnowsBecomeTheSlowest() {
        Score score = new Score(96, List.of(), List.of(new Tempo(0, 20_000_000)), List.of());
        assertThat(readBack(score).tempos()).containsExactly(new Tempo(0, 0xFFFFFF));
    }

    @Test
    void filesAppearWholeAndReplaceOthers(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.mid"), "something else");
        Score score = Score.of(96, List.of(note(0, 96, 60)));
        MidiWriter.write(score, file);
        assertThat(MidiReader.read(file, false).content()).isEqualTo(score);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        Path file = notAFolder.resolve("a.mid");
        assertThatThrownBy(() -> MidiWriter.write(Score.of(96, List.of()), file))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.RESOURCE))
                .hasMessageContaining(file.toString());
    }

    @Test
    void aPieceMayEndWithARest() {
        Score score = Score.of(96, List.of(note(0, 96, 60)));
        Sequence sequence = JdkReader.sequence(MidiWriter.write(score, 384)).orElseThrow();
        assertThat(sequence.getTickLength()).isEqualTo(384);
        assertThat(MidiWriter.write(score, 50)).isEqualTo(MidiWriter.write(score));
        assertThatThrownBy(() -> MidiWriter.write(score, 1L << 41)).isInstanceOf(Failure.class);
    }
}
