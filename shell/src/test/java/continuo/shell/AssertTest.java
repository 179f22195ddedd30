package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssertTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
        shell.chordFile("chord.mid");
    }

    @Test
    void holdsAndSaysTheValue() {
        Outcome outcome =
                shell.commands("assert polyphony > 0.4 chord.mid; assert tone-span in 0..12 chord.mid --json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                polyphony is 0.5 (chord.mid), > 0.4
                {"metric":"tone-span","value":12,"unit":"semitones","of":"chord.mid","comparison":"in 0..12","holds":true}
                """);
    }

    @Test
    void failsWithTheValueItsPlaceAndTheCodeOfBadData() {
        shell.file("s.continuo", "echo before\nassert polyphony > 0.9 chord.mid\necho never\n");
        Outcome outcome = shell.run("run", "s.continuo");
        assertThat(outcome.lines()).containsExactly("before");
        assertThat(outcome.err()).startsWith("s.continuo:2: polyphony is 0.5 (chord.mid), not > 0.9\n");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void severalPiecesCountWithTheirMean() {
        assertThat(shell.commands("assert polyphony == 1 chords").out())
                .matches("polyphony is 1 \\(mean of \\d+ pieces\\), == 1\n");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsRead() {
        assertThat(shell.commands("assert polyfony > 0.5 chord.mid").err())
                .startsWith("continuo: assert: unknown metric \"polyfony\"; did you mean polyphony?");
        assertThat(shell.commands("assert polyphony > x chord.mid").err())
                .isEqualTo("continuo: assert: \"x\" is no number\n");
        assertThat(shell.commands("assert polyphony in 3 chord.mid").err())
                .isEqualTo("continuo: assert: \"3\" is no range of numbers such as 0.2..0.4\n");
        assertThat(shell.commands("assert polyphony '~' 3").err())
                .isEqualTo("continuo: assert: IS is one of <, <=, >, >=, ==, !=, in, not \"~\"\n");
        assertThat(shell.commands("assert loss.g < 3").err()).startsWith("continuo: assert: unknown metric \"loss.g\"");
        assertThat(shell.commands("assert polyphony > 0.5").err())
                .isEqualTo("continuo: no run was trained or named in this session yet: name one (runs list)\n");
    }

    @Test
    void asksTheLogAndTheSamplesOfARun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs/first"));
        Files.createDirectories(run.resolve("samples"));
        shell.chordFile("runs/first/samples/piece.mid");
        Files.writeString(run.resolve("run.json"), "{}");
        Files.writeString(run.resolve("log.jsonl"), """
                {"step":1,"phase":"pretrain","epoch":1,"loss.next":4}
                {"step":2,"phase":"train","epoch":1,"loss.g":9}
                {"step":3,"phase":"train","epoch":2,"loss.g":1}
                {"step":4,"phase":"train","epoch":2,"loss.g":2}
                """);
        Outcome outcome = shell.commands(
                "assert loss.g < 1.6 --run first; assert polyphony == 0.5;" + " assert loss.g > -1; assert los.g > 1");
        assertThat(outcome.out()).isEqualTo("""
                loss.g is 1.5 (mean of the last epoch of first), < 1.6
                polyphony is 0.5 (piece.mid), == 0.5
                loss.g is 1.5 (mean of the last epoch of first), > -1
                """);
        assertThat(outcome.err())
                .isEqualTo("continuo: assert: unknown metric or figure of the log \"los.g\"; did you mean loss.g?\n");
        assertThat(shell.commands("assert polyphony > 0 chord.mid --run first").err())
                .isEqualTo("continuo: assert: give either PATH or --run, not both\n");
    }
}
