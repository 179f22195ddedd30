package continuo.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFileTest {
    private static final byte[] INDEX = {7, 8, 9};

    @TempDir
    private Path folder;

    private Path file;
    private long first;
    private long second;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("a");
        try (CacheFileWriter writer = new CacheFileWriter(file)) {
            first = writer.append(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
            byte[] large = new byte[600_000];
            Arrays.fill(large, (byte) 6);
            second = writer.append(ByteBuffer.wrap(large));
            writer.finish(INDEX);
        }
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        CacheFile opened = CacheFile.open(file);

        assertThat(opened.index()).isEqualTo(INDEX);
        assertThat(opened.block(first, 5)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
        assertThat(opened.block(second, 600_000).get(599_999)).isEqualTo((byte) 6);
        assertThat(second % 4).isZero();
        assertThatThrownBy(() -> opened.block(second, 700_000)).isInstanceOf(CacheFile.Unsound.class);
        assertThatThrownBy(() -> opened.block(1L << 40, 1)).isInstanceOf(CacheFile.Unsound.class);
    }

    @Test
    void staysReadableWhenItIsDeleted() throws IOException {
        CacheFile opened = CacheFile.open(file);
        Files.delete(file);

        assertThat(opened.block(second, 1).get(0)).isEqualTo((byte) 6);
    }

    @Test
    void holdsNoBlockAtAll() throws IOException {
        Path empty = folder.resolve("empty");
        try (CacheFileWriter writer = new CacheFileWriter(empty)) {
            writer.finish(new byte[0]);
        }

        assertThat(CacheFile.open(empty).index()).isEmpty();
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 15, 16, 51, 52, 1000, whole.length - 36, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CacheFile.open(file))
                    .as("%d bytes", length)
                    .isInstanceOf(CacheFile.Unsound.class)
                    .hasMessage("it is cut off");
        }
    }

    @Test
    void refusesOtherVersionsOtherFilesAndDamageOfTheIndex() throws IOException {
        assertThatThrownBy(() -> CacheFile.open(changed(0)))
                .isInstanceOf(CacheFile.Unsound.class)
                .hasMessage("it is another kind of file");
        assertThatThrownBy(() -> CacheFile.open(changed(8)))
                .isInstanceOf(CacheFile.Unsound.class)
                .hasMessage("it is of version 0, this is version 1");
        int index = (int) Files.size(file) - CacheFile.TRAILER_BYTES - INDEX.length;
        assertThatThrownBy(() -> CacheFile.open(changed(index)))
                .isInstanceOf(CacheFile.Unsound.class)
                .hasMessage("its index does not fit its checksum");
    }

    private Path changed(int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        return Files.write(folder.resolve("changed"), bytes);
    }
}
