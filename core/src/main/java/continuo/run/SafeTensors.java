package continuo.run;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.file.AtomicFile;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of named arrays in the safetensors format (eight bytes of header length, a JSON header, the data, all
 * little-endian), readable from Python's {@code safetensors}. Loading one runs no code. Types are F32 and I64.
 *
 * <p>The header's {@code __metadata__} has two texts of ours: {@value #FORMAT_KEY}, the version of this format, and
 * {@value #DIGEST_KEY}, the SHA-256 of the whole file with the digest's own 64 digits taken as zeros. So a single bit
 * that changed anywhere is noticed, and the digest is checked the same way in every version.
 *
 * @param file where it was read from
 * @param tensors in the order of the file
 * @param metadata whatever texts the writer gave, ours left out
 */
public record SafeTensors(Path file, List<Tensor> tensors, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    static final String FORMAT_KEY = "continuo-format";
    static final String DIGEST_KEY = "continuo-sha256";

    static final int FORMAT = 1;
    static final int MAX_HEADER_BYTES = 16 << 20;
    static final int BUFFER_BYTES = 1 << 16;

    static final String NO_DIGEST = "0".repeat(64);

    public SafeTensors {
        tensors = List.copyOf(tensors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Writes a file as {@link AtomicFile} does, without a second copy of the data in memory.
     *
     * @throws Failure of kind RESOURCE naming the path and the way out
     * @throws IllegalArgumentException where two tensors have one name
     */
    public static void write(Path file, List<Tensor> tensors, Map<String, String> metadata) {
        AtomicFile.write(file, out -> {
            List<Tensor> ordered = new ArrayList<>(tensors);
            // Eight-byte values first keeps every tensor aligned to its own type.
            ordered.sort((a, b) -> Boolean.compare(a instanceof Tensor.Floats, b instanceof Tensor.Floats));
            byte[] header = header(ordered, metadata);
            MessageDigest sha256 = sha256();
            put(ordered, header, sha256::update);
            setDigest(header, HexFormat.of().formatHex(sha256.digest()));
            put(ordered, header, out::write);
        });
    }

    /**
     * Reads a file. Nothing is allocated for a length the file claims before it was held against the file's size.
     *
     * @throws Failure of kind DATA saying which of these it is: damaged, made by a newer version, none of ours, no
     *     safetensors file at all; of kind RESOURCE where it cannot be read
     */
    public static SafeTensors read(Path file) {
        return reading(file, SafeTensorsReader::read);
    }

    /** Reads the beginning of a file, as {@link CheckpointOutline} says. */
    static CheckpointOutline outline(Path file) {
        return reading(file, SafeTensorsReader::outline);
    }

    /** What is got out of a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(SafeTensorsReader reader) throws IOException, SafeTensorsHeader.Malformed;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return reading.from(new SafeTensorsReader(file, in, in.getChannel().size()));
        } catch (EOFException e) {
            throw damaged(file, "it ends too early");
        } catch (SafeTensorsHeader.Malformed e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Failure.resource(
                    "cannot read " + file + ": " + AtomicFile.reason(e) + "; check that it exists and may be read", e);
        }
    }

    /**
     * The values of a float tensor.
     *
     * @param shape what its shape must be
     * @throws Failure of kind DATA when there is none of this name and shape: the file is of something else
     */
    public float[] floats(String name, long... shape) {
        if (find(name) instanceof Tensor.Floats found && Arrays.equals(found.shape(), shape)) {
            return found.data();
        }
        throw other(name, "F32 " + Arrays.toString(shape));
    }

    /**
     * The values of a tensor of whole numbers, a vector of any length.
     *
     * @throws Failure of kind DATA when there is none of this name
     */
    public long[] longs(String name) {
        if (find(name) instanceof Tensor.Longs found && found.shape().length == 1) {
            return found.data();
        }
        throw other(name, "I64 vector");
    }

    private Tensor find(String name) {
        return tensors.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.data(file
                        + " is a checkpoint of something else: "
                        + Nearest.message(
                                "tensor",
                                name,
                                tensors.stream().map(Tensor::name).toList())));
    }

    private Failure other(String name, String wanted) {
        return Failure.data(file + " is a checkpoint of another model: " + find(name) + " should be " + wanted
                + "; use the components and parameters it was made with");
    }

    private static byte[] header(List<Tensor> tensors, Map<String, String> metadata) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT_KEY, Integer.toString(FORMAT));
        texts.put(DIGEST_KEY, NO_DIGEST);
        metadata.forEach((key, value) -> {
            if (texts.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException(key + " is not free for use");
            }
        });
        List<SafeTensorsHeader.Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Tensor tensor : tensors) {
            long end = offset + (long) tensor.size() * bytesPerValue(type(tensor));
            entries.add(new SafeTensorsHeader.Entry(tensor.name(), type(tensor), tensor.shape(), offset, end));
            offset = end;
        }
        if (entries.stream().map(SafeTensorsHeader.Entry::name).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("two tensors have the same name: " + tensors);
        }
        byte[] header = new SafeTensorsHeader(entries, texts).bytes();
        if (header.length > MAX_HEADER_BYTES) {
            throw new IllegalArgumentException("a header of " + header.length + " bytes would not be read again");
        }
        return header;
    }

    private static String type(Tensor tensor) {
        return tensor instanceof Tensor.Floats ? "F32" : "I64";
    }

    static int bytesPerValue(String type) {
        return type.equals("F32") ? Float.BYTES : Long.BYTES;
    }

    /** Takes bytes: a digest or a stream. */
    private interface Sink {
        void put(byte[] bytes, int from, int length) throws IOException;
    }

    private static void put(List<Tensor> tensors, byte[] header, Sink sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(header.length);
        sink.put(buffer.array(), 0, Long.BYTES);
        sink.put(header, 0, header.length);
        for (Tensor tensor : tensors) {
            int atOnce = BUFFER_BYTES / bytesPerValue(type(tensor));
            for (int from = 0; from < tensor.size(); from += atOnce) {
                int count = Math.min(atOnce, tensor.size() - from);
                buffer.clear();
                if (tensor instanceof Tensor.Floats floats) {
                    buffer.asFloatBuffer().put(floats.data(), from, count);
                } else if (tensor instanceof Tensor.Longs longs) {
                    buffer.asLongBuffer().put(longs.data(), from, count);
                }
                sink.put(buffer.array(), 0, count * bytesPerValue(type(tensor)));
            }
        }
    }

    /** Puts 64 digits in the place of those in the header; false where there are none. */
    static boolean setDigest(byte[] header, String digest) {
        String key = "\"" + DIGEST_KEY + "\":\"";
        int at = new String(header, StandardCharsets.ISO_8859_1).indexOf(key);
        byte[] digits = digest.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + key.length() + digits.length > header.length) {
            return false;
        }
        System.arraycopy(digits, 0, header, at + key.length(), digits.length);
        return true;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static Failure damaged(Path file, String why) {
        return Failure.data(file + " is damaged: " + why + "; use an earlier checkpoint or a copy");
    }
}
