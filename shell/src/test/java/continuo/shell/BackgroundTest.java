package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.SlowCorpus;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in the background of scripts. */
class BackgroundTest {
    private static final String TINY = "use corpus scales pieces=8 notes=40;"
            + " set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10; ";
    private static final String TRAIN = "train --epochs 1 --pretrain 1 --threads 1 --name ";

    /** Never ends by itself. */
    private static final String SLOW = "use corpus slow; train --name never --background; ";

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
        System.getProperties().put(SlowCorpus.READING, new Semaphore(0));
    }

    @AfterEach
    void forget() {
        System.getProperties().remove(SlowCorpus.READING);
    }

    @Test
    void aJobWorksOnTheExperimentAsItWasAndTheSessionGoesOn() throws IOException {
        Outcome outcome = shell.commands(TINY + TRAIN + "first --background; set generator.units=6; " + TRAIN
                + "second; wait; generate first --events 5 --count 1; runs info first --json; runs info second --json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        List<String> lines = outcome.lines();
        assertThat(outcome.out())
                .contains(
                        "job 1: train --epochs 1 --pretrain 1 --threads 1 --name first (jobs lists it, fg 1 shows it)")
                .contains("trained first in", "trained second in", "1 piece with seed");
        assertThat(lines.get(lines.size() - 2)).contains("\"run\":\"first\"", "\"units\":\"4\"");
        assertThat(lines.get(lines.size() - 1)).contains("\"run\":\"second\"", "\"units\":\"6\"");
        assertThat(Files.readString(folder.resolve("runs/first/output.log"))).startsWith("trained first in");
    }

    @Test
    void aScriptWaitsForItsJobsAndEndsAsTheyDo() {
        Outcome outcome = shell.commands(TINY + TRAIN + "good --background; set trainer.steps=41; " + TRAIN
                + "bad --background; echo meanwhile");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).contains("meanwhile", "trained good in");
        assertThat(outcome.err())
                .contains("continuo: job 1 is done: train --epochs 1 --pretrain 1 --threads 1 --name good")
                .contains("continuo: job 2 failed: train ", "no piece of the corpus has 41 steps");
    }

    @Test
    void waitFailsAsItsJobDid() {
        Outcome outcome =
                shell.commands(TINY + "set trainer.steps=41; " + TRAIN + "bad --background; wait 1; echo never");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).doesNotContain("never");
        assertThat(outcome.err()).contains("job 1 (train ", "no piece of the corpus has 41 steps");
    }

    @Test
    void aJobIsCancelled() {
        Outcome outcome = shell.commands(SLOW + "jobs; cancel; jobs; cancel 1");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.lines().get(1)).isEqualTo("job 1: train --name never (jobs lists it, fg 1 shows it)");
        assertThat(outcome.lines().get(2)).startsWith("job  state").endsWith("progress");
        assertThat(outcome.lines().get(3)).startsWith("  1  running  ").contains("  train --name never  ");
        assertThat(outcome.lines().get(4)).startsWith("job 1: ").contains("cancelled");
        assertThat(outcome.lines().get(6)).startsWith("  1  stopped  ");
        assertThat(outcome.err()).contains("job 1 is over already: it is stopped");
        assertThat(folder.resolve("runs/never")).doesNotExist();
    }

    @Test
    void twoTrainingsUnderOneNameAreRefused() {
        Outcome outcome = shell.start(SLOW.replace(";", "\n") + "train --name never\ncancel 1\n", "--keep-going");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualToNormalizingNewlines("""
                        stdin:3: job 1 is training never (fg 1 shows it, cancel 1 stops it)
                             train --name never
                        """);
    }

    @Test
    void jobsThatAreNotThere() {
        assertThat(shell.commands("fg").err()).contains("there are no jobs; train --background begins one");
        assertThat(shell.commands("wait x").err()).contains("a job is named by its number, not \"x\"");
        assertThat(shell.commands("wait").exitCode()).isZero();
        assertThat(shell.commands("jobs").err()).contains("there are no jobs");
    }

    @Test
    void aJobInJson() {
        Outcome outcome = shell.run("--json", "-c", TINY + TRAIN + "x --background; wait; jobs");
        List<String> lines = outcome.lines().subList(4, outcome.lines().size());
        assertThat(lines.get(0))
                .isEqualTo(
                        "{\"job\":1,\"command\":\"train --epochs 1 --pretrain 1 --threads 1 --name x\",\"state\":\"running\"}");
        assertThat(lines.get(1)).startsWith("{\"run\":\"x\",");
        assertThat(lines.get(2))
                .startsWith("{\"job\":1,\"state\":\"done\",\"started\":\"")
                .contains("\"seconds\":");
    }

    @Test
    void anEvaluationInTheBackgroundTellsWhatItFound() {
        Outcome outcome = shell.commands("evaluate scales --against scales --metrics notes --background; wait");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("metric", "notes");
    }

    @Test
    void aPluginIsNotTakenAwayFromAJob() {
        Outcome outcome = shell.start(SLOW.replace(";", "\n") + "plugin unload metrics\ncancel 1\n", "--keep-going");
        assertThat(outcome.err()).contains("plugin unload: 1 job is running", "wait for it or cancel it");
    }
}
