package continuo.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a {@link CacheFile}, block after block, in little memory. Not for several threads at a time. */
public final class CacheFileWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long position = CacheFile.HEADER_BYTES;

    /** @param file must not exist yet */
    public CacheFileWriter(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        buffer.putLong(CacheFile.MAGIC).putInt(CacheFile.VERSION).putInt(0);
    }

    /**
     * Appends a block, from its position to its limit.
     *
     * @return where it begins, a multiple of four
     */
    public long append(ByteBuffer block) throws IOException {
        if (block.remaining() > CacheFile.LONGEST_BLOCK) {
            throw new IOException("a block of " + block.remaining() + " bytes is too long");
        }
        long at = position;
        put(block);
        put(ByteBuffer.allocate(PackedPiece.filled(block.remaining()) - block.remaining()));
        return at;
    }

    private void put(ByteBuffer block) throws IOException {
        position += block.remaining();
        for (int from = block.position(); from < block.limit(); ) {
            int count = Math.min(buffer.remaining(), block.limit() - from);
            buffer.put(buffer.position(), block, from, count).position(buffer.position() + count);
            from += count;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Writes the index and the end; nothing may be appended after it. */
    public void finish(byte[] index) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(index);
        long indexAt = position;
        put(bytes);
        ByteBuffer trailer = ByteBuffer.allocate(CacheFile.TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putLong(indexAt).putInt(index.length).putInt(CacheFile.checksum(bytes));
        trailer.putLong(position + CacheFile.TRAILER_BYTES).putInt(CacheFile.VERSION);
        put(trailer.putLong(CacheFile.MAGIC).flip());
        flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
