package continuo.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of blocks and an index of them, mapped into memory: nothing of it is on the heap but the index while it is
 * read. It stays readable when it is deleted or replaced.
 *
 * <pre>
 * "continuo", int version, int 0
 * the blocks
 * the index
 * long where the index begins, int its length, int its CRC-32C, long length of the file, int version, "continuo"
 * </pre>
 *
 * Little-endian. The end is written last, so a file without it was cut off. The blocks' checksums belong into the index:
 * {@link #checksum}. What is torn by a power failure is found by them, which is why nobody waits for the disk when a
 * file is written.
 */
public final class CacheFile {
    static final int VERSION = 1;
    /** The letters of the name as one number. */
    static final long MAGIC = 0x6F756E69746E6F63L;

    static final int HEADER_BYTES = 16;
    static final int TRAILER_BYTES = 36;
    /** Longest block. A mapping holds two of them: so a block lies in the mapping that its beginning lies in. */
    static final int LONGEST_BLOCK = 1 << 30;

    private final List<MappedByteBuffer> mappings;
    private final ByteBuffer index;

    private CacheFile(List<MappedByteBuffer> mappings, ByteBuffer index) {
        this.mappings = mappings;
        this.index = index;
    }

    /** Says what is wrong with a file that cannot be used. */
    public static final class Unsound extends IOException {
        private static final long serialVersionUID = 1L;

        public Unsound(String message) {
            super(message);
        }

        /** @param cause what reading its index came to */
        public Unsound(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Opens a file.
     *
     * @throws Unsound when it is not whole, or of another version
     * @throws IOException when it cannot be read
     */
    public static CacheFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(channel);
        }
    }

    /** What a channel to a finished file reads; the channel may be closed then. */
    static CacheFile of(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < HEADER_BYTES + TRAILER_BYTES) {
            throw new Unsound("it is cut off");
        }
        requireVersion(read(channel, 0, HEADER_BYTES), 0);
        ByteBuffer trailer = read(channel, size - TRAILER_BYTES, TRAILER_BYTES);
        long indexAt = trailer.getLong(0);
        int indexLength = trailer.getInt(8);
        boolean whole = trailer.getLong(28) == MAGIC
                && trailer.getLong(16) == size
                && indexLength >= 0
                && indexAt == size - TRAILER_BYTES - indexLength
                && indexAt >= HEADER_BYTES;
        if (!whole) {
            throw new Unsound("it is cut off");
        }
        ByteBuffer index = read(channel, indexAt, indexLength);
        if (checksum(index) != trailer.getInt(12)) {
            throw new Unsound("its index does not fit its checksum");
        }
        List<MappedByteBuffer> mappings = new ArrayList<>();
        for (long from = 0; from < indexAt; from += LONGEST_BLOCK) {
            mappings.add(channel.map(MapMode.READ_ONLY, from, Math.min(2L * LONGEST_BLOCK - 1, indexAt - from)));
        }
        return new CacheFile(mappings, index);
    }

    private static void requireVersion(ByteBuffer header, int at) throws Unsound {
        if (header.getLong(at) != MAGIC) {
            throw new Unsound("it is another kind of file");
        }
        int version = header.getInt(at + Long.BYTES);
        if (version != VERSION) {
            throw new Unsound("it is of version " + version + ", this is version " + VERSION);
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new Unsound("it is cut off");
            }
        }
        return buffer.flip();
    }

    /** The index, as it was given to the writer. */
    public byte[] index() {
        return index.array();
    }

    /**
     * A block, as it was given to the writer.
     *
     * @throws Unsound when there is no such place in the file
     */
    public ByteBuffer block(long position, int length) throws Unsound {
        int mapping = (int) (position / LONGEST_BLOCK);
        int offset = (int) (position % LONGEST_BLOCK);
        if (position < 0
                || length < 0
                || mapping >= mappings.size()
                || (long) offset + length > mappings.get(mapping).capacity()) {
            throw new Unsound("its index names a place outside of it");
        }
        return mappings.get(mapping).slice(offset, length);
    }

    /** CRC-32C from position to limit, which stay as they are. */
    public static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }
}
