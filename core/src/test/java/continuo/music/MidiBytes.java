package continuo.music;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes MIDI files byte by byte for tests: sound ones, odd ones and hostile ones. */
final class MidiBytes {
    static final String END = "00 ff2f00";

    private MidiBytes() {}

    /** Bytes from hexadecimal digits; blanks are for the eye. */
    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    static byte[] header(int format, int tracks, int division) {
        return chunk(
                "MThd",
                ByteBuffer.allocate(6)
                        .putShort((short) format)
                        .putShort((short) tracks)
                        .putShort((short) division)
                        .array());
    }

    /** A track chunk of the length that it has. */
    static byte[] track(String digits) {
        return chunk("MTrk", hex(digits));
    }

    static byte[] chunk(String id, byte[] body) {
        return chunk(id, body.length, body);
    }

    /** A chunk that may lie about its length. */
    static byte[] chunk(String id, int declaredLength, byte[] body) {
        return concat(
                id.getBytes(StandardCharsets.ISO_8859_1),
                ByteBuffer.allocate(4).putInt(declaredLength).array(),
                body);
    }

    /** One track of format 0 at 480 ticks per quarter, with its End of Track. */
    static byte[] file(String trackDigits) {
        return concat(header(0, 1, 480), track(trackDigits + END));
    }

    /** A RIFF file of form RMID with a chunk of odd length before the one that holds {@code midi}. */
    static byte[] riff(byte[] midi) {
        byte[] chunks = concat(
                "RMID".getBytes(StandardCharsets.US_ASCII), riffChunk("DISP", new byte[5]), riffChunk("data", midi));
        return riffChunk("RIFF", chunks);
    }

    private static byte[] riffChunk(String id, byte[] body) {
        return concat(
                id.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4).putInt(Integer.reverseBytes(body.length)).array(),
                body,
                new byte[body.length & 1]);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
