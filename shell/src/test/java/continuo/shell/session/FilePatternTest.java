package continuo.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {
    @TempDir
    Path folder;

    @BeforeEach
    void make() throws IOException {
        for (String name : new String[] {"b.mid", "a.mid", ".hidden.mid", "c.txt", "x/1.mid", "y z/2.mid", "{e}.mid"}) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    @Test
    void matchesAreSortedAndWrittenAsThePattern() {
        assertThat(FilePattern.matches("[a-c].mid", folder)).containsExactly("a.mid", "b.mid");
        assertThat(FilePattern.matches("./?.*", folder)).containsExactly("./a.mid", "./b.mid", "./c.txt");
        assertThat(FilePattern.matches(folder + "/a*", folder)).containsExactly(folder + "/a.mid");
    }

    @Test
    void everyFolderOfAPathMayBeAPattern() {
        assertThat(FilePattern.matches("*/*.mid", folder)).containsExactly("x/1.mid", "y z/2.mid");
        assertThat(FilePattern.matches("x/../[xy]*/?.mid", folder)).containsExactly("x/../x/1.mid", "x/../y z/2.mid");
    }

    @Test
    void hiddenFilesMustBeMeant() {
        assertThat(FilePattern.matches(".h*", folder)).containsExactly(".hidden.mid");
    }

    @Test
    void quotedSignsMeanThemselves() {
        assertThat(FilePattern.matches("\\{e\\}.*", folder)).containsExactly("{e}.mid");
        assertThat(FilePattern.matches("\\**", folder)).isEmpty();
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThatThrownBy(() -> FilePattern.matches("[a", folder))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("\"[a\" is no pattern of file names");
    }
}
