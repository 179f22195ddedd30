package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sort of name that can be mistyped is answered with the nearest there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DidYouMeanTest {
    private ShellHarness shell;

    @BeforeAll
    void start(@TempDir Path folder) {
        shell = new ShellHarness(folder);
        shell.song("song.mid");
        Outcome trained = shell.commands("use corpus scales pieces=8 notes=40;"
                + " set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10;"
                + " train --name first --pretrain 0 --epochs 1");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    /** A line with a slip, and what was meant. */
    private static final String SLIPS = """
            generat first                            | generate
            corpus lst                               | list
            runs inof                                | info
            generate first --cuont 2                 | --count
            train --epoch 2                          | --epochs
            components metrc                         | metric
            describe generatr c-rnn                  | generator
            describe generator crnn                  | c-rnn
            describe loss min-max                    | minimax
            use representation quadruple             | quadruplet
            use discriminator bi-lsmt                | bi-lstm
            use trainer adverserial                  | adversarial
            use generator c-rnn untis=3              | units
            use loss feature-matching reduction=sums | sum
            set generatr.units=3                     | generator
            set generator.unit=3                     | units
            set trainer.optimiser=adm                | adam
            corpus use startr                        | starter
            corpus use blues chorus=3                | choruses
            evaluate song.mid --metrics polyphny     | polyphony
            evaluate song.mid --against startr       | starter
            generate frist                           | first
            resume frst                              | first
            runs info firs                           | first
            runs rm firts                            | first
            report fist                              | first
            plugin info metrix                       | metrics
            plugin reload corpra                     | corpora
            plugin unload trainng                    | training
            help generaet                            | generate
            help exit-code                           | exit-codes
            roll sogn.mid                            | song.mid
            """;

    @Test
    void namesTheNearest() {
        List<String[]> slips = SLIPS.lines().map(row -> row.split(" *\\| *")).toList();
        StringBuilder script = new StringBuilder();
        slips.forEach(slip -> script.append(slip[0]).append('\n'));
        Outcome outcome = shell.start(script.toString(), "--keep-going");
        List<String> errors = outcome.err().lines().toList();
        assertThat(errors).hasSameSizeAs(slips);
        for (int i = 0; i < slips.size(); i++) {
            assertThat(errors.get(i))
                    .startsWith("stdin:" + (i + 1) + ": ")
                    .contains("did you mean " + slips.get(i)[1] + "?");
        }
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"--jsn, --json", "--keepgoing, --keep-going", "rnu, run", "--run, --runs"})
    void atTheStartToo(String word, String meant) {
        Outcome outcome = shell.run(word, "x");
        assertThat(outcome.err()).contains("did you mean " + meant + "?");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void nothingIsGuessedForWhatIsLikeNothing() {
        assertThat(shell.commands("xyzzyxyzzy").err()).doesNotContain("did you mean");
        assertThat(shell.commands("roll xyzzyxyzzy.wav").err()).doesNotContain("did you mean");
    }
}
