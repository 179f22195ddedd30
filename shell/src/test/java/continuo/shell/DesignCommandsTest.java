package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing the experiment under construction, and taking changes back. */
class DesignCommandsTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private void says(String commands, String... lines) {
        Outcome outcome = shell.commands(commands);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines()).containsExactly(lines);
    }

    private void refuses(String commands, String line) {
        Outcome outcome = shell.commands(commands);
        assertThat(outcome.err().lines()).containsExactly("continuo: " + line);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void useTakesSeveralComponentsAtOnce() {
        says(
                "use generator c-rnn units=64 depth=1 loss minimax; use corpus blues corpus scales notes=40 --drums; undo",
                "generator: c-rnn units=64 depth=1",
                "loss: minimax",
                "corpus: blues",
                "corpus: scales notes=40",
                "undid 1 change:",
                "  corpus: blues, scales notes=40 -> starter",
                "  drums: kept -> left out");
        refuses("use loss minimax loss non-saturating", "use: only one loss can be chosen");
        refuses(
                "use loss minimax generator",
                "use: \"generator\" is neither NAME=VALUE nor a kind with an ID after it");
        refuses(
                "use loss minimax genrator c-rnn",
                "use: unknown kind of component \"genrator\"; did you mean generator? (there are: corpus, discriminator,"
                        + " generator, loss, metric, probe, representation, set-metric, trainer)");
        refuses("use loss minimax --drums", "use: --drums is about corpora, and none is chosen here");
    }

    @Test
    void unsetPutsParametersBack() {
        says(
                "use generator c-rnn units=64 depth=1 dropout=0.5; unset generator.units; unset generator",
                "generator: c-rnn units=64 depth=1 dropout=0.5",
                "generator: c-rnn depth=1 dropout=0.5",
                "generator: c-rnn");
        refuses(
                "use generator c-rnn; unset generator.unit trainers",
                "unset: unknown parameter \"unit\"; did you mean units? (there are: depth, dropout, range, units);"
                        + " unknown kind of component \"trainers\"; did you mean trainer? (there are: corpus,"
                        + " discriminator, generator, loss, metric, probe, representation, set-metric, trainer)");
    }

    @Test
    void aChoiceThatWasUndoneIsNobodysChoice() {
        Outcome outcome = shell.commands("use generator c-rnn; undo; use representation quadruplet");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("the generator is c-rnn units=128 now");
    }

    @Test
    void aGeneratorThatNobodyChoseGivesWayToARepresentation() {
        Outcome outcome = shell.commands("use representation quadruplet tones=3 --json; undo");
        assertThat(outcome.lines())
                .endsWith(
                        "undid 1 change:",
                        "  representation: quadruplet tones=3 -> quadruplet-levels",
                        "  generator: c-rnn units=128 -> c-rnn-memory");
        assertThat(outcome.err())
                .isEqualTo(
                        "continuo: the generator is c-rnn units=128 now: c-rnn-memory does not take this representation"
                                + System.lineSeparator());
        says("use generator c-rnn; use representation quadruplet", "generator: c-rnn", "representation: quadruplet");
    }

    @Test
    void aGeneratorThatWasChosenStaysAndTheWayOutIsTold() {
        String reason =
                "use: the generator c-rnn-memory takes quantised columns only, and the representation quadruplet has"
                        + " continuous ones; this fits: use representation quadruplet tones=2 generator c-rnn; representations"
                        + " that fit: quadruplet-levels";
        refuses("use generator c-rnn-memory; use representation quadruplet tones=2", reason);
        refuses("set generator.units=8; use representation quadruplet tones=2", reason);
        says(
                "use generator c-rnn-memory; use representation quadruplet tones=2 generator c-rnn",
                "generator: c-rnn-memory",
                "representation: quadruplet tones=2",
                "generator: c-rnn");
        refuses(
                "use representation quadruplet generator c-rnn; use generator c-rnn-memory",
                "use: the generator c-rnn-memory takes quantised columns only, and the representation quadruplet has"
                        + " continuous ones; this fits: use generator c-rnn-memory representation quadruplet-levels;"
                        + " generators that fit: c-rnn, c-rnn-detached");
    }

    @Test
    void undoTakesBackWhatOneCommandChangedAndRedoMakesItAgain() {
        says(
                "set generator.units=64 trainer.batch=5; use loss minimax; undo; undo; redo 2; undo 2 --json",
                "generator: c-rnn-memory units=64",
                "trainer: adversarial batch=5",
                "loss: minimax",
                "undid 1 change:",
                "  loss: minimax -> non-saturating",
                "undid 1 change:",
                "  generator: c-rnn-memory units=64 -> c-rnn-memory",
                "  trainer: adversarial batch=5 -> adversarial",
                "redid 2 changes:",
                "  generator: c-rnn-memory -> c-rnn-memory units=64",
                "  loss: non-saturating -> minimax",
                "  trainer: adversarial -> adversarial batch=5",
                "{\"part\":\"generator\",\"before\":\"c-rnn-memory units=64\",\"after\":\"c-rnn-memory\"}",
                "{\"part\":\"loss\",\"before\":\"minimax\",\"after\":\"non-saturating\"}",
                "{\"part\":\"trainer\",\"before\":\"adversarial batch=5\",\"after\":\"adversarial\"}");
    }

    @Test
    void whatChangesNothingIsNoChange() {
        says(
                "use loss minimax; use loss minimax; use loss non-saturating; undo 2",
                "loss: minimax",
                "loss: minimax",
                "loss: non-saturating",
                "undid 2 changes, which cancel each other out");
        refuses("undo", "there is nothing to undo: the experiment is as it was when the session began");
        refuses("redo", "there is nothing to redo: no change was undone since the last one");
        refuses(
                "use loss minimax; undo; use loss feature-matching; redo",
                "there is nothing to redo: no change was" + " undone since the last one");
        refuses("use loss minimax; undo 2", "there is no more to undo than 1 change");
    }

    @Test
    void aCommandThatFailsChangesNothing() {
        Outcome outcome =
                shell.start("corpus use folder path=nowhere\nuse loss minimax units=1\nundo\n", "--keep-going");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("stdin:")))
                .contains("stdin:3: there is nothing to undo: the experiment is as it was when the session began")
                .hasSize(3);
    }
}
