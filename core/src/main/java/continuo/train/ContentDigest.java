package continuo.train;

import continuo.music.Note;
import continuo.music.Score;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of music, in hex: of onset, length, pitch and velocity of every note, times rounded to 1/384 quarter, notes of
 * one onset in the order of those values. So the same notes have the same digest in whatever order, on whatever channel
 * and at whatever resolution a file stores them. Tempo does not count: representations do not see it.
 */
final class ContentDigest {
    private static final int PITCH_BITS = 7;
    private static final int VELOCITY_BITS = 7;
    private static final int DURATION_BITS = Long.SIZE - 1 - PITCH_BITS - VELOCITY_BITS;
    private static final int NOTES_AT_ONCE = 512;

    private ContentDigest() {}

    static String of(Score score) {
        int size = score.notes().size();
        long[] onsets = new long[size];
        long[] tones = new long[size];
        int i = 0;
        for (Note note : score.notes()) {
            onsets[i] = normalised(note.onset(), score.ticksPerQuarter());
            long duration = normalised(note.duration(), score.ticksPerQuarter()) & ((1L << DURATION_BITS) - 1);
            tones[i] = ((long) note.pitch() << VELOCITY_BITS | note.velocity()) << DURATION_BITS | duration;
            i++;
        }
        // Scores are in the order of their onsets, and rounding keeps it.
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && onsets[to] == onsets[from]) {
                to++;
            }
            Arrays.sort(tones, from, to);
            from = to;
        }
        return digest(onsets, tones);
    }

    /** Of several pieces, in their order. */
    static String ofAll(List<String> digests) {
        MessageDigest sha256 = sha256();
        digests.forEach(digest -> sha256.update(digest.getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** A number in 0..1, evenly spread over digests and seeds. */
    static double uniform(String digest, long seed) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        sha256.update(digest.getBytes(StandardCharsets.US_ASCII));
        return (ByteBuffer.wrap(sha256.digest()).getLong() >>> 11) * 0x1p-53;
    }

    private static String digest(long[] onsets, long[] tones) {
        MessageDigest sha256 = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(NOTES_AT_ONCE * 2 * Long.BYTES);
        for (int i = 0; i < onsets.length; i++) {
            buffer.putLong(onsets[i]).putLong(tones[i]);
            if (!buffer.hasRemaining()) {
                sha256.update(buffer.flip());
                buffer.clear();
            }
        }
        sha256.update(buffer.flip());
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Ticks rounded to 1/384 quarter, in whole numbers so that long pieces lose nothing. */
    private static long normalised(long ticks, int ticksPerQuarter) {
        long quarters = ticks / ticksPerQuarter;
        long rest = ticks % ticksPerQuarter;
        return quarters * Score.PAPER_TICKS_PER_QUARTER
                + (2 * rest * Score.PAPER_TICKS_PER_QUARTER + ticksPerQuarter) / (2L * ticksPerQuarter);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
