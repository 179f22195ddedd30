package continuo.music;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Rewrites a MIDI file so that readers without running status across meta events, without RIFF and without alien chunks agree
 * on it: every event gets its status byte, meta and system exclusive events become empty texts. Shares no code with the
 * reader under test.
 */
final class NormalisedMidi {
    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private NormalisedMidi(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    static byte[] of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("MThd");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(bytes, start, 14);
        int tracks = ByteBuffer.wrap(bytes).getShort(start + 10);
        int at = start + 14;
        for (int track = 0; track < tracks; track++) {
            at = text.indexOf("MTrk", at);
            int length = ByteBuffer.wrap(bytes).getInt(at + 4);
            byte[] body = java.util.Arrays.copyOfRange(bytes, at + 8, at + 8 + length);
            file.writeBytes(MidiBytes.chunk("MTrk", new NormalisedMidi(body).track()));
            at += 8 + length;
        }
        return file.toByteArray();
    }

    private byte[] track() {
        int status = 0;
        while (in.hasRemaining()) {
            do {
                out.write(in.get(in.position()));
            } while (in.get() < 0);
            int first = in.get(in.position()) & 0xFF;
            if (first >= 0xF0) {
                in.get();
                int type = first == 0xFF ? in.get() : 0;
                int length = 0;
                byte next;
                do {
                    next = in.get();
                    length = length << 7 | next & 127;
                } while (next < 0);
                in.position(in.position() + length);
                boolean end = type == 0x2F;
                out.writeBytes(new byte[] {(byte) 0xFF, (byte) (end ? 0x2F : 0x01), 0});
                if (end) {
                    break;
                }
            } else {
                if (first >= 0x80) {
                    status = in.get() & 0xFF;
                }
                out.write(status);
                out.write(in.get());
                if (status < 0xC0 || status >= 0xE0) {
                    out.write(in.get());
                }
            }
        }
        return out.toByteArray();
    }
}
