package continuo.music;

import continuo.fault.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the events of track chunks straight from the bytes of a file. One object reads all tracks of a file.
 *
 * <p>Event syntax: <em>Standard MIDI Files 1.0</em>, MIDI Manufacturers Association, 1996.
 */
final class TrackReader {
    private static final int END_OF_TRACK = 0x2F;
    private static final int TEMPO = 0x51;
    private static final int TIME_SIGNATURE = 0x58;
    private static final int META = 0xFF;
    private static final int SYSEX = 0xF0;
    private static final int ESCAPE = 0xF7;
    /** A 128th note: smaller beats are damage, and bars made of them would be shorter than a tick. */
    private static final int SMALLEST_BEAT_EXPONENT = 7;

    /** Two bytes of delta time, a status, two bytes of data. */
    private static final int LONGEST_PLAIN_EVENT = 5;

    /** How many data bytes follow 0xF1..0xF6, which do not belong into files; -1: nobody knows. */
    private static final int[] SYSTEM_COMMON_LENGTHS = {1, 2, 1, -1, -1, 0};

    private final byte[] bytes;
    private final Findings findings;
    private final int maxEvents;
    private final NoteCollector notes;
    private final List<Tempo> tempos = new ArrayList<>();
    private final List<TimeSignature> timeSignatures = new ArrayList<>();

    private int position;
    private int end;
    private long tick;
    private int events;
    private boolean ended;

    TrackReader(byte[] bytes, int expectedNotes, int maxEvents, Findings findings) {
        this.bytes = bytes;
        this.maxEvents = maxEvents;
        this.findings = findings;
        notes = new NoteCollector(expectedNotes);
    }

    NoteCollector notes() {
        return notes;
    }

    List<Tempo> tempos() {
        return tempos;
    }

    List<TimeSignature> timeSignatures() {
        return timeSignatures;
    }

    /** The tick of the last event read. */
    long tick() {
        return tick;
    }

    /** The first byte that was not read. */
    int position() {
        return position;
    }

    /**
     * Reads events up to the End of Track, the end of the chunk or, under salvage, the first damage that cannot be
     * stepped over.
     *
     * @param from first byte of the chunk's body
     * @param to first byte after it
     * @param startTick tick at which the track begins
     * @param ticksPerQuarter length of a note that is never closed
     * @return whether the track was read to its end
     */
    boolean read(int from, int to, long startTick, int ticksPerQuarter) {
        position = from;
        end = to;
        tick = startTick;
        ended = false;
        boolean sound = events();
        notes.endTrack(ticksPerQuarter);
        return sound;
    }

