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
                        + " generator, loss, metric, representation, set-metric, trainer)");
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
                "unset generator.unit trainers",
                "unset: unknown parameter \"unit\"; did you mean units? (there are: depth, dropout, range, units);"
                        + " unknown kind of component \"trainers\"; did you mean trainer? (there are: corpus,"
                        + " discriminator, generator, loss, metric, representation, set-metric, trainer)");
    }

    @Test
    void undoTakesBackWhatOneCommandChangedAndRedoMakesItAgain() {
        says(
                "set generator.units=64 trainer.batch=5; use loss minimax; undo; undo; redo 2; undo 2 --json",
                "generator: c-rnn units=64",
                "trainer: adversarial batch=5",
                "loss: minimax",
                "undid 1 change:",
                "  loss: minimax -> feature-matching",
                "undid 1 change:",
                "  generator: c-rnn units=64 -> c-rnn",
                "  trainer: adversarial batch=5 -> adversarial",
                "redid 2 changes:",
                "  generator: c-rnn -> c-rnn units=64",
                "  loss: feature-matching -> minimax",
                "  trainer: adversarial -> adversarial batch=5",
                "{\"part\":\"generator\",\"before\":\"c-rnn units=64\",\"after\":\"c-rnn\"}",
                "{\"part\":\"loss\",\"before\":\"minimax\",\"after\":\"feature-matching\"}",
                "{\"part\":\"trainer\",\"before\":\"adversarial batch=5\",\"after\":\"adversarial\"}");
    }

    @Test
    void whatChangesNothingIsNoChange() {
        says(
                "use loss minimax; use loss minimax; use loss feature-matching; undo 2",
                "loss: minimax",
                "loss: minimax",
                "loss: feature-matching",
                "undid 2 changes, which cancel each other out");
        refuses("undo", "there is nothing to undo: the experiment is as it was when the session began");
        refuses("redo", "there is nothing to redo: no change was undone since the last one");
        refuses(
                "use loss minimax; undo; use loss non-saturating; redo",
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
