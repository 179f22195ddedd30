package continuo.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Pieces of frames. */
final class SeriesKind implements ContentKind<Series> {
    @Override
    public Class<Series> type() {
        return Series.class;
    }

    @Override
    public String word() {
        return "series";
    }

    @Override
    public String plural() {
        return "series";
    }

    @Override
    public String unit() {
        return "frame";
    }

    @Override
    public int size(Series piece) {
        return piece.length();
    }

    @Override
    public Series cut(Series piece, int from, int count) {
        Objects.checkFromIndexSize(from, count, piece.length());
        return piece.slice(from, count);
    }

    @Override
    public Series withoutDrums(Series piece) {
        return piece;
    }

    /** The same frames in random order: what is left are the distributions of the channels, without their course in time. */
    @Override
    public Series byChance(Series piece, RandomGenerator random) {
        int width = piece.channels().size();
        float[] values = piece.values().clone();
        for (int i = piece.length() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            for (int c = 0; c < width; c++) {
                float swapped = values[i * width + c];
                values[i * width + c] = values[j * width + c];
                values[j * width + c] = swapped;
            }
        }
        return new Series(piece.rate(), piece.channels(), piece.length(), values);
    }

    @Override
    public String digest(Series piece) {
        MessageDigest sha256 = ContentDigest.sha256();
        ByteBuffer bytes = ByteBuffer.allocate(bytes(piece));
        write(piece, bytes);
        sha256.update(bytes.flip());
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public int bytes(Series piece) {
        int names = piece.channels().stream()
                .mapToInt(name -> Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return Double.BYTES + 2 * Integer.BYTES + names + Math.multiplyExact(Float.BYTES, piece.values().length);
    }

    @Override
    public void write(Series piece, ByteBuffer out) {
        out.putDouble(piece.rate()).putInt(piece.channels().size()).putInt(piece.length());
        for (String name : piece.channels()) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            out.putInt(bytes.length).put(bytes);
        }
        for (float value : piece.values()) {
            out.putFloat(value);
        }
    }

    @Override
    public Series read(ByteBuffer in) {
        double rate = in.getDouble();
        int width = in.getInt();
        int length = in.getInt();
        List<String> channels = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            channels.add(new String(bytes, StandardCharsets.UTF_8));
        }
        float[] values = new float[length * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getFloat();
        }
        return new Series(rate, channels, length, values);
    }
}
