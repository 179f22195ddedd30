package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The man page and what completes the word {@code continuo} in other shells. */
class ShareTest {
    private static final Path SHARE = Continuo.HOME.resolve("share");
    private static final Path PAGE = SHARE.resolve("man/man1/continuo.1");

    @TempDir
    Path folder;

    private static boolean installed(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program)) || Files.isExecutable(Path.of("/bin", program));
    }

    private List<String> output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return text.lines().toList();
    }

    @Test
    void theManPageTellsEveryCommandOptionAndTopic() throws IOException {
        String page = Files.readString(PAGE).replace("\\-", "-");
        Matcher commands = Pattern.compile("\"command\":\"([^\"]*)\"")
                .matcher(new Continuo(folder).run("-c", "help --json").output());
        List<String> names = new ArrayList<>();
        while (commands.find()) {
            names.add(commands.group(1));
            assertThat(page).containsPattern("(?m)^\\.B " + commands.group(1) + "( |$)");
        }
        assertThat(names).hasSizeGreaterThan(25);
        assertThat(page)
                .startsWith(".TH CONTINUO 1 ")
                .contains(".B --json", ".B --runs DIR", "default $CONTINUO_RUNS")
                .contains(
                        ".SH \"SCRIPTS\"",
                        ".SH \"KEYS\"",
                        ".SH \"FILES\"",
                        ".SH \"ENVIRONMENT\"",
                        ".SH \"EXIT CODES\"");
    }

    @Test
    void theManPageIsSoundRoff() throws Exception {
        assumeTrue(installed("groff"), "no groff to check the man page with");
        assertThat(output("groff", "-man", "-Tutf8", "-ww", "-z", PAGE.toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "continuo --k, --keep-going",
        "continuo --json r, run",
        "continuo run so, song.continuo",
        "continuo run song.continuo mu, music",
        "continuo --runs mu, music"
    })
    void bashCompletesOptionsAndFiles(String typed, String completed) throws Exception {
        assumeTrue(installed("bash"), "no bash to complete in");
        Files.writeString(folder.resolve("song.continuo"), "");
        Files.createDirectory(folder.resolve("music"));
        Path file = SHARE.resolve("bash-completion/completions/continuo");
        String script = "source \"$1\"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _continuo;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"; complete -p continuo";
        assertThat(output("bash", "--norc", "-c", script, "bash", file.toString(), typed))
                .containsExactly(completed, "complete -F _continuo continuo");
    }

    @Test
    void zshReadsItsCompletion() throws Exception {
        assumeTrue(installed("zsh"), "no zsh to complete in");
        Path file = SHARE.resolve("zsh/site-functions/_continuo");
        String script = "fpath=(\"$1\" $fpath); autoload -Uz compinit; compinit -u -d \"$2\";"
                + " print $_comps[continuo]; autoload +X -Uz _continuo && print read";
        assertThat(output("zsh", "-f", "-c", script, "zsh", file.getParent().toString(), folder + "/dump"))
                .containsExactly("_continuo", "read");
    }

    @Test
    void zshsCompletionNamesEveryOption() throws IOException {
        assertThat(Files.readString(SHARE.resolve("zsh/site-functions/_continuo")))
                .startsWith("#compdef continuo\n")
                .contains("'--json[", "'--runs[", ":DIR:_files -/'", "'-c[", "(run)");
    }
}
