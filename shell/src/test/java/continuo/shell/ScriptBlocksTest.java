package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables, loops and conditions, as a script's author meets them. */
class ScriptBlocksTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private Outcome script(String text, String... arguments) {
        shell.file("s.continuo", text);
        String[] words = new String[2 + arguments.length];
        words[0] = "run";
        words[1] = "s.continuo";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        return shell.run(words);
    }

    @Test
    void aVariableHasItsValueWhenACommandIsRun() {
        Outcome outcome = script("let a=1 b='two words'; echo $a ${b}s\nlet a=$a$b; echo \"$a\"\nlet\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                1 two wordss
                1two words
                name  value
                a     1two words
                b     two words
                """);
    }

    @Test
    void variablesReachFilesThatAreRunAndComeBack() {
        shell.file("inner.continuo", "echo $a $1\nlet b=$1\n");
        assertThat(script("let a=outer\nrun inner.continuo x\necho $b $1\n", "own")
                        .lines())
                .containsExactly("outer x", "x own");
    }

    @Test
    void aBadNameOrAFormThatIsNoneIsRefused() {
        assertThat(shell.commands("let 1a=2 b").err())
                .isEqualTo("continuo: let: \"1a\" cannot be the name of a variable: give letters, digits and _,"
                        + " beginning with a letter, without $; \"b\" is not of the form NAME=VALUE\n");
    }

    @Test
    void aMistypedVariableIsGuessed() {
        assertThat(script("let epochs=3\necho and \"${epoch}s\"\n").err()).isEqualTo("""
                s.continuo:2: $epoch is not set; did you mean $epochs? (let epoch=VALUE sets it; write '$' in single \
                quotes or \\$ to mean the sign)
                    echo and "${epoch}s"
                              ^^^^^^^^
                """);
    }

    @Test
    void aLoopGoesThroughItsWordsAndLeavesItsVariableAsItWas() {
        Outcome outcome = script("""
                let x=before
                foreach x in $@ 'a b' do
                  echo "<$x>"   # each word once
                  foreach y in 1 2 do echo $x$y; end
                end
                echo $x
                echo $y
                """, "one", "two words");
        assertThat(outcome.lines())
                .containsExactly(
                        "<one>",
                        "one1",
                        "one2",
                        "<two words>",
                        "two words1",
                        "two words2",
                        "<a b>",
                        "a b1",
                        "a b2",
                        "before");
        assertThat(outcome.err()).startsWith("s.continuo:7: $y is not set");
    }

    @Test
    void aLoopOverNoArgumentsDoesNothing() {
        assertThat(script("foreach x in $@ do echo $x; end; echo done").lines()).containsExactly("done");
    }

    @Test
    void aPatternStandsForTheFilesThatMatchSorted() {
        shell.file("b song.mid", "");
        shell.file("a.mid", "");
        assertThat(script("foreach f in *.mid '*.mid' do echo $f; end").lines())
                .containsExactly("a.mid", "b song.mid", "*.mid");
        Outcome none = script("foreach f in songs/*.mid do\n  echo $f\nend\necho never");
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).isEqualTo("""
                s.continuo:1: no file matches "songs/*.mid" (write it in single quotes to mean the text itself)
                    foreach f in songs/*.mid do
                                 ^^^^^^^^^^^
                """);
        assertThat(none.exitCode()).isEqualTo(2);
    }

    @Test
    void conditionsAskForFilesRunsAndValues() {
        shell.file("here.mid", "");
        Outcome outcome = script("""
                if exists here.mid do echo here; end
                if not exists there.mid do echo not there; end
                if run first do echo trained; else echo untrained; end
                if $# >= 2 do
                  echo two
                else if $# == 1 do
                  echo one
                else
                  echo none
                end
                foreach n in 5 0.5 x do
                  if $n == x do echo text; else if $n in 0..1 do echo small; else echo large; end
                end
                if not not $1 != 'a b' do echo no; else echo same; end
                """, "a b");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .containsExactly("here", "not there", "untrained", "one", "large", "small", "text", "same");
    }

    @Test
    void aPartThatIsNotRunNeedsNoValues() {
        assertThat(script("if $# > 0 do\n  echo $1\nelse\n  echo default\nend").lines())
                .containsExactly("default");
    }

    @Test
    void anErrorInABlockNamesItsOwnLineAndStopsTheScript() {
        Outcome outcome = script("foreach x in 1 2 do\n  echo $x\n  use loss minmax$x\nend\necho never");
        assertThat(outcome.lines()).containsExactly("1");
        assertThat(outcome.err()).isEqualTo("""
                s.continuo:3: use: unknown loss "minmax1"; did you mean minimax? (there are: feature-matching, \
                minimax, non-saturating)
                      use loss minmax$x
                               ^^^^^^^^
                """);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void keepGoingGoesOnWithinTheBlock() {
        shell.file("letter.mid", "Dear Ada");
        shell.file("s.continuo", """
                foreach x in letter.mid nowhere.mid do
                  encode $x
                  echo after $x
                end
                foreach f in *.wav do echo never; end
                if a < b do echo never; else echo never; end
                echo last
                """);
        Outcome outcome = shell.run("--keep-going", "run", "s.continuo");
        assertThat(outcome.lines()).containsExactly("after letter.mid", "after nowhere.mid", "last");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("s.continuo:")))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("s.continuo:2: ").contains("not a MIDI file"),
                        second -> assertThat(second).isEqualTo("s.continuo:2: no such file or folder: nowhere.mid"),
                        third -> assertThat(third).startsWith("s.continuo:5: no file matches \"*.wav\""),
                        fourth -> assertThat(fourth).isEqualTo("s.continuo:6: \"a\" is no number"));
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void keepGoingGoesOnAfterAFileThatFailed() {
        shell.file("inner.continuo", "nonsense\necho in\n");
        assertThat(shell.run("run", "s.continuo", "--keep-going").err()).contains("no such file or folder: s.continuo");
        shell.file("s.continuo", "source inner.continuo\necho out\n");
        Outcome outcome = shell.run("run", "s.continuo", "--keep-going");
        assertThat(outcome.lines()).containsExactly("in", "out");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(shell.run("--keep-going", "-c", "nonsense; echo on").lines()).containsExactly("on");
    }

    @Test
    void aBlockWithAFaultIsNotRunAtAll() {
        Outcome outcome = script("echo first\nforeach x in a do\n  echo $x\n  if $x = a do echo b; end\nend\n");
        assertThat(outcome.lines()).containsExactly("first");
        assertThat(outcome.err()).isEqualTo("""
                s.continuo:4: "$x = a" is no condition (there are: exists PATH, run NAME, A == B (or !=, <, <=, >, >=), \
                A in FROM..TO, with not before it or without)
                      if $x = a do echo b; end
                """);
    }

    @Test
    void aMissingEndNamesWhereTheBlockBegan() {
        assertThat(script("echo a\nif exists x do\necho b\n").err()).isEqualTo("""
                s.continuo:2: if is not closed: its end is missing
                    if exists x do
                """);
    }

    @Test
    void theSameOnStandardInputAndInOneLine() {
        String text = "foreach x in a b do\n  if $x == b do\n    echo $x\n  end\nend\nexit 4\necho never\n";
        Outcome piped = shell.start(text);
        assertThat(piped.lines()).containsExactly("b");
        assertThat(piped.exitCode()).isEqualTo(4);
        Outcome line = shell.commands("foreach x in a b do if $x == b do echo $x; end; end; nonsense");
        assertThat(line.lines()).containsExactly("b");
        assertThat(line.err()).isEqualTo("continuo: unknown command \"nonsense\" (help lists the commands)\n");
    }

    @Test
    void wordsOfTheLanguageHaveHelpLikeCommands() {
        assertThat(shell.commands("foreach --help; if --help").out())
                .isEqualTo(shell.commands("help foreach").out()
                        + shell.commands("help if").out());
        assertThat(shell.commands("forech x in a do").err()).contains("did you mean foreach?");
        assertThat(shell.commands("'if' exists a do").err())
                .isEqualTo("continuo: if is a word of the language: write it without quotes\n");
    }

    @Test
    void exitEndsTheScriptWithTheCodeThatItIsGiven() {
        assertThat(script("foreach x in 1 2 do echo $x; exit 7; end").exitCode())
                .isEqualTo(7);
        assertThat(script("foreach x in 1 2 do echo $x; exit 7; end").lines()).containsExactly("1");
        shell.file("inner.continuo", "exit 3\n");
        assertThat(script("source inner.continuo\necho never").exitCode()).isEqualTo(3);
        shell.file("fine.continuo", "exit\necho never\n");
        assertThat(script("run fine.continuo\necho on\nrun inner.continuo\necho never"))
                .isEqualTo(new Outcome(3, "on\n", ""));
        assertThat(shell.start("nonsense\nexit 0\n", "--keep-going").exitCode()).isZero();
        assertThat(shell.start("nonsense\nexit\n", "--keep-going").exitCode()).isEqualTo(2);
        assertThat(shell.commands("exit 256").exitCode()).isEqualTo(2);
    }

    @Test
    void argumentsThatLookLikeOptionsStandBehindTwoHyphens() {
        shell.file("s.continuo", "echo -- $@\n");
        assertThat(shell.run("run", "s.continuo", "-a", "--json", "--b").lines())
                .containsExactly("{\"text\":\"-a --b\"}");
        assertThat(shell.run("run", "s.continuo", "--", "--json").lines()).containsExactly("--json");
    }

    @Test
    void theExampleOfSizesTrainsEachSizeOnce() throws IOException {
        String example = Files.readString(Path.of("../assembly/src/main/distribution/examples/sizes.continuo"))
                .replace("corpus=starter pretrain=300 epochs=60", "corpus=scales pretrain=1 epochs=1")
                .replace("steps=64", "steps=10 batch=4");
        Outcome first = script(example, "2");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("trained size-2 in")
                .containsSubsequence("size-2/piece-1-1.mid", "scale-consistency");
        Outcome second = script(example, "2");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("size-2/piece-1-1.mid").doesNotContain("trained");
        assertThat(script(example).exitCode()).isEqualTo(2);
    }

    @Test
    void linesThatAreLongOrOfManyAlphabetsAreShownAsFarAsHelps() {
        assertThat(script("echo " + "x".repeat(300) + " $nope " + "y".repeat(300))
                        .err()
                        .lines()
                        .skip(1))
                .containsExactly(
                        "    …" + "x".repeat(49) + " $nope " + "y".repeat(44) + "…",
                        "     " + " ".repeat(50) + "^^^^^");
        assertThat(script("encode '音楽.mid' $nope").err().lines().skip(1))
                .containsExactly("    encode '音楽.mid' $nope", "                      ^^^^^");
        assertThat(script("\u001b[2Jx\u0007").err().lines())
                .containsExactly("s.continuo:1: unknown command \" [2Jx \" (help lists the commands)", "     [2Jx");
    }
}
