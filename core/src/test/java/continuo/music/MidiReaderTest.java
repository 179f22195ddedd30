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
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MidiReaderTest {
    private static final String C = "00 90 3c 40  83 60 80 3c 00";

    private static Score read(byte[] bytes) {
        Reading<Score> reading = MidiReader.read(bytes, "test.mid", false);
        assertThat(reading.warnings()).isEmpty();
        return reading.content();
    }

    private static Note note(long onset, long duration, int pitch) {
        return new Note(onset, duration, pitch, 0x40, 0);
    }

    @Test
    void readsOneNote() {
        assertThat(read(file(C))).isEqualTo(Score.of(480, List.of(note(0, 480, 60))));
    }

    @Test
    void velocityZeroAndRunningStatusEndANote() {
        assertThat(read(file("00 90 3c 40  60 3c 00  00 3e 40  60 3e 00")).notes())
                .containsExactly(note(0, 96, 60), note(96, 96, 62));
    }

    @Test
    void runningStatusGoesOnAcrossMetaAndSystemExclusiveEvents() {
        assertThat(read(file("00 90 3c 40  00 ff 01 01 41  60 3c 00  00 f0 03 7e 09 f7  00 3e 40  60 3e 00"))
                        .notes())
                .containsExactly(note(0, 96, 60), note(96, 96, 62));
    }

    @Test
    void escapesProgramsPressureAndControllersAreSteppedOver() {
        String others = "00 f7 03 f3 01 f8  00 c0 05  00 d0 40  00 a0 3c 40  00 b0 07 64  00 e0 00 40";
        assertThat(read(file(others + C)).notes()).containsExactly(note(0, 480, 60));
    }

    @Test
    void equalPitchesThatOverlapArePairedInOrder() {
        assertThat(read(file("00 90 3c 40  0a 3c 41  0a 3c 00  0a 3c 00")).notes())
                .containsExactly(note(0, 20, 60), new Note(10, 20, 60, 0x41, 0));
    }

    @Test
    void channelsOfOneTrackArePairedApart() {
        assertThat(read(file("00 90 3c 40  0a 91 3c 40  0a 81 3c 00  0a 80 3c 00"))
                        .notes())
                .containsExactly(note(0, 30, 60), new Note(10, 10, 60, 0x40, 1));
    }

    @Test
    void aNoteThatIsNeverClosedInItsTrackLastsAQuarter() {
        byte[] bytes = concat(header(1, 2, 480), track("00 90 3c 40" + END), track("05 80 3c 00  00 90 3c 40" + END));
        assertThat(read(bytes).notes()).containsExactly(note(0, 480, 60), note(5, 480, 60));
    }

    @Test
    void aNoteMayHaveNoLength() {
        assertThat(read(file("00 90 3c 40 00 3c 00")).notes()).containsExactly(note(0, 0, 60));
    }

    @Test
    void tracksAreMergedByOnsetAndKeepTheirOrderWithinOne() {
        byte[] bytes = concat(
                header(1, 3, 480),
                track("00 90 3c 40  60 3c 00  00 3d 40  60 3d 00" + END),
                track("00 90 48 40  10 48 00  10 49 40  10 49 00" + END),
                track("60 90 54 40  60 54 00" + END));
        assertThat(read(bytes).notes())
                .extracting(Note::pitch, Note::onset)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(60, 0L),
                        org.assertj.core.groups.Tuple.tuple(72, 0L),
                        org.assertj.core.groups.Tuple.tuple(73, 32L),
                        org.assertj.core.groups.Tuple.tuple(61, 96L),
                        org.assertj.core.groups.Tuple.tuple(84, 96L));
    }

    @Test
    void patternsOfFormatTwoFollowOneAnother() {
        byte[] bytes = concat(header(2, 2, 480), track(C + "60 ff2f00"), track(C + END));
        assertThat(read(bytes).notes()).containsExactly(note(0, 480, 60), note(576, 480, 60));
    }

    @Test
    void temposAndTimeSignaturesOfEveryTrackAreKept() {
        byte[] bytes = concat(
                header(1, 2, 480),
                track("60 ff 51 03 0f 42 40  00 ff 58 04 03 02 18 08" + END),
                track("00 ff 51 03 07 a1 20" + C + END));
        Score score = read(bytes);
        assertThat(score.tempos()).containsExactly(new Tempo(0, 500_000), new Tempo(96, 1_000_000));
        assertThat(score.timeSignatures()).containsExactly(new TimeSignature(96, 3, 4));
    }

    @Test
    void smpteTimeBecomesTicksAtAFixedTempo() {
        String halfSecond = "00 90 3c 40 83 74 80 3c 00";
        Score score = read(concat(header(0, 1, 0xE728), track("00 ff 51 03 0f 42 40" + halfSecond + END)));
        assertThat(score.ticksPerQuarter()).isEqualTo(500);
        assertThat(score.tempos()).containsExactly(new Tempo(0, 500_000));
        assertThat(score.secondsAt(score.endTick())).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void dropFrameTimeIsThirtyFramesIn1001Milliseconds() {
        Score score = read(concat(header(0, 1, 0xE301), track("00 90 3c 40 1e 80 3c 00" + END)));
        assertThat(score.secondsAt(score.endTick())).isCloseTo(1.001, within(1e-12));
    }

    @Test
    void framesThatDoNotHalveKeepTheSecond() {
        Score score = read(concat(header(0, 1, 0xE701), track("00 90 3c 40 19 80 3c 00" + END)));
        assertThat(score.ticksPerQuarter()).isEqualTo(25);
        assertThat(score.secondsAt(score.endTick())).isCloseTo(1, within(1e-12));
    }

    @Test
    void ticksBeyondThirtyTwoBitsAreKept() {
        String longest = "ff ff ff 7f";
        assertThat(read(file((longest + "b0 00 00").repeat(20) + "00 90 3c 40 00 3c 00"))
                        .notes())
                .containsExactly(note(20L * 0x0FFFFFFF, 0, 60));
    }

    @Test
    void alienChunksAreSkippedAndALongHeaderIsRead() {
        byte[] longHeader = chunk("MThd", hex("0000 0001 01e0 cafe"));
        byte[] bytes = concat(longHeader, chunk("XFIH", new byte[3]), track(C + END), chunk("XFKM", new byte[9]));
        assertThat(read(bytes).notes()).hasSize(1);
    }

    @Test
    void riffFilesAreUnwrapped() {
        assertThat(read(riff(file(C))).notes()).containsExactly(note(0, 480, 60));
    }

    @Test
    void whatFollowsEndOfTrackInItsChunkIsNotMusic() {
        assertThat(read(file(C + END + C)).notes()).hasSize(1);
    }

    @Test
    void aTrackMayEndWithoutSayingSo() {
        assertThat(read(concat(header(0, 1, 480), track(C))).notes()).hasSize(1);
    }

    @Test
    void aFileWithoutNotesIsAnEmptyScore() {
        assertThat(read(file("")).notes()).isEmpty();
        assertThat(read(header(1, 0, 480)).notes()).isEmpty();
    }

    @Test
    void oddNumbersOfTracksAreReadWithAWarning() {
        Reading<Score> fewer = MidiReader.read(concat(header(1, 65535, 480), track(C + END)), "test.mid", false);
        assertThat(fewer.content().notes()).hasSize(1);
        assertThat(fewer.warnings()).containsExactly("byte 35: the header declares 65,535 tracks, but there is 1");
        Reading<Score> more =
                MidiReader.read(concat(header(1, 1, 480), track(C + END), track(C + END)), "test.mid", false);
        assertThat(more.content().notes()).hasSize(2);
        assertThat(more.warnings()).hasSize(1);
    }

    @Test
    void impossibleTemposAndTimeSignaturesAreLeftOutWithAWarning() {
        Reading<Score> reading = MidiReader.read(
                file("00 ff 51 03 000000  00 ff 51 01 07  00 ff 58 04 00021808  00 ff 58 04 04ff1808" + C),
                "test.mid",
                false);
        assertThat(reading.content()).isEqualTo(Score.of(480, List.of(note(0, 480, 60))));
        assertThat(reading.warnings())
                .containsExactly(
                        "byte 23: tempo of 0 µs a quarter, left out",
                        "byte 30: tempo event of 1 byte, left out",
                        "byte 35: time signature 0/2^2, left out",
                        "byte 43: time signature 4/2^255, left out");
    }

    @Test
    void bytesAfterTheLastTrackAreLeftOutWithAWarning() {
        Reading<Score> reading = MidiReader.read(concat(file(C), hex("1a1a1a1a1a1a1a1a1a1a")), "test.mid", false);
        assertThat(reading.content().notes()).hasSize(1);
        assertThat(reading.warnings()).containsExactly("byte 35: 10 bytes after the last track, left out");
    }
}
