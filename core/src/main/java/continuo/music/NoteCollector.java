package continuo.music;

import java.util.Arrays;
import java.util.List;

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
    /** Where each track that has notes begins; within a track onsets never decrease. */
    private int[] runStarts = new int[16];

    private int runs;
    private int trackStart;
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
        if (size > trackStart) {
            if (runs == runStarts.length) {
                runStarts = Arrays.copyOf(runStarts, runs * 2);
            }
            runStarts[runs++] = trackStart;
            trackStart = size;
        }
    }

    /** All notes by onset; those of one onset in the order of the tracks, and in a track in the order of its events. */
    List<Note> notes() {
        int[] order = merged();
        Note[] notes = new Note[size];
        for (int i = 0; i < size; i++) {
            int note = order[i];
            int tone = tones[note];
            notes[i] = new Note(onsets[note], durations[note], tone >> 7 & 127, tone & 127, tone >> 14);
        }
        return List.of(notes);
    }

    /** Indices of the notes by onset: a stable bottom-up merge of the tracks, each of which is in order already. */
    private int[] merged() {
        int[] from = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
        int[] to = new int[size];
        int[] starts = Arrays.copyOf(runStarts, runs + 1);
        starts[runs] = size;
        for (int count = runs; count > 1; count = (count + 1) / 2) {
            for (int run = 0; run < count; run += 2) {
                int middle = starts[Math.min(run + 1, count)];
                int end = starts[Math.min(run + 2, count)];
                merge(from, to, starts[run], middle, end);
                starts[run / 2] = starts[run];
            }
            starts[(count + 1) / 2] = size;
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = left < middle && (right >= end || onsets[from[left]] <= onsets[from[right]]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private void grow() {
        int capacity = size + (size >> 1);
        onsets = Arrays.copyOf(onsets, capacity);
        durations = Arrays.copyOf(durations, capacity);
        tones = Arrays.copyOf(tones, capacity);
        next = Arrays.copyOf(next, capacity);
    }
}
