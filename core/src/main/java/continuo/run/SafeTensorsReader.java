package continuo.run;

import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.fault.Quantity;
import continuo.run.SafeTensorsHeader.Entry;
import continuo.run.SafeTensorsHeader.Malformed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one safetensors file from its beginning to its end, trusting nothing of what it says. */
final class SafeTensorsReader {
    private static final String WAY_OUT = "; give a checkpoint that Continuo wrote (runs/NAME/checkpoints)";

    private final Path file;
    private final InputStream in;
    private final long fileSize;
    private final MessageDigest sha256 = SafeTensors.sha256();
    private final ByteBuffer buffer =
            ByteBuffer.allocate(SafeTensors.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    SafeTensorsReader(Path file, InputStream in, long fileSize) {
        this.file = file;
        this.in = in;
        this.fileSize = fileSize;
    }

    SafeTensors read() throws IOException, Malformed {
        byte[] headerBytes = readHeader();
        SafeTensorsHeader header = SafeTensorsHeader.parse(headerBytes);
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        String format = metadata.remove(SafeTensors.FORMAT_KEY);
        String digest = metadata.remove(SafeTensors.DIGEST_KEY);
        if (format == null && digest == null) {
            throw Failure.data(file + " is a safetensors file, but not one of Continuo's" + WAY_OUT);
        }
        checkLayout(header.entries(), fileSize - Long.BYTES - headerBytes.length);
        if (!SafeTensors.setDigest(headerBytes, SafeTensors.NO_DIGEST)) {
            throw new Malformed("its checksum is missing");
        }
        sha256.update(buffer.clear().putLong(headerBytes.length).array(), 0, Long.BYTES);
        sha256.update(headerBytes);
        List<Tensor> tensors = new ArrayList<>();
        List<Entry> unknown = new ArrayList<>();
        for (Entry entry : header.entries()) {
            switch (entry.type()) {
                case "F32" -> tensors.add(new Tensor.Floats(entry.name(), entry.shape(), readFloats(entry)));
                case "I64" -> tensors.add(new Tensor.Longs(entry.name(), entry.shape(), readLongs(entry)));
                default -> {
                    skip(entry.end() - entry.begin());
                    unknown.add(entry);
                }
            }
        }
        if (!HexFormat.of().formatHex(sha256.digest()).equals(digest)) {
            throw new Malformed("its content does not match its checksum");
        }
        checkVersion(format, unknown);
        return new SafeTensors(file, tensors, metadata);
    }

    /** The header, and the whole numbers, which stand before all floats. */
    CheckpointOutline outline() throws IOException, Malformed {
        byte[] headerBytes = readHeader();
        SafeTensorsHeader header = SafeTensorsHeader.parse(headerBytes);
        checkLayout(header.entries(), fileSize - Long.BYTES - headerBytes.length);
        Map<String, Long> sizes = new LinkedHashMap<>();
        Map<String, long[]> longs = new LinkedHashMap<>();
        for (Entry entry : header.entries()) {
            if (entry.type().equals("I64") && sizes.isEmpty()) {
                longs.put(entry.name(), readLongs(entry));
            } else {
                sizes.put(entry.name(), entry.size());
            }
        }
        return new CheckpointOutline(file, sizes, longs);
    }

    private byte[] readHeader() throws IOException, Malformed {
        if (fileSize == 0) {
            throw new Malformed("it is empty");
        }
        byte[] start = in.readNBytes(Long.BYTES + 1);
        if (start.length <= Long.BYTES || start[Long.BYTES] != '{') {
            throw Failure.data(file + " is not a safetensors file" + WAY_OUT);
        }
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > SafeTensors.MAX_HEADER_BYTES || length > fileSize - Long.BYTES) {
            throw new Malformed("its header cannot be " + Long.toUnsignedString(length) + " bytes long");
        }
        byte[] header = new byte[(int) length];
        header[0] = '{';
        if (in.readNBytes(header, 1, header.length - 1) < header.length - 1) {
            throw new EOFException();
        }
        return header;
    }

    /** The tensors must fill the file: no gaps, no overlaps, nothing after them. */
    private static void checkLayout(List<Entry> entries, long dataBytes) throws Malformed {
        long offset = 0;
        for (Entry entry : entries) {
            if (entry.begin() != offset || entry.end() < entry.begin()) {
                throw new Malformed("the tensor \"" + entry.name() + "\" is not where it should be");
            }
            offset = entry.end();
        }
        if (offset != dataBytes) {
            throw new Malformed("it holds " + Quantity.of(dataBytes, "byte") + " of data instead of " + offset);
        }
    }

    private void checkVersion(@Nullable String format, List<Entry> unknown) throws Malformed {
        if (format == null || !format.matches("[1-9][0-9]{0,8}")) {
            throw new Malformed("its version is missing");
        }
        if (Integer.parseInt(format) > SafeTensors.FORMAT) {
            throw Failure.data(file + " was made by a newer version of Continuo (checkpoint format " + format
                    + ", this one reads " + SafeTensors.FORMAT + "); update Continuo");
        }
        if (!unknown.isEmpty()) {
            throw Failure.data(
                    file + " has tensors of a type that checkpoints do not have: " + unknown.get(0) + WAY_OUT);
        }
    }

    private float[] readFloats(Entry entry) throws IOException, Malformed {
        float[] data = new float[size(entry, Float.BYTES)];
        int atOnce = buffer.capacity() / Float.BYTES;
        for (int from = 0; from < data.length; from += atOnce) {
            int count = Math.min(atOnce, data.length - from);
            fill(count * Float.BYTES);
            buffer.asFloatBuffer().get(data, from, count);
        }
        return data;
    }

    private long[] readLongs(Entry entry) throws IOException, Malformed {
        long[] data = new long[size(entry, Long.BYTES)];
        int atOnce = buffer.capacity() / Long.BYTES;
        for (int from = 0; from < data.length; from += atOnce) {
            int count = Math.min(atOnce, data.length - from);
            fill(count * Long.BYTES);
            buffer.asLongBuffer().get(data, from, count);
        }
        return data;
    }

    private static int size(Entry entry, int bytesPerValue) throws Malformed {
        long bytes = entry.end() - entry.begin();
        try {
            if (Math.multiplyExact(entry.size(), bytesPerValue) == bytes) {
                return Math.toIntExact(entry.size());
            }
        } catch (ArithmeticException e) {
            // Falls through: such a shape fits no data.
        }
        throw new Malformed("the tensor " + entry + " does not fit its " + Quantity.of(bytes, "byte"));
    }

    private void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; left -= buffer.capacity()) {
            fill((int) Math.min(buffer.capacity(), left));
        }
    }

    private void fill(int bytes) throws IOException {
        if (in.readNBytes(buffer.array(), 0, bytes) < bytes) {
            throw new EOFException();
        }
        sha256.update(buffer.array(), 0, bytes);
        buffer.clear();
    }
}
