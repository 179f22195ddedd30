package continuo.studio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavRendererTest {
    private static final List<String> INTERNALS_EXPORTED =
            List.of("--add-exports", "java.desktop/com.sun.media.sound=ALL-UNNAMED");

    @TempDir
    Path folder;

    /** Silence for a second, then a tone for a second. */
    private static Score lateTone() {
        return Score.of(96, List.of(new Note(192, 192, 69, 100, 0)));
    }

    private static short[] samples(Path wav) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            assertThat(in.getFormat().matches(new AudioFormat(44_100, 16, 2, true, false)))
                    .isTrue();
            byte[] bytes = in.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
            }
            return samples;
        }
    }

    private static int peak(short[] samples, double fromSecond, double toSecond) {
        int peak = 0;
        for (int i = (int) (fromSecond * 88_200); i < toSecond * 88_200; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    @Test
    void soundBeginsWithTheToneAndDiesAwayAfterIt() throws Exception {
        Path wav = folder.resolve("tone.wav");
        WavRenderer.render(lateTone(), wav, Optional.empty(), WavRenderer.USUAL_RATE);
        short[] samples = samples(wav);
        assertThat(samples).hasSize(4 * 88_200);
        assertThat(peak(samples, 0, 0.9)).isLessThan(50);
        assertThat(peak(samples, 1.1, 1.9)).isGreaterThan(1_000);
        assertThat(peak(samples, 3.8, 4)).isLessThan(peak(samples, 1.1, 1.9) / 10);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(wav);
        }
    }

    @Test
    void theLoudestMusicIsNotClipped() throws Exception {
        List<Note> cluster = IntStream.range(0, 64)
                .mapToObj(i -> new Note(0, 192, 36 + i % 48, 127, i % 9))
                .toList();
        Path wav = folder.resolve("loud.wav");
        WavRenderer.render(Score.of(96, cluster), wav, Optional.empty(), WavRenderer.USUAL_RATE);
        short[] samples = samples(wav);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < samples.length; i += 2) {
            run = Math.abs(samples[i]) >= Short.MAX_VALUE ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        assertThat(peak(samples, 0.1, 0.9)).isGreaterThan(10_000);
        assertThat(longest).as("successive samples at the limit").isLessThan(2);
    }

    @Test
    void aScoreWithoutNotesIsRefused() {
        Path wav = folder.resolve("nothing.wav");
        assertFails(Score.of(96, List.of()), wav, Optional.empty(), Failure.Kind.DATA, "no note");
        assertThat(wav).doesNotExist();
    }

    @Test
    void whatNoWavFileHoldsIsRefused() {
        Score days = Score.of(1, List.of(new Note(0, 1_000_000, 60, 64, 0)));
        assertFails(days, folder.resolve("a.wav"), Optional.empty(), Failure.Kind.DATA, "138.9 hours long");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path wav = Files.writeString(folder.resolve("file"), "").resolve("a.wav");
        assertFails(lateTone(), wav, Optional.empty(), Failure.Kind.RESOURCE, wav.toString());
    }

    @Test
    void missingAndDamagedSoundFontsAreNamed() throws IOException {
        Path missing = folder.resolve("missing.sf2");
        assertFails(lateTone(), folder.resolve("a.wav"), Optional.of(missing), Failure.Kind.USER, missing.toString());
        Path midi = folder.resolve("piece.mid");
        MidiWriter.write(lateTone(), midi);
        assertFails(
                lateTone(), folder.resolve("a.wav"), Optional.of(midi), Failure.Kind.DATA, "does not begin like one");
        Path damaged = Files.writeString(folder.resolve("damaged.sf2"), "RIFF\u0001\u0000\u0000\u0000sfbkLIST");
        assertFails(lateTone(), folder.resolve("a.wav"), Optional.of(damaged), Failure.Kind.DATA, damaged.toString());
    }

    @Test
    void anInterruptEndsTheWork() {
        Path wav = folder.resolve("a.wav");
        Thread.currentThread().interrupt();
        try {
            assertFails(lateTone(), wav, Optional.empty(), Failure.Kind.INTERRUPTED, "stopped");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertFails(
            Score score, Path wav, Optional<Path> soundFont, Failure.Kind kind, String message) {
        assertThatThrownBy(() -> WavRenderer.render(score, wav, soundFont, WavRenderer.USUAL_RATE))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    @Test
    void aChosenSoundFontIsPlayed() throws Exception {
        Path soundFont = folder.resolve("emergency.sf2");
        assertThat(ForkedJava.run(INTERNALS_EXPORTED, MakeSoundFont.class, soundFont.toString()))
                .isEqualTo("saved");
        Path wav = folder.resolve("tone.wav");
        assertThat(ForkedJava.run(INTERNALS_EXPORTED, RenderMain.class, wav.toString(), soundFont.toString()))
                .isEqualTo("rendered");
        assertThat(peak(samples(wav), 0.1, 0.4)).isGreaterThan(1_000);
        assertThat(ForkedJava.run(List.of(), RenderMain.class, wav.toString(), soundFont.toString()))
                .startsWith(
                        "RESOURCE a SoundFont, or another sample rate, needs Java to be started with --add-exports");
    }

    @Test
    void aJavaWithoutSoundSaysSo() throws Exception {
        String output = ForkedJava.run(
                List.of("--limit-modules", "java.base"),
                RenderMain.class,
                folder.resolve("tone.wav").toString());
        assertThat(output.lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("RESOURCE the Java in ")
                        && line.contains("its module java.desktop is missing"));
    }
}
