package continuo.music;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs note-ons with note-offs and puts the notes of all tracks into one order.
 *
 * <p>Notes lie in parallel arrays of primitives, because a corpus has millions of them. Those still open are linked into
 * one first-in-first-out queue for each channel and pitch: a note-off ends the oldest, whatever the number of open
 * notes, in constant time.
 */
final class NoteCollector {
    private static final int KEYS = 16 * 128;
    private static final int NONE = -1;

    private long[] onsets;
    private long[] durations;
    /** Channel, pitch and velocity of each note in seven bits each. */
    private int[] tones;
    /** For an open note the one of its key that was opened next. */
    private int[] next;

    private int size;
    private final int[] oldest = new int[KEYS];
    private final int[] newest = new int[KEYS];
    private int open;

    NoteCollector(int expectedNotes) {
        int capacity = Math.max(16, expectedNotes);
        onsets = new long[capacity];
        durations = new long[capacity];
        tones = new int[capacity];
        next = new int[capacity];
        Arrays.fill(oldest, NONE);
    }

    int size() {
        return size;
    }

    void noteOn(int channel, int pitch, int velocity, long tick) {
        if (size == onsets.length) {
            grow();
        }
        int note = size++;
        onsets[note] = tick;
        tones[note] = channel << 14 | pitch << 7 | velocity;
        next[note] = NONE;
        int key = channel << 7 | pitch;
        if (oldest[key] == NONE) {
            oldest[key] = note;
        } else {
            next[newest[key]] = note;
        }
        newest[key] = note;
        open++;
    }

    /** Ends the oldest open note of the key; a note-off that belongs to no note of its track is nothing. */
    void noteOff(int channel, int pitch, long tick) {
        int key = channel << 7 | pitch;
        int note = oldest[key];
        if (note != NONE) {
            durations[note] = tick - onsets[note];
            oldest[key] = next[note];
            open--;
        }
    }

    /** Closes what the track left open, each at {@code length} ticks. */
    void endTrack(long length) {
        for (int key = 0; open > 0; key++) {
            for (int note = oldest[key]; note != NONE; note = next[note]) {
                durations[note] = length;
                open--;
            }
            oldest[key] = NONE;
        }
    }

    /** All notes by onset; those of one onset in the order of the tracks, and in a track in the order of its events. */
    List<Note> notes() {
        int[] order = order();
        Note[] notes = new Note[size];
        for (int i = 0; i < size; i++) {
            int note = order[i];
            int tone = tones[note];
            notes[i] = new Note(onsets[note], durations[note], tone >> 7 & 127, tone & 127, tone >> 14);
        }
        return List.of(notes);
    }

    /** Indices of the notes by onset, equal onsets by index. */
    private int[] order() {
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        long latest = 0;
        for (int i = 0; i < size; i++) {
            latest = Math.max(latest, onsets[i]);
        }
        if (latest >= 1L << Long.SIZE - 1 - indexBits) {
            return IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> onsets[i]))
                    .mapToInt(i -> i)
                    .toArray();
        }
        // One number of both sorts without boxing, and merges what is in order already: each track is.
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = onsets[i] << indexBits | i;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) keys[i] & (1 << indexBits) - 1;
        }
        return order;
    }

    private void grow() {
        int capacity = size + (size >> 1);
        onsets = Arrays.copyOf(onsets, capacity);
        durations = Arrays.copyOf(durations, capacity);
        tones = Arrays.copyOf(tones, capacity);
        next = Arrays.copyOf(next, capacity);
    }
}
