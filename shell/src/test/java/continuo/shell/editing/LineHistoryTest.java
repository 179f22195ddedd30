package continuo.shell.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineHistoryTest {
    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    private Path file() {
        return folder.resolve("user/history");
    }

    private LineHistory open() throws IOException {
        LineHistory history = LineHistory.in(file(), text -> List.of(text.split("\n\n")), notices::add);
        history.load();
        return history;
    }

    @Test
    void comesBackTheNextTime() throws IOException {
        LineHistory history = open();
        history.add("echo 'a\\\nb'");
        history.add("näxt\r");
        assertThat(open().lines()).containsExactly("echo 'a\\\nb'", "näxt\r");
    }

    @Test
    void keepsALineOnceAtItsLastPlace() throws IOException {
        LineHistory history = open();
        List.of("a", "b", "b", "a").forEach(history::add);
        assertThat(history.lines()).containsExactly("b", "a");
        assertThat(open().lines()).containsExactly("b", "a");
    }

    @Test
    void forgetsWhatBeginsWithABlank() throws IOException {
        LineHistory history = open();
        List.of(" secret", "\tsecret", "", " ").forEach(history::add);
        assertThat(history.lines()).isEmpty();
        assertThat(history.iterator(0).hasNext())
                .as("nor does the search find it")
                .isFalse();
        assertThat(file()).doesNotExist();
    }

    @Test
    void linesPastedTogetherAreKeptOneByOne() throws IOException {
        open().add("one\n\ntwo\nlines");
        assertThat(open().lines()).containsExactly("one", "two\nlines");
    }

    @Test
    void withoutHistoryNothingComesBack() throws IOException {
        open().add("before");
        LineHistory none = LineHistory.none();
        none.load();
        none.add("hidden");
        assertThat(none.lines()).isEmpty();
        assertThat(none.previous()).isFalse();
        assertThat(none.continuing("h")).isEmpty();
        assertThat(open().lines()).containsExactly("before");
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "1:old\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        open().add("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Files.delete(file());
        open().add("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void twoShellsWriteToItAtOnce() throws IOException {
        LineHistory one = open();
        LineHistory two = open();
        for (int i = 0; i < 50; i++) {
            one.add("one " + i);
            two.add("two " + i);
        }
        assertThat(one.lines()).hasSize(50);
        assertThat(open().lines()).hasSize(100).contains("one 49", "two 0");
    }

    @Test
    void whatIsNoHistoryIsLeftOut() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {'x', '\n', (byte) 0xff, ':', '\n', '5', ':', 'o', 'k', '\n', '7', ':', 'a'});
        assertThat(open().lines()).containsExactly("ok", "a");
    }

    @Test
    void aLongFileIsShortened() throws IOException {
        HistoryFile history = new HistoryFile(file(), 10);
        for (int i = 0; i <= 20; i++) {
            history.append(Instant.EPOCH, "line " + i);
        }
        assertThat(history.read()).hasSize(21);
        assertThat(history.read()).hasSize(10).startsWith("line 11").endsWith("line 20");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void saysOnceThatItCannotBeWritten() throws IOException {
        Files.createDirectories(file());
        LineHistory history = LineHistory.in(file(), List::of, notices::add);
        history.add("a");
        history.add("b");
        assertThat(history.lines()).containsExactly("a", "b");
        assertThat(notices).hasSize(1);
    }

    @Test
    void theKeysWalkThroughIt() throws IOException {
        LineHistory history = open();
        List.of("a", "b").forEach(history::add);
        assertThat(history.previous()).isTrue();
        assertThat(history.current()).isEqualTo("b");
        assertThat(history.previous()).isTrue();
        assertThat(history.previous()).isFalse();
        assertThat(history.current()).isEqualTo("a");
        assertThat(history.next()).isTrue();
        assertThat(history.next()).isTrue();
        assertThat(history.current()).isEmpty();
        assertThat(history.next()).isFalse();
        assertThat(history.continuing("a")).isEmpty();
    }
}
