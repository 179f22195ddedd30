package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What probes say of tiny networks on held-out pieces, as a user sees it. */
class ExamineCommandTest {
    private static final String TINY = "use corpus scales pieces=40 notes=40;"
            + " set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10; ";
    private static final Pattern VALUE = Pattern.compile("\"value\":([-0-9.E]+)");

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private static double value(String line) {
        Matcher found = VALUE.matcher(line);
        assertThat(found.find()).as(line).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void examineTellsTheLikelihoodOfHeldOutPiecesBesideChance() {
        Outcome outcome =
                shell.commands(TINY + "train --name x --epochs 2 --pretrain 2 --threads 1; examine; examine --json");
        assertThat(outcome.err()).doesNotContain("continuo:");
        assertThat(outcome.out())
                .containsPattern("validation: \\d pieces?, \\d+ steps, \\d+ notes")
                .containsPattern("figure +validation +± +chance +test +± +chance +unit")
                .containsPattern("nll +\\d.* nats/step")
                .containsPattern("nll\\.note +\\d.* nats/note");
        List<String> lines = outcome.lines().stream()
                .filter(line -> line.contains("\"figure\":\"nll\""))
                .toList();
        assertThat(lines)
                .hasSize(2)
                .allMatch(line -> line.contains("\"run\":\"x\"") && line.contains("\"chance\":"))
                .allMatch(line -> value(line) > 0);
        assertThat(lines.get(0)).contains("\"side\":\"validation\"");
        assertThat(lines.get(1)).contains("\"side\":\"test\"");
    }

    @Test
    void aProbeThatTheGeneratorIsNotFitForIsLeftOutWithAReason() {
        Outcome outcome = shell.commands(TINY + "use representation quadruplet generator c-rnn units=4;"
                + " train --name x --epochs 1 --pretrain 1; examine");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains(
                        "nll is left out: the generator lacks the capability likelihood",
                        "accuracy is left out: the generator lacks the capability most-likely",
                        "no probe says anything of this model");
    }

    @Test
    void trainingMeasuresThemAndWhereRealismCannotBeMeasuredTheyChooseTheBestCheckpoint() throws IOException {
        Outcome outcome =
                shell.commands(TINY + "train --name x --epochs 4 --pretrain 1 --measure 1 --threads 1; runs info x");
        assertThat(Files.readAllLines(folder.resolve("runs/x/measures.jsonl")))
                .hasSize(5)
                .allMatch(line -> line.contains("\"nll\":")
                        && line.contains("\"nll.se\":")
                        && line.contains("\"nll.note\":")
                        && line.contains("\"nll.train\":")
                        && line.contains("\"nll.chance\":"));
        assertThat(Files.readString(folder.resolve("runs/x/checkpoints/best.json")))
                .contains("\"metric\" : \"nll\"");
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .containsPattern(
                        "the best checkpoint is of step \\d+ \\(nll [0-9.]+ after epoch \\d\\): chosen by the held-out"
                                + " negative log-likelihood");
    }

    @Test
    void theFigureThatChoosesTheBestCheckpointIsAChoice() throws IOException {
        shell.commands(TINY + "train --name x --epochs 2 --pretrain 1 --measure 1 --best nll.note");
        assertThat(Files.readString(folder.resolve("runs/x/run.json"))).contains("\"best\" : \"nll.note\"");
        assertThat(Files.readString(folder.resolve("runs/x/checkpoints/best.json")))
                .contains("\"metric\" : \"nll.note\"");
        assertThat(shell.commands(TINY + "train --best acuracy").err()).contains("did you mean accuracy?");
        assertThat(shell.commands("use representation quadruplet generator c-rnn; train --best nll")
                        .err())
                .contains("nll cannot choose the best checkpoint: the generator c-rnn lacks the capability likelihood");
    }

    @Test
    void accuracyIsMeasuredOfGeneratorsThatNameTheMostLikelyValue() throws IOException {
        Outcome outcome = shell.commands(
                "use corpus scales pieces=40 notes=40; use generator lstm units=4 trainer next-event"
                        + " batch=4 steps=10; train --name x --epochs 1 --pretrain 0 --measure 1 --best accuracy; examine");
        assertThat(outcome.err()).doesNotContain("continuo:");
        assertThat(outcome.out()).containsPattern("accuracy\\.frequency +[01].* fraction");
        assertThat(Files.readString(folder.resolve("runs/x/checkpoints/best.json")))
                .contains("\"metric\" : \"accuracy\"");
    }

    @Test
    void probesAreComponentsLikeOthers() {
        assertThat(shell.commands("components probe").out()).contains("nll", "accuracy");
        assertThat(shell.commands("describe probe nll").out().replaceAll("\\s+", " "))
                .contains("held-out negative log-likelihood in nats per step and per note");
    }

    @Test
    void examineSaysThatNothingWasHeldOut() {
        Outcome outcome =
                shell.commands("use corpus scales pieces=1 notes=40; set generator.units=4 discriminator.units=4"
                        + " trainer.batch=1 trainer.steps=10; train --name x --epochs 1 --pretrain 0; examine");
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains("was held out");
    }
}
