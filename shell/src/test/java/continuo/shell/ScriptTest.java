package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    @Test
    void argumentsReachTheFile() {
        shell.file("hello.continuo", "# greets\necho hello $1 \\\n  and \"$2\" # not this\necho $#\n");
        Outcome outcome = shell.run("run", "hello.continuo", "Ada", "Charles B.");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines()).containsExactly("hello Ada and Charles B.", "2");
    }

    @Test
    void stopsAtTheFirstErrorAndNamesItsLine() {
        shell.file("bad.continuo", "echo a\n\nencode nowhere.mid\necho b\n");
        Outcome outcome = shell.run("run", "bad.continuo");
        assertThat(outcome.lines()).containsExactly("a");
        assertThat(outcome.err().lines())
                .containsExactly(
                        "bad.continuo:3: no such file or folder: nowhere.mid",
                        "    encode nowhere.mid",
                        "           ^^^^^^^^^^^");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void keepsGoingWhenToldButStillFails() {
        shell.file("letter.mid", "Dear Ada");
        shell.file("bad.continuo", "encode letter.mid\necho b\nnonsense\n");
        Outcome outcome = shell.run("--keep-going", "run", "bad.continuo");
        assertThat(outcome.lines()).containsExactly("b");
        assertThat(outcome.err()).isEqualTo("""
                bad.continuo:1: %s: byte 0: not a MIDI file: begins with "Dear Ada" instead of MThd; choose a Standard \
                MIDI File (.mid)
                    encode letter.mid
                           ^^^^^^^^^^
                bad.continuo:3: unknown command "nonsense" (help lists the commands)
                    nonsense
                    ^^^^^^^^
                """.formatted(folder.resolve("letter.mid")));
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void sourceNamesTheInnermostPlace() {
        shell.file("inner.continuo", "echo in $1\nnonsense\n");
        shell.file("outer.continuo", "source inner.continuo x\necho never\n");
        Outcome outcome = shell.run("run", "outer.continuo");
        assertThat(outcome.lines()).containsExactly("in x");
        assertThat(outcome.err().lines())
                .startsWith("inner.continuo:2: unknown command \"nonsense\" (help lists the commands)")
                .hasSize(3);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void aFileThatSourcesItselfEnds() {
        shell.file("loop.continuo", "source loop.continuo\n");
        Outcome outcome = shell.run("run", "loop.continuo");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .containsExactly(
                        "loop.continuo:1: files source each other more than 50 deep", "    source loop.continuo");
    }

    @Test
    void standardInputIsAScript() {
        Outcome outcome = shell.start("echo a; echo b\nexit\necho c\n");
        assertThat(outcome.lines()).containsExactly("a", "b");
        assertThat(outcome.err()).isEmpty();
        assertThat(shell.start("echo a\nfoo\necho b").err()).isEqualTo("""
                        stdin:2: unknown command "foo" (help lists the commands)
                            foo
                            ^^^
                        """);
    }

    @Test
    void anOpenQuoteNamesTheLineItBeganIn() {
        Outcome outcome = shell.start("echo a\necho 'b\nc\n");
        assertThat(outcome.err().lines())
                .containsExactly("stdin:2: a single quote (') is not closed", "    echo 'b", "    c");
    }

    @Test
    void missingFileAndFolder() {
        assertThat(shell.run("run", "none.continuo").err().lines())
                .containsExactly("continuo: no such file or folder: none.continuo");
        assertThat(shell.run("run", ".").exitCode()).isEqualTo(2);
        assertThat(shell.run("run").exitCode()).isEqualTo(2);
    }
}
