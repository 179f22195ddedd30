package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Music that was encoded once, in the next session. */
class CorpusCacheTest {
    private static final String KEPT = "(from the cache)";

    @TempDir
    private Path folder;

    private ShellHarness shell;
    private Path music;

    @BeforeEach
    void makeMusic() throws IOException {
        shell = new ShellHarness(folder);
        music = Files.createDirectory(folder.resolve("music"));
        shell.chordFile("music/a.mid");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".continuo/cache"))) {
            return files.toList();
        }
    }

    @Test
    void isNotReadAgain() {
        assertThat(shell.commands("corpus use music").out()).doesNotContain(KEPT);
        assertThat(shell.commands("corpus use music").out()).contains(KEPT);
        assertThat(shell.commands("corpus use music --json").out()).contains("\"cached\":true");
    }

    @Test
    void isReadAgainWhenAFileHasChangedIsNewOrIsGone() throws IOException {
        shell.commands("corpus use music");
        Files.setLastModifiedTime(music.resolve("a.mid"), FileTime.from(Instant.EPOCH));
        assertThat(shell.commands("corpus use music").out()).doesNotContain(KEPT);

        Files.copy(music.resolve("a.mid"), music.resolve("b.mid"));
        Outcome both = shell.commands("corpus use music");
        assertThat(both.out()).doesNotContain(KEPT).contains("2 pieces seen: 1 loaded");

        Files.delete(music.resolve("b.mid"));
        assertThat(shell.commands("corpus use music").out()).doesNotContain(KEPT);
        assertThat(shell.commands("corpus use music").out()).contains(KEPT);
    }

    @Test
    void isReadAgainWhenAsked() {
        shell.commands("corpus use music");

        assertThat(shell.commands("corpus use music --fresh; corpus info").out())
                .doesNotContain(KEPT);
        assertThat(shell.commands("corpus use music; corpus use music --fresh").out())
                .containsOnlyOnce(KEPT);
    }

    @Test
    void ofAnotherRepresentationIsAnother() {
        shell.commands("corpus use music");

        assertThat(shell.commands("use representation quadruplet tones=3; corpus use music")
                        .out())
                .doesNotContain(KEPT);
        assertThat(shell.commands("corpus use music").out()).contains(KEPT);
    }

    @Test
    void thatIsDamagedIsMadeAnew() throws IOException {
        shell.commands("corpus use music");
        Files.write(kept().get(0), new byte[] {1, 2, 3});
        Outcome outcome = shell.commands("corpus use music");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("it is cut off").contains("is made anew");
        assertThat(outcome.out()).doesNotContain(KEPT).contains("1 piece seen");
        assertThat(shell.commands("corpus use music").out()).contains(KEPT);
    }

    @Test
    void ofAPluginThatCannotTellWhetherItHasChangedIsNotKept() throws IOException {
        assertThat(shell.commands("corpus use scales").exitCode()).isZero();
        assertThat(kept()).isEmpty();
    }

    @Test
    void cannotBeKeptWhereNothingCanBeWritten() throws IOException {
        Files.createDirectories(folder.resolve(".continuo"));
        Files.createFile(folder.resolve(".continuo/cache"));
        Outcome outcome = shell.commands("corpus use music; corpus info");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("1 piece seen");
        assertThat(outcome.err()).containsOnlyOnce("held in memory");
    }
}
