package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts are checked as a whole, and nothing of them is done. */
class DryRunTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private Outcome check(String text, String... arguments) {
        shell.file("s.continuo", text);
        List<String> words = Stream.concat(Stream.of("run", "s.continuo", "--dry-run"), Stream.of(arguments))
                .toList();
        return shell.run(words.toArray(String[]::new));
    }

    private void isSound(String text, int commands, String... arguments) {
        Outcome outcome = check(text, arguments);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .isEqualTo("s.continuo: " + commands + (commands == 1 ? " command" : " commands")
                        + " checked, no problem found\n");
        assertThat(outcome.exitCode()).isZero();
    }

    private static List<String> problems(Outcome outcome) {
        assertThat(outcome.exitCode()).isEqualTo(2);
        return outcome.err().lines().filter(line -> !line.startsWith("    ")).toList();
    }

    @Test
    void everyProblemIsToldWithItsLine() {
        Outcome outcome = check("""
                # Five problems.
                corpus use startr
                use generator c-rnn units=0 deep=1
                train --epochs many --pretain 3
                generate nowhere --count 2
                echo $nope
                echo fine
                """);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("""
                s.continuo:2: corpus use: unknown corpus "startr"; did you mean starter? (there are: blues, chords, \
                folder, scales, slow, starter), and there is no such file or folder
                    corpus use startr
                               ^^^^^^
                s.continuo:3: use: unknown parameter "deep" (there are: depth, dropout, range, units); units=0 is not \
                possible: units is 1..4096
                    use generator c-rnn units=0 deep=1
                                        ^^^^^^^ ^^^^^^
                s.continuo:4: train: --epochs is 0..1000000, not "many"; unknown option "--pretain"; did you mean \
                --pretrain? (there are: --background, --best, --epochs, --help, --json, --measure, --name, --pretrain, --seed, \
                --threads)
                    train --epochs many --pretain 3
                                   ^^^^ ^^^^^^^^^
                s.continuo:5: unknown run "nowhere"; there are no runs in %s yet (train makes one)
                    generate nowhere --count 2
                             ^^^^^^^
                s.continuo:6: $nope is not set (let nope=VALUE sets it; write '$' in single quotes or \\$ to mean the sign)
                    echo $nope
                         ^^^^^
                """.formatted(folder.resolve("runs")));
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void nothingIsTrainedWrittenOrSaid() throws IOException {
        isSound("""
                corpus use scales pieces=8 notes=40
                let units=4
                set generator.units=$units discriminator.units=4 trainer.batch=4 trainer.steps=10
                train --name first --epochs 2
                generate --count 2 --out songs
                evaluate songs --against starter
                assert polyphony > 0.5
                assert fooled < 1
                runs info first
                report --pieces songs
                echo $units
                """, 11);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsOnly("distribution", "s.continuo");
        }
    }

    @Test
    void laterLinesAreJudgedByWhatEarlierOnesBringAbout() {
        assertThat(problems(check("use trainer next-event\nset trainer.freeze=0.5\n")))
                .singleElement()
                .asString()
                .startsWith("s.continuo:2: set: unknown parameter \"freeze\"");
        assertThat(problems(check("train --name a\ntrain --name a\n")))
                .singleElement()
                .asString()
                .startsWith("s.continuo:2: train: there is a run \"a\" already");
        isSound("train --name a\nruns rm a\ntrain --name a\n", 3);
        assertThat(problems(check("resume\n")))
                .containsExactly(
                        "s.continuo:1: no run was trained or named in this session" + " yet: name one (runs list)");
        assertThat(problems(check("train --epochs 0 --pretrain 0\n")))
                .containsExactly("s.continuo:1: there is nothing to train with 0 epochs");
    }

    @Test
    void everyPartOfAnIfIsCheckedFromTheSameStart() {
        assertThat(problems(check("""
                        if exists music do
                          use trainer next-event
                          nonsense
                        else if run first do
                          nonsense2
                        else
                          set trainer.freeze=0.5
                          nonsense3
                        end
                        set trainer.freeze=0.6
                        """)))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("s.continuo:3: unknown command"),
                        line -> assertThat(line).startsWith("s.continuo:5: unknown command"),
                        line -> assertThat(line).startsWith("s.continuo:8: unknown command"));
    }

    @Test
    void argumentsAreNotMissedWhereTheScriptAskedForThem() {
        String script =
                "if $# > 1 do\n train --epochs $2\nelse if $# == 1 do\n echo $1\nelse\n train --epochs 3\nend\n";
        isSound(script, 3);
        isSound(script, 3, "a", "20");
        assertThat(problems(check(script, "a", "many"))).hasSize(1);
        assertThat(problems(check("echo $1\n")))
                .containsExactly("s.continuo:1: $1 is not given: there are 0 arguments");
    }

    @Test
    void aLoopIsCheckedForEveryWordAndAProblemToldOnce() {
        assertThat(problems(check("foreach u in 8 0 -3 do\n  use generator c-rnn units=$u\n  nonsense\nend\n")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("s.continuo:3: unknown command \"nonsense\""),
                        line -> assertThat(line).startsWith("s.continuo:2: use: units=0 is not possible"),
                        line -> assertThat(line).startsWith("s.continuo:2: use: units=-3 is not possible"));
        assertThat(problems(check("foreach r in 1 2 do train --name same; end\n")))
                .hasSize(1);
    }

    @Test
    void filesYetToBeMadeAreNotMissed() {
        isSound(
                "generate --out songs\n".replace("generate", "train --name a\ngenerate")
                        + "foreach f in songs/*.mid do\n corpus use $f\n roll $f\nend\n",
                4);
        assertThat(problems(check("foreach f in songs/*.mid do\n rol $f\nend\n")))
                .hasSize(1);
    }

    @Test
    void faultsOfTheGrammarAreToldWithTheRest() {
        assertThat(problems(check("nonsense\nforeach x in a\nend\nend\nif exists a do\necho b\n")))
                .containsExactly(
                        "s.continuo:1: unknown command \"nonsense\" (help lists the commands)",
                        "s.continuo:2: foreach lacks its do: foreach NAME in WORD… do",
                        "s.continuo:4: \"end\" stands here without a foreach or an if before it",
                        "s.continuo:5: if is not closed: its end is missing");
    }

    @Test
    void filesThatAreRunAreCheckedWithTheirArguments() {
        shell.file("inner.continuo", "train --epochs $1\nsource inner.continuo $1\n");
        isSound("run inner.continuo 3\n", 3);
        Outcome outcome = check("run inner.continuo many\nsource nowhere.continuo\n");
        assertThat(problems(outcome))
                .containsExactly(
                        "inner.continuo:1: train: --epochs is 0..1000000, not \"many\"",
                        "s.continuo:2: no such file or folder: nowhere.continuo");
    }

    @Test
    void commandsOfALineAndOfStandardInputAreCheckedToo() {
        Outcome line = shell.run("-c", "use loss minimax; nonsense; train --epochs x", "--dry-run");
        assertThat(line.err()).isEqualTo("""
                continuo: unknown command "nonsense" (help lists the commands)
                continuo: train: --epochs is 0..1000000, not "x"
                """);
        assertThat(line.exitCode()).isEqualTo(2);
        assertThat(shell.run("--dry-run", "-c", "use loss minimax").out())
                .isEqualTo("1 command checked, no problem found\n");
        Outcome piped = shell.start("echo a\nnonsense\n", "--dry-run", "--json");
        assertThat(piped.out()).isEqualTo("{\"script\":\"stdin\",\"commands\":2,\"problems\":1}\n");
        assertThat(piped.err()).startsWith("stdin:2: unknown command");
    }

    @Test
    void theExamplesAreSound() throws IOException {
        Path examples = Path.of("../assembly/src/main/distribution/examples");
        List<Path> files;
        try (Stream<Path> listed = Files.list(examples)) {
            files = listed.filter(file -> file.toString().endsWith(".continuo")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            // The sizes, or a corpus and a seed.
            String first = file.endsWith("sizes.continuo") ? "4" : "scales";
            Outcome outcome = shell.run("run", file.toAbsolutePath().toString(), "--dry-run", first, "6");
            assertThat(outcome.err()).as("%s", file).isEmpty();
            assertThat(outcome.exitCode()).isZero();
        }
    }
}
