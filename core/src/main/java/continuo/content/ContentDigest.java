package continuo.content;

import continuo.music.Note;
import continuo.music.Score;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
public final class ContentDigest {
    private static final int PITCH_BITS = 7;
    private static final int VELOCITY_BITS = 7;
    private static final int DURATION_BITS = Long.SIZE - 1 - PITCH_BITS - VELOCITY_BITS;
    private static final int NOTES_AT_ONCE = 512;
    /** From here on multiplying might overflow. */
    private static final long MANY_TICKS = 1L << 48;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private ContentDigest() {}

    public static String of(Score score) {
        int size = score.notes().size();
        long[] onsets = new long[size];
        long[] tones = new long[size];
        int i = 0;
        long onset = 0;
        long normalisedOnset = 0;
        for (Note note : score.notes()) {
            if (note.onset() != onset) {
                onset = note.onset();
                normalisedOnset = normalised(onset, score.ticksPerQuarter());
            }
            onsets[i] = normalisedOnset;
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
            if (to - from == 2) {
                long lower = Math.min(tones[from], tones[from + 1]);
                tones[from + 1] = Math.max(tones[from], tones[from + 1]);
                tones[from] = lower;
            } else if (to - from > 2) {
                Arrays.sort(tones, from, to);
            }
            from = to;
        }
        return digest(onsets, tones);
    }

    /** Of several pieces, in their order. */
    public static String ofAll(List<String> digests) {
        MessageDigest sha256 = sha256();
        digests.forEach(digest -> sha256.update(digest.getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** A number in 0..1, evenly spread over digests and seeds. */
    public static double uniform(String digest, long seed) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        sha256.update(digest.getBytes(StandardCharsets.US_ASCII));
        return (ByteBuffer.wrap(sha256.digest()).getLong() >>> 11) * 0x1p-53;
    }

    private static String digest(long[] onsets, long[] tones) {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[NOTES_AT_ONCE * 2 * Long.BYTES];
        int filled = 0;
        for (int i = 0; i < onsets.length; i++) {
            BIG_ENDIAN.set(buffer, filled, onsets[i]);
            BIG_ENDIAN.set(buffer, filled + Long.BYTES, tones[i]);
            filled += 2 * Long.BYTES;
            if (filled == buffer.length) {
                sha256.update(buffer);
                filled = 0;
            }
        }
        sha256.update(buffer, 0, filled);
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Ticks rounded to 1/384 quarter, in whole numbers so that long pieces lose nothing. */
    private static long normalised(long ticks, int ticksPerQuarter) {
        if (ticks < MANY_TICKS) {
            return (2 * ticks * Score.PAPER_TICKS_PER_QUARTER + ticksPerQuarter) / (2L * ticksPerQuarter);
        }
        long quarters = ticks / ticksPerQuarter;
        long rest = ticks % ticksPerQuarter;
        return quarters * Score.PAPER_TICKS_PER_QUARTER
                + (2 * rest * Score.PAPER_TICKS_PER_QUARTER + ticksPerQuarter) / (2L * ticksPerQuarter);
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
