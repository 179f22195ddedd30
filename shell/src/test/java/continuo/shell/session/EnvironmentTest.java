package continuo.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Path WORK = Path.of("/work/songs").toAbsolutePath();

    private static Environment with(Map<String, String> variables) {
        return new Environment(variables, WORK, Optional.of(WORK.resolve("dist")));
    }

    @Test
    void pluginsComeFromTheDistributionAndTheUser() {
        assertThat(with(Map.of("HOME", "/home/ada")).pluginFolders())
                .containsExactly(WORK.resolve("dist/plugins"), WORK.resolve("/home/ada/.continuo/plugins"));
        assertThat(with(Map.of("HOME", "/home/ada", "CONTINUO_PLUGINS", "mine")).pluginFolders())
                .containsExactly(WORK.resolve("dist/plugins"), WORK.resolve("mine"));
    }

    @Test
    void pathsAreShownAsShortAsCanBe() {
        Environment environment = with(Map.of());
        assertThat(environment.shown(WORK.resolve("a/b.mid")))
                .isEqualTo(Path.of("a", "b.mid").toString());
        assertThat(environment.shown(WORK)).isEqualTo(WORK.toString());
        assertThat(environment.path("../x")).isEqualTo(WORK.resolveSibling("x"));
    }

    @Test
    void unicodeGoesByTheLocale() {
        assertThat(with(Map.of("LANG", "de_DE.UTF-8")).unicode()).isTrue();
        assertThat(with(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C")).unicode()).isFalse();
        assertThat(with(Map.of("LC_ALL", "C.utf8", "CONTINUO_ASCII", "1")).unicode())
                .isFalse();
        assertThat(with(Map.of()).unicode()).isFalse();
    }

    @Test
    void aVariableSetGoesBeforeTheFile() {
        Environment environment = new Environment(Map.of("A", "old"), Path.of("/work"), Optional.empty())
                .withVariable("A", "new")
                .with(Map.of("A", "of the file"));
        assertThat(environment.get("A")).contains("new");
    }
}