    private boolean events() {
        int running = 0;
        while (position < end && !ended) {
            running = plainEvents(running);
            if (position >= end) {
                return true;
            }
            if (++events > maxEvents) {
                throw findings.hopeless(position, "more than " + maxEvents + " events: too long to be one piece");
            }
            int delta = variableLength("a delta time");
            if (delta < 0) {
                return false;
            }
            tick += delta;
            if (position >= end) {
                return truncated("an event");
            }
            int status = bytes[position] & 0xFF;
            if (status >= SYSEX) {
                position++;
                if (!systemEvent(status)) {
                    return false;
                }
                continue;
            }
            if (status >= 0x80) {
                position++;
                running = status;
            } else if (running == 0) {
                findings.damage(position, "data byte " + hex(status) + " where an event should begin");
                return false;
            }
            if (!channelEvent(running)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads channel events as long as there is nothing particular about them, which is most of every file, and stops
     * before whatever wants a closer look. Twice as fast as looking closely.
     *
     * @param status the running status, 0 for none
     * @return the running status then
     */
    private int plainEvents(int status) {
        int running = status;
        int at = position;
        long now = tick;
        while (end - at >= LONGEST_PLAIN_EVENT && events < maxEvents) {
            int next = at;
            int delta = bytes[next++];
            if (delta < 0) {
                int low = bytes[next++];
                if (low < 0) {
                    break;
                }
                delta = (delta & 0x7F) << 7 | low;
            }
            if (bytes[next] < 0) {
                int begun = bytes[next++] & 0xFF;
                if (begun >= SYSEX) {
                    break;
                }
                running = begun;
            } else if (running == 0) {
                break;
            }
            int kind = running >> 4;
            int pitch = bytes[next++];
            if (kind != 0xC && kind != 0xD) {
                int velocity = bytes[next++];
                if (kind <= 0x9 && (pitch | velocity) < 0) {
                    break;
                }
                note(running, pitch, velocity, now + delta);
            }
            now += delta;
            events++;
            at = next;
        }
        position = at;
        tick = now;
        return running;
    }

    /** A channel event of two data bytes; what is no note is nothing. */
    private void note(int status, int pitch, int velocity, long at) {
        int kind = status >> 4;
        if (kind == 0x9 && velocity > 0) {
            notes.noteOn(status & 0xF, pitch, velocity, at);
        } else if (kind <= 0x9) {
            notes.noteOff(status & 0xF, pitch, at);
        }
    }

    private boolean channelEvent(int status) {
        int kind = status >> 4;
        if (kind == 0xC || kind == 0xD) {
            if (position >= end) {
                return truncated("an event");
            }
            position++;
            return true;
        }
        if (position + 2 > end) {
            return truncated("an event");
        }
        int pitch = bytes[position] & 0xFF;
        int velocity = bytes[position + 1] & 0xFF;
        position += 2;
        if (kind > 0x9) {
            return true;
        }
        if ((pitch | velocity) > 127) {
            findings.damage(position - 2, "note with data bytes over 127: " + hex(pitch) + " " + hex(velocity));
            if (pitch > 127) {
                return true;
            }
            velocity = Math.min(velocity, 127);
        }
        note(status, pitch, velocity, tick);
        return true;
    }

    /** Anything from 0xF0 on. Running status goes on across all of it, as many files have it. */
    private boolean systemEvent(int status) {
        if (status == META) {
            return metaEvent();
        }
        if (status == SYSEX || status == ESCAPE) {
            return skip(variableLength("the length of a system exclusive message"), "a system exclusive message");
        }
        findings.damage(position - 1, "status " + hex(status) + ", which does not belong into a file");
        int length = status > ESCAPE ? 0 : SYSTEM_COMMON_LENGTHS[status - 0xF1];
        return skip(length, "a system message");
    }

    private boolean metaEvent() {
        int at = position - 1;
        if (position >= end) {
            return truncated("a meta event");
        }
        int type = bytes[position++] & 0xFF;
        int length = variableLength("the length of a meta event");
        int body = position;
        if (!skip(length, "a meta event")) {
            return false;
        }
        switch (type) {
            case END_OF_TRACK -> ended = true;
            case TEMPO -> tempo(at, body, length);
            case TIME_SIGNATURE -> timeSignature(at, body, length);
            default -> {
                // Names, lyrics, keys and makers' own events say nothing about notes.
            }
        }
        return true;
    }

    private void tempo(int at, int body, int length) {
        if (length < 3) {
            findings.oddity(at, "tempo event of " + Quantity.of(length, "byte") + ", left out");
            return;
        }
        int microseconds = (bytes[body] & 0xFF) << 16 | (bytes[body + 1] & 0xFF) << 8 | bytes[body + 2] & 0xFF;
        if (microseconds == 0) {
            findings.oddity(at, "tempo of 0 µs a quarter, left out");
        } else {
            tempos.add(new Tempo(tick, microseconds));
        }
    }

    private void timeSignature(int at, int body, int length) {
        int beats = length < 2 ? 0 : bytes[body] & 0xFF;
        int exponent = length < 2 ? 0 : bytes[body + 1] & 0xFF;
        if (beats == 0 || exponent > SMALLEST_BEAT_EXPONENT) {
            findings.oddity(at, "time signature " + beats + "/2^" + exponent + ", left out");
        } else {
            timeSignatures.add(new TimeSignature(tick, beats, 1 << exponent));
        }
    }

    /** Steps over {@code length} bytes; a negative length is damage that has been reported already. */
    private boolean skip(int length, String what) {
        if (length < 0) {
            return false;
        }
        if (length > end - position) {
            return truncated(what + " of " + Quantity.of(length, "byte"));
        }
        position += length;
        return true;
    }

    /** A number of one to four bytes, 0..0x0FFFFFFF; -1 after damage. */
    private int variableLength(String what) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            if (position >= end) {
                truncated(what);
                return -1;
            }
            int next = bytes[position++];
            value = value << 7 | next & 0x7F;
            if (next >= 0) {
                return value;
            }
        }
        findings.damage(position - 4, what + " of more than four bytes");
        return -1;
    }

    private boolean truncated(String what) {
        findings.damage(end, "the track ends within " + what);
        return false;
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "0x%02X", value);
    }
}
