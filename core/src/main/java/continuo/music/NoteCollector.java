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
    private int open;
    /** Index after the last note of each track. */
    private int[] trackEnds = new int[16];

    private int tracks;

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

    /** Closes what the track left open, each at {@code length} ticks. Within a track ticks never go back. */
    void endTrack(long length) {
        for (int key = 0; open > 0; key++) {
            for (int note = oldest[key]; note != NONE; note = next[note]) {
                durations[note] = length;
                open--;
            }
            oldest[key] = NONE;
        }
        if (tracks == trackEnds.length) {
            trackEnds = Arrays.copyOf(trackEnds, 2 * tracks);
        }
        trackEnds[tracks++] = size;
    }

    /** All notes by onset; those of one onset in the order of the tracks, and in a track in the order of its events. */
    List<Note> notes() {
        int[] order = order();
        Note[] notes = new Note[size];
        for (int i = 0; i < size; i++) {
            notes[i] = note(order[i]);
        }
        return List.of(notes);
    }

    private Note note(int note) {
        int tone = tones[note];
        return new Note(onsets[note], durations[note], tone >> 7 & 127, tone & 127, tone >> 14);
    }

    /**
     * Indices of the notes by onset, equal onsets by index. Each track is in order already: neighbours are merged until
     * one is left.
     */
    private int[] order() {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        int[] merged = new int[size];
        int[] ends = Arrays.copyOf(trackEnds, tracks);
        for (int runs = tracks; runs > 1; runs = (runs + 1) / 2) {
            for (int run = 0, from = 0; run < runs; run += 2) {
                int middle = ends[run];
                int to = ends[Math.min(run + 1, runs - 1)];
                merge(order, from, middle, to, merged);
                ends[run / 2] = to;
                from = to;
            }
            int[] swapped = order;
            order = merged;
            merged = swapped;
        }
        return order;
    }

    private void merge(int[] order, int from, int middle, int to, int[] merged) {
        if (middle == from || middle == to || onsets[order[middle - 1]] <= onsets[order[middle]]) {
            System.arraycopy(order, from, merged, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean first = right == to || left < middle && onsets[order[left]] <= onsets[order[right]];
            merged[i] = order[first ? left++ : right++];
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
