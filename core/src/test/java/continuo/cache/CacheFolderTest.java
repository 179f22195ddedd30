package continuo.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    @TempDir
    private Path place;

    private void publish(CacheFolder folder, String name, int bytes) throws IOException {
        Path temporary = folder.temporary(name);
        Files.write(temporary, new byte[bytes]);
        assertThat(folder.publish(temporary, name)).isTrue();
    }

    private static void age(Path file, int days) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void deletesWhatWasNotUsedForLongest() throws IOException {
        CacheFolder folder = new CacheFolder(place, 100);
        publish(folder, "a", 40);
        age(folder.file("a"), 3);
        publish(folder, "b", 40);
        age(folder.file("b"), 4);
        folder.used(folder.file("b"));
        publish(folder, "c", 40);

        assertThat(names()).containsExactly("b.steps", "c.steps");
    }

    @Test
    void keepsTheLatestHoweverLargeItIs() throws IOException {
        CacheFolder folder = new CacheFolder(place, 100);
        publish(folder, "a", 40);
        publish(folder, "b", 400);

        assertThat(names()).containsExactly("b.steps");
    }

    @Test
    void clearsAwayWhatAKilledProcessLeftButNothingUnderWayAndNothingOfOthers() throws IOException {
        CacheFolder folder = new CacheFolder(place, 100);
        Path abandoned = Files.createFile(folder.temporary("a"));
        age(abandoned, 2);
        Path underWay = Files.createFile(folder.temporary("a"));
        Path stranger = Files.createFile(place.resolve("notes.txt"));
        age(stranger, 2);
        publish(folder, "b", 1);

        assertThat(abandoned).doesNotExist();
        assertThat(underWay).exists();
        assertThat(stranger).exists();
    }
}
