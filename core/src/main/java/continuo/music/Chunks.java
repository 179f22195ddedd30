package continuo.music;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The chunks of one MIDI file: finds the header, wherever it is wrapped, and walks the tracks behind it. */
final class Chunks {
    /** Four letters and a length. */
    private static final int HEADER = 8;

    private static final int MTHD = id("MThd");
    private static final int MTRK = id("MTrk");
    private static final int RIFF = id("RIFF");
    private static final int RMID = id("RMID");
    private static final int DATA = id("data");

    private final byte[] bytes;
    private final int end;
    private final Findings findings;
    private final int format;
    private final int declaredTracks;
    private final Division division;
    private final int firstChunk;

    private Chunks(byte[] bytes, int start, int end, Findings findings) {
        this.bytes = bytes;
        this.end = end;
        this.findings = findings;
        long length = end - start < HEADER ? 0 : unsigned32(start + 4);
        if (length < 6 || length > end - start - HEADER) {
            throw findings.hopeless(start, "the MIDI header is cut off; get the file again from where it came");
        }
        int declaredFormat = unsigned16(start + 8);
        if (declaredFormat > 2) {
            findings.damage(start + 8, "MIDI format " + declaredFormat + ", of 0 to 2");
        }
        format = declaredFormat;
        declaredTracks = unsigned16(start + 10);
        int word = unsigned16(start + 12);
        division = Division.of(word)
                .orElseThrow(() -> findings.hopeless(
                        start + 12, String.format(Locale.ROOT, "division 0x%04X gives the ticks no length", word)));
        firstChunk = start + HEADER + (int) length;
    }

    /** @throws Failure of kind DATA where the bytes are no MIDI file, or only with an effort that strict mode refuses */
    static Chunks locate(byte[] bytes, Findings findings) {
        if (bytes.length == 0) {
            throw findings.hopeless(0, "the file is empty");
        }
        int[] bounds = unwrapped(bytes, findings);
        int start = bounds[0];
        if (start + 4 <= bounds[1] && word(bytes, start) == MTHD) {
            return new Chunks(bytes, start, bounds[1], findings);
        }
        int found = indexOf(bytes, MTHD, start, bytes.length);
        if (found < 0) {
            throw findings.hopeless(
                    start,
                    "not a MIDI file: begins with " + beginning(bytes, start)
                            + " instead of MThd; choose a Standard MIDI File (.mid)");
        }
        findings.damage(start, Quantity.of(found - start, "byte") + " of something else before the MIDI header");
        return new Chunks(bytes, found, bytes.length, findings);
    }

    Division division() {
        return division;
    }

    /**
     * Reads every track there is, also beyond the number that the header declares.
     *
     * @throws Failure of kind DATA for more than {@code maxTracks} tracks
     */
    void readTracks(TrackReader reader, int maxTracks) {
        int tracks = 0;
        long patternStart = 0;
        int position = firstChunk;
        while (end - position >= HEADER) {
            int body = position + HEADER;
            long length = unsigned32(position + 4);
            boolean complete = length <= end - body;
            int bodyEnd = complete ? body + (int) length : end;
            if (word(bytes, position) != MTRK) {
                position = skipAlien(position, bodyEnd, complete, tracks);
                continue;
            }
            if (++tracks > maxTracks) {
                throw findings.hopeless(position, "more than " + maxTracks + " tracks: too many for one piece");
            }
            if (!complete) {
                findings.damage(
                        position,
                        "track " + tracks + " should have " + Quantity.of(length, "byte") + ", but "
                                + Quantity.of(end - body, "is", "are") + " left");
            }
            boolean sound = reader.read(body, bodyEnd, patternStart, division.ticksPerQuarter());
            position = sound && complete ? bodyEnd : nextTrack(reader.position(), bodyEnd);
            if (format == 2) {
                patternStart = reader.tick();
            }
        }
        checkEnd(position, tracks);
    }

    /** Where to go on after an alien chunk. What does not fit behind the last track is no chunk but an appendage. */
    private int skipAlien(int position, int bodyEnd, boolean complete, int tracks) {
        if (complete) {
            return bodyEnd;
        }
        if (tracks >= declaredTracks) {
            return appendage(position);
        }
        findings.damage(position, "neither a track nor another chunk, but " + beginning(bytes, position));
        int next = indexOf(bytes, MTRK, position + 1, end);
        return next < 0 ? end : next;
    }

    private int appendage(int position) {
        findings.oddity(position, Quantity.of(end - position, "byte") + " after the last track, left out");
        return end;
    }

    /** After damage the declared end of a track may be wrong as well: the next track is where it says it is. */
    private int nextTrack(int stopped, int bodyEnd) {
        if (bodyEnd < end && end - bodyEnd >= HEADER && word(bytes, bodyEnd) == MTRK) {
            return bodyEnd;
        }
        int next = indexOf(bytes, MTRK, stopped, end);
        return next < 0 ? end : next;
    }

    private void checkEnd(int position, int tracks) {
        if (position < end && tracks >= declaredTracks) {
            appendage(position);
        } else if (position < end) {
            findings.damage(position, "the file ends within a chunk");
        }
        if (tracks == 0 && declaredTracks > 0) {
            findings.damage(end, "the header declares " + Quantity.of(declaredTracks, "track") + ", but there is none");
        } else if (tracks != declaredTracks) {
            findings.oddity(
                    end,
                    "the header declares " + Quantity.of(declaredTracks, "track") + ", but "
                            + (tracks == 1 ? "there is 1" : "there are " + tracks));
        }
    }

    /** Bounds of the MIDI file within a RIFF file, or of all bytes where there is none. */
    private static int[] unwrapped(byte[] bytes, Findings findings) {
        int[] all = {0, bytes.length};
        if (bytes.length < 12 || word(bytes, 0) != RIFF || word(bytes, 8) != RMID) {
            return all;
        }
        int position = 12;
        while (bytes.length - position >= HEADER) {
            long length = Integer.reverseBytes(word(bytes, position + 4)) & 0xFFFF_FFFFL;
            int body = position + HEADER;
            boolean complete = length <= bytes.length - body;
            if (word(bytes, position) == DATA) {
                if (!complete) {
                    findings.damage(
                            position,
                            "the RIFF file should hold " + Quantity.of(length, "byte") + " of MIDI, but "
                                    + Quantity.of(bytes.length - body, "is", "are") + " left");
                }
                return new int[] {body, complete ? body + (int) length : bytes.length};
            }
            if (!complete) {
                return all;
            }
            // RIFF chunks are padded to an even length.
            position = (int) Math.min(bytes.length, body + length + (length & 1));
        }
        return all;
    }

    private static int indexOf(byte[] bytes, int word, int from, int to) {
        for (int i = from; i + 4 <= to; i++) {
            if (word(bytes, i) == word) {
                return i;
            }
        }
        return -1;
    }

    private static int id(String letters) {
        return word(letters.getBytes(StandardCharsets.US_ASCII), 0);
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private long unsigned32(int at) {
        return word(bytes, at) & 0xFFFF_FFFFL;
    }

    private int unsigned16(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /** A few bytes as a person would recognise them. */
    private static String beginning(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = from; i < Math.min(bytes.length, from + 12); i++) {
            boolean printable = bytes[i] >= ' ' && bytes[i] < 127 && bytes[i] != '"' && bytes[i] != '\\';
            text.append(printable ? String.valueOf((char) bytes[i]) : String.format(Locale.ROOT, "\\x%02X", bytes[i]));
        }
        return text.append('"').toString();
    }
}
