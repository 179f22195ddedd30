package continuo.music;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes scores as Standard MIDI Files (MIDI Manufacturers Association, 1996).
 *
 * <p>What {@link MidiReader} reads back is the score that was written: the same notes, tempos and time signatures. The file
 * is of format 0. Only where a note of the same channel and pitch as an earlier one ends before it does it become format
 * 1: MIDI cannot tell which of two equal tones a note-off ends, so such a note goes to another track. A note of no
 * length is written as a note-on with its note-off right behind it; most synthesisers make no sound of it.
 *
 * <p>Values that MIDI cannot represent become the nearest possible ones: above 32,767 ticks per quarter the score is
 * written at 32,640 with every time rounded, a tempo below 3.6 quarters per minute becomes that, and a time signature
 * of more than 255 beats or of beats below a 128th is left out.
 */
public final class MidiWriter {
    private static final int MAX_RESOLUTION = 32_767;
    /** The largest below the limit that the usual 96, 384 and 480 divide. */
    private static final int FINE_RESOLUTION = 32_640;

    private static final int MAX_TEMPO = 0xFF_FFFF;
    private static final int MAX_BEATS = 255;
    private static final int MAX_BEAT_UNIT = 128;
    /** Longer gaps than 2^28 ticks are bridged by empty events: beyond this a file would hold nothing else. */
    private static final long MAX_TICK = 1L << 40;

    private MidiWriter() {}

    /**
     * Writes a score into a file, which appears complete or not at all. An existing file is replaced, missing folders are
     * made.
     *
     * @throws Failure RESOURCE naming the file where it cannot be written; DATA as {@link #write(Score, long)}
     */
    public static void write(Score score, Path file) {
        AtomicFile.write(file, write(score));
    }

    /**
     * The bytes of a MIDI file that ends with its last event.
     *
     * @throws Failure as {@link #write(Score, long)}
     */
    public static byte[] write(Score score) {
        return write(score, 0);
    }

    /**
     * The bytes of a MIDI file.
     *
     * @param endTick where its tracks end at the earliest: music may end with a rest
     * @throws Failure of kind DATA for anything beyond tick 2^40, which at 480 ticks per quarter is after some 36 years
     */
    public static byte[] write(Score score, long endTick) {
        Score fitting = score.ticksPerQuarter() > MAX_RESOLUTION ? rescaled(score) : score;
        long end = Math.round((double) endTick * fitting.ticksPerQuarter() / score.ticksPerQuarter());
        List<List<Note>> tracks = tracks(fitting.notes());
        MidiOutput out = new MidiOutput();
        out.header(tracks.size() > 1 ? 1 : 0, tracks.size(), fitting.ticksPerQuarter());
        for (int track = 0; track < tracks.size(); track++) {
            List<Event> events = new ArrayList<>();
            if (track == 0) {
                addSignatures(fitting, events);
            }
            addNotes(tracks.get(track), events);
            writeTrack(events, end, out);
        }
        return out.bytes();
    }

    /** What happens first at a tick: what a note sounds in, then its end, then the next begins. */
    private enum Order {
        SIGNATURE,
        OFF,
        ON
    }

    private record Event(long tick, Order order, int... bytes) {}

    private static void writeTrack(List<Event> events, long end, MidiOutput out) {
        // Stable: the note-off of a note without length stays behind its note-on.
        events.sort(Comparator.comparingLong(Event::tick).thenComparing(Event::order));
        for (Event event : events) {
            requireTick(event.tick());
            out.event(event.tick(), event.bytes());
        }
        requireTick(end);
        out.endTrack(end);
    }

    private static void requireTick(long tick) {
        if (tick < 0 || tick > MAX_TICK) {
            throw Failure.data("the score goes on to tick " + tick + ", but a MIDI file ends at " + MAX_TICK
                    + "; write it in parts");
        }
    }

    private static void addSignatures(Score score, List<Event> events) {
        for (TimeSignature signature : score.timeSignatures()) {
            if (signature.beats() <= MAX_BEATS && signature.beatUnit() <= MAX_BEAT_UNIT) {
                int exponent = Integer.numberOfTrailingZeros(signature.beatUnit());
                // The last two say what nearly every file says: a click a quarter, eight 32nds in a quarter.
                events.add(new Event(
                        signature.tick(), Order.SIGNATURE, 0xFF, 0x58, 4, signature.beats(), exponent, 24, 8));
            }
        }
        for (Tempo tempo : score.tempos()) {
            int length = Math.min(tempo.microsecondsPerQuarter(), MAX_TEMPO);
            events.add(new Event(tempo.tick(), Order.SIGNATURE, 0xFF, 0x51, 3, length >> 16, length >> 8, length));
        }
    }

    private static void addNotes(List<Note> notes, List<Event> events) {
        for (Note note : notes) {
            int[] on = {0x90 | note.channel(), note.pitch(), note.velocity()};
            int[] off = {0x80 | note.channel(), note.pitch(), 0x40};
            events.add(new Event(note.onset(), Order.ON, on));
            events.add(new Event(note.end(), note.duration() > 0 ? Order.OFF : Order.ON, off));
        }
    }

    /**
     * Cuts the notes into as few tracks as pairing first in, first out needs: in each, the notes of one channel and pitch
     * end in the order in which they begin. There is always one track. What would need more tracks than a reader takes
     * goes into the last, where some of its lengths are exchanged.
     */
    private static List<List<Note>> tracks(List<Note> notes) {
        List<List<Note>> tracks = new ArrayList<>(List.of(new ArrayList<>()));
        List<long[]> lastEnds = new ArrayList<>(List.of(noEnds()));
        for (Note note : notes) {
            int key = note.channel() << 7 | note.pitch();
            int track = 0;
            while (lastEnds.get(track)[key] > note.end() && track < MidiLimits.DEFAULT.tracks() - 1) {
                track++;
                if (track == tracks.size()) {
                    tracks.add(new ArrayList<>());
                    lastEnds.add(noEnds());
                }
            }
            tracks.get(track).add(note);
            lastEnds.get(track)[key] = note.end();
        }
        return tracks;
    }

    private static long[] noEnds() {
        long[] ends = new long[16 * 128];
        Arrays.fill(ends, -1);
        return ends;
    }

    private static Score rescaled(Score score) {
        double factor = (double) FINE_RESOLUTION / score.ticksPerQuarter();
        List<Note> notes = score.notes().stream()
                .map(note -> {
                    long onset = Math.round(note.onset() * factor);
                    long duration = Math.round(note.end() * factor) - onset;
                    return new Note(onset, duration, note.pitch(), note.velocity(), note.channel());
                })
                .toList();
        List<Tempo> tempos = score.tempos().stream()
                .map(tempo -> new Tempo(Math.round(tempo.tick() * factor), tempo.microsecondsPerQuarter()))
                .toList();
        List<TimeSignature> signatures = score.timeSignatures().stream()
                .map(s -> new TimeSignature(Math.round(s.tick() * factor), s.beats(), s.beatUnit()))
                .toList();
        return new Score(FINE_RESOLUTION, notes, tempos, signatures);
    }
}
