package continuo.music;

import static continuo.music.MidiBytes.END;
import static continuo.music.MidiBytes.chunk;
import static continuo.music.MidiBytes.concat;
import static continuo.music.MidiBytes.file;
import static continuo.music.MidiBytes.header;
import static continuo.music.MidiBytes.hex;
import static continuo.music.MidiBytes.riff;
import static continuo.music.MidiBytes.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiDamageTest {
    private static final String C = "00 90 3c 40  83 60 80 3c 00";

    private static Failure failure(byte[] bytes, boolean salvage) {
        Failure failure = catchThrowableOfType(Failure.class, () -> MidiReader.read(bytes, "test.mid", salvage));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA);
        assertThat(failure).hasMessageStartingWith("test.mid: ");
        return failure;
    }

    /** Refused in strict mode with the way out, read with a warning under salvage. */
    private static Reading<Score> salvaged(byte[] bytes, String finding) {
        Failure failure = failure(bytes, false);
        assertThat(failure).hasMessage("test.mid: " + finding);
        assertThat(failure.remedy()).contains(new Remedy.Salvage());
        Reading<Score> reading = MidiReader.read(bytes, "test.mid", true);
        assertThat(reading.warnings().get(0)).isEqualTo(finding);
        return reading;
    }

    /** Refused in both modes. */
    private static void hopeless(byte[] bytes, String message) {
        assertThat(failure(bytes, false)).hasMessage("test.mid: " + message);
        assertThat(failure(bytes, true)).hasMessage("test.mid: " + message);
    }

    @Test
    void whatIsNotMidiIsRefusedWithItsBeginning() {
        hopeless(new byte[0], "byte 0: the file is empty");
        hopeless(
                "<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.UTF_8),
                "byte 0: not a MIDI file: begins with \"<!DOCTYPE ht\" instead of MThd;"
                        + " choose a Standard MIDI File (.mid)");
        hopeless(
                hex("00ff4d"),
                "byte 0: not a MIDI file: begins with \"\\x00\\xFFM\" instead of MThd;"
                        + " choose a Standard MIDI File (.mid)");
        assertThat(failure("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII), true))
                .hasMessageContaining("not a MIDI file");
    }

    @Test
    void aHeaderCutOffIsRefused() {
        String message = "byte 0: the MIDI header is cut off; get the file again from where it came";
        for (int length = 4; length < 14; length++) {
            hopeless(Arrays.copyOf(file(C), length), message);
        }
        hopeless(concat(chunk("MThd", hex("0000 0001")), track(C + END)), message);
    }

    @Test
    void aDivisionWithoutMeaningIsRefused() {
        for (int division : new int[] {0, 0xE700, 0x8001, 0xFFFF}) {
            hopeless(
                    concat(header(0, 1, division), track(C + END)),
                    String.format("byte 12: division 0x%04X gives the ticks no length", division));
        }
    }

    @Test
    void damageEndsItsTrackButNotTheNext() {
        byte[] bytes = concat(header(1, 2, 480), track(C + "00 f4 00" + END), track("00 91 40 40 0a 40 00" + END));
        Reading<Score> reading = salvaged(bytes, "byte 32: status 0xF4, which does not belong into a file");
        assertThat(reading.content().notes()).containsExactly(new Note(0, 480, 60, 64, 0), new Note(0, 10, 64, 64, 1));
    }

    @Test
    void realTimeMessagesAreSteppedOver() {
        Reading<Score> reading = salvaged(
                file("00 90 3c 40 10 f8 64 80 3c 40"), "byte 27: status 0xF8, which does not belong into a file");
        assertThat(reading.content().notes()).containsExactly(new Note(0, 0x74, 60, 64, 0));
    }

    @Test
    void lengthsOfMoreThanFourBytesEndTheTrack() {
        Reading<Score> reading =
                salvaged(file("00 90 3c 40 81 80 80 80 00 80 3c 40"), "byte 26: a delta time of more than four bytes");
        assertThat(reading.content().notes()).containsExactly(new Note(0, 480, 60, 64, 0));
    }

    @Test
    void tracksLongerThanTheFileEndWithIt() {
        byte[] bytes = concat(header(0, 1, 480), chunk("MTrk", 0xFFFFFFFF, hex(C + END)));
        Reading<Score> reading = salvaged(bytes, "byte 14: track 1 should have 4,294,967,295 bytes, but 13 are left");
        assertThat(reading.content().notes()).hasSize(1);
    }

    @Test
    void aTrackThatSwallowsTheNextIsCutAtItsEnd() {
        byte[] bytes = concat(header(1, 2, 480), chunk("MTrk", 5000, hex(C + END)), track(C + END));
        assertThat(MidiReader.read(bytes, "test.mid", true).content().notes()).hasSize(2);
    }

    @Test
    void aTrackIsFoundBehindBytesThatAreNoChunk() {
        byte[] bytes = concat(header(1, 2, 480), track(C + END), hex("00ff00ff00ff00ff00ff"), track(C + END));
        Reading<Score> reading = salvaged(
                bytes,
                "byte 35: neither a track nor another chunk, but"
                        + " \"\\x00\\xFF\\x00\\xFF\\x00\\xFF\\x00\\xFF\\x00\\xFFMT\"");
        assertThat(reading.content().notes()).hasSize(2);
    }

    @Test
    void everyCutKeepsTheNotesBeforeIt() {
        byte[] whole = concat(header(1, 2, 480), track(C + END), track(C + END));
        for (int length = 26; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(MidiReader.read(cut, "test.mid", true).content().notes())
                    .as("cut at byte %d", length)
                    .hasSize(length < 47 ? 1 : 2);
        }
    }

    @Test
    void dataBytesOver127AreClampedInVelocityAndRefusedInPitch() {
        Reading<Score> loud =
                salvaged(file("00 90 3c b3 64 80 3c 40"), "byte 24: note with data bytes over 127: 0x3C 0xB3");
        assertThat(loud.content().notes()).containsExactly(new Note(0, 100, 60, 127, 0));
        Reading<Score> high = salvaged(file("00 90 ff 40" + C), "byte 24: note with data bytes over 127: 0xFF 0x40");
        assertThat(high.content().notes()).containsExactly(new Note(0, 480, 60, 64, 0));
    }

    @Test
    void bytesBeforeTheHeaderAreSkipped() {
        Reading<Score> reading =
                salvaged(concat(new byte[48], file(C)), "byte 0: 48 bytes of something else before the MIDI header");
        assertThat(reading.content().notes()).hasSize(1);
    }

    @Test
    void aRiffFileCutOffKeepsWhatItHas() {
        byte[] whole = riff(file(C));
        Reading<Score> reading = MidiReader.read(Arrays.copyOf(whole, whole.length - 6), "test.mid", true);
        assertThat(reading.content().notes()).hasSize(1);
        assertThat(reading.warnings().get(0)).contains("the RIFF file should hold 35 bytes of MIDI");
    }

    @Test
    void aFormatThatDoesNotExistIsReadAsTracksAtOnce() {
        Reading<Score> reading =
                salvaged(concat(header(7, 2, 480), track(C + END), track(C + END)), "byte 8: MIDI format 7, of 0 to 2");
        assertThat(reading.content().notes()).extracting(Note::onset).containsExactly(0L, 0L);
    }

    @Test
    void damageWithoutASoundNoteIsRefusedUnderSalvageToo() {
        byte[] noise = concat(header(0, 1, 480), track("75 4a bb 1d"));
        assertThat(failure(noise, true))
                .hasMessage(
                        "test.mid: nothing in it is sound"
                                + " (byte 23: data byte 0x4A where an event should begin); get the file again from where it came");
        assertThat(failure(header(1, 3, 480), true)).hasMessageContaining("declares 3 tracks, but there is none");
    }

    @Test
    void limitsAreRefusals() {
        byte[] bytes = concat(header(1, 3, 480), track(C + END), track(C + END), track(C + END));
        assertThat(limited(bytes, new MidiLimits(bytes.length, 3, 9))).isNull();
        assertThat(limited(bytes, new MidiLimits(bytes.length - 1, 3, 9))).hasMessageContaining("longer than");
        assertThat(limited(bytes, new MidiLimits(bytes.length, 2, 9))).hasMessageContaining("more than 2 tracks");
        assertThat(limited(bytes, new MidiLimits(bytes.length, 3, 8))).hasMessageContaining("more than 8 events");
    }

    private static Failure limited(byte[] bytes, MidiLimits limits) {
        return catchThrowableOfType(Failure.class, () -> MidiReader.read(bytes, "test.mid", true, limits));
    }

    @Test
    void warningsAreFewHoweverMuchIsDamaged() {
        Reading<Score> reading = MidiReader.read(file(C + "00 f8".repeat(10_000)), "test.mid", true);
        assertThat(reading.warnings()).hasSize(21).last().isEqualTo("9980 more of the kind");
    }

    @Test
    void missingFilesAndFoldersAreTheUsersMistake(@TempDir Path folder) throws IOException {
        Failure missing = catchThrowableOfType(Failure.class, () -> MidiReader.read(folder.resolve("no.mid"), false));
        assertThat(missing.kind()).isEqualTo(Failure.Kind.USER);
        assertThat(missing).hasMessage(folder.resolve("no.mid") + ": no such file");
        Failure directory = catchThrowableOfType(Failure.class, () -> MidiReader.read(folder, false));
        assertThat(directory.kind()).isEqualTo(Failure.Kind.USER);
        assertThat(directory).hasMessageContaining("a folder, not a MIDI file");
        Path file = Files.write(folder.resolve("c.mid"), file(C));
        assertThat(MidiReader.read(file, false).content().notes()).hasSize(1);
    }

    /** Whatever the bytes, there is a reading or a failure, and strict mode never reads more than salvage. */
    @Test
    void mutatedFilesEndInAReadingOrAFailure() {
        byte[] sound = concat(
                header(1, 2, 96),
                track("00 ff 51 03 07 a1 20  00 ff 58 04 03 02 18 08  00 f0 03 7e 09 f7" + END),
                track("00 c0 05 00 90 3c 40 60 3c 00 00 3e 40 00 40 41 60 3e 00 00 40 00 00 91 30 7f 81 40 30 00"
                        + END));
        int read = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] mutant = mutated(sound, seed);
            Outcome strict = outcome(mutant, false, seed);
            Outcome salvage = outcome(mutant, true, seed);
            assertThat(strict.notes()).as("seed %d", seed).isIn(-1, salvage.notes());
            read += salvage.notes() < 0 ? 0 : 1;
        }
        assertThat(read).isBetween(1_000, 1_999);
    }

    /** How many notes were read; -1 for a failure. */
    private record Outcome(int notes) {}

    private static Outcome outcome(byte[] bytes, boolean salvage, int seed) {
        try {
            return new Outcome(MidiReader.read(bytes, "test.mid", salvage)
                    .content()
                    .notes()
                    .size());
        } catch (Failure e) {
            assertThat(e.kind()).isEqualTo(Failure.Kind.DATA);
            return new Outcome(-1);
        } catch (RuntimeException e) {
            throw new AssertionError("mutation of seed " + seed, e);
        }
    }

    private static byte[] mutated(byte[] sound, int seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
