package continuo.music;

import continuo.fault.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads Standard MIDI Files (MIDI Manufacturers Association, 1996) as scores: formats 0 and 1, format 2 with its patterns
 * one after another, bare or within a RIFF RMID file, in musical or SMPTE time.
 *
 * <p>Notes are paired within a track, for each channel and pitch in order: a note-off, or a note-on of velocity 0, ends the
 * oldest note that sounds. A note that is never closed in its track lasts a quarter; a note-off without a note is
 * nothing. Running status goes on across meta and system exclusive events. Every tempo and time signature of whatever
 * track is kept; in SMPTE time tempo events mean nothing and are left out. Chunks of other kinds are skipped.
 *
 * <p>A <em>damaged</em> file is an error unless {@code salvage} is set. Under salvage what is sound is kept, and what is
 * not is named in the warnings with its byte offset: what follows damage in a track is left out as long as the next
 * track can be found, a velocity over 127 becomes 127, a note with a pitch over 127 is left out, bytes before the header
 * are skipped, a track longer than the file ends with it. A file without a header, with a header too short or with a
 * division that means no time, and a damaged file in which no note is sound, are errors in either mode.
 *
 * <p>What is <em>odd</em> but costs no note is read in either mode, with a warning: a number of tracks other than the
 * header's (all there are count), a tempo of 0, bytes after the last track.
 *
 * <p>Nothing is allocated from a declared length, and {@link MidiLimits} bound the rest.
 */
public final class MidiReader {
    private MidiReader() {}

    /**
     * Reads a file.
     *
     * @param salvage whether to keep what is sound of a damaged file
     * @throws Failure USER where there is no such file; RESOURCE where it cannot be read; DATA where it is not sound, as
     *     described above, naming the byte
     */
    public static Reading<Score> read(Path file, boolean salvage) {
        return read(bytes(file, MidiLimits.DEFAULT), file.toString(), salvage);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name what to call the file in messages
     * @param salvage whether to keep what is sound of a damaged file
     * @throws Failure DATA where it is not sound, as described above, naming the byte
     */
    public static Reading<Score> read(byte[] bytes, String name, boolean salvage) {
        return read(bytes, name, salvage, MidiLimits.DEFAULT);
    }

    static Reading<Score> read(byte[] bytes, String name, boolean salvage, MidiLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw tooLong(name, limits);
        }
        Findings findings = new Findings(name, salvage);
        Chunks chunks = Chunks.locate(bytes, findings);
        Division division = chunks.division();
        // A note takes six to eight bytes in most files; the arrays grow where it takes less.
        int expectedNotes = Math.min(bytes.length / 8, 1 << 16);
        TrackReader tracks = new TrackReader(bytes, expectedNotes, limits.events(), findings);
        chunks.readTracks(tracks, limits.tracks());
        if (findings.damaged() && tracks.notes().size() == 0) {
            throw findings.nothingSound();
        }
        List<Tempo> tempos = division.fixedTempo().map(List::of).orElse(tracks.tempos());
        Score score = new Score(division.ticksPerQuarter(), tracks.notes().notes(), tempos, tracks.timeSignatures());
        return new Reading<>(score, findings.warnings());
    }

    /** Reads at most one byte more than the limit, so that a device file that never ends does no harm. */
    private static byte[] bytes(Path file, MidiLimits limits) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[(int) Math.min(Files.size(file), limits.bytes())];
            int read = in.readNBytes(bytes, 0, bytes.length);
            if (read < bytes.length) {
                return Arrays.copyOf(bytes, read);
            }
            byte[] more = in.readNBytes(limits.bytes() + 1 - read);
            return more.length == 0 ? bytes : joined(bytes, more);
        } catch (NoSuchFileException e) {
            throw Failure.user(file + ": no such file");
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                throw Failure.user(file + ": a folder, not a MIDI file; name a file in it");
            }
            throw Failure.resource(file + ": cannot be read (" + e.getMessage() + "); check its permissions", e);
        }
    }

    /** A file that is longer than it said. */
    private static byte[] joined(byte[] beginning, byte[] rest) {
        byte[] all = Arrays.copyOf(beginning, beginning.length + rest.length);
        System.arraycopy(rest, 0, all, beginning.length, rest.length);
        return all;
    }

    private static Failure tooLong(String name, MidiLimits limits) {
        return Failure.data(name + ": longer than " + (limits.bytes() >> 20)
                + " MiB, which is more than one piece of music needs; split it");
    }
}
