package continuo.music;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts chunks and events of a MIDI file together. */
final class MidiOutput {
    private static final int LONGEST_DELTA = 0x0FFF_FFFF;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ByteArrayOutputStream track = new ByteArrayOutputStream();
    private long tick;

    void header(int format, int tracks, int ticksPerQuarter) {
        ByteBuffer body = ByteBuffer.allocate(6)
                .putShort((short) format)
                .putShort((short) tracks)
                .putShort((short) ticksPerQuarter);
        chunk("MThd", body.array());
    }

    /**
     * Writes an event into the track under way.
     *
     * @param at its tick, not before that of the previous event
     */
    void event(long at, int... bytes) {
        for (; at - tick > LONGEST_DELTA; tick += LONGEST_DELTA) {
            variableLength(LONGEST_DELTA);
            // An empty text is the smallest event that says nothing.
            track.writeBytes(new byte[] {(byte) 0xFF, 1, 0});
        }
        variableLength((int) (at - tick));
        tick = at;
        for (int b : bytes) {
            track.write(b);
        }
    }

    /** Ends the track under way, not before its last event. */
    void endTrack(long at) {
        event(Math.max(at, tick), 0xFF, 0x2F, 0);
        chunk("MTrk", track.toByteArray());
        track.reset();
        tick = 0;
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    private void variableLength(int value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift > 0) {
                track.write(value >> shift & 0x7F | 0x80);
            }
        }
        track.write(value & 0x7F);
    }

    private void chunk(String id, byte[] body) {
        file.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        file.writeBytes(body);
    }
}
