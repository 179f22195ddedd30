package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.run.RunDirectory;
import continuo.run.RunEvaluation;
import continuo.run.RunLock;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks after runs of tiny networks: one finished, one stopped on the way. */
class RunsCommandsTest {
    private static final String TINY = "use corpus scales pieces=8 notes=40;"
            + " use representation quadruplet generator c-rnn units=4 loss feature-matching;"
            + " set discriminator.units=4 trainer.batch=4 trainer.steps=10 trainer.averaging=0; ";

    @TempDir
    static Path folder;

    private static ShellHarness shell;

    @BeforeAll
    static void train() throws IOException {
        shell = new ShellHarness(folder);
        Outcome trained = shell.commands(
                TINY + "train --name one --epochs 2 --pretrain 1 --threads 1;"
                        + " set generator.units=6; use loss minimax; train --name two --epochs 1 --pretrain 0 --threads 1 --seed 5");
        assertThat(trained.exitCode()).isZero();
        // As if it had been begun with another plan and stopped.
        Path manifest = folder.resolve("runs/two/run.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"train\" : 1", "\"train\" : 3"));
    }

    /** What stays the same from run to run of the test. */
    private List<String> lines(String commands) {
        Outcome outcome = shell.commands(commands);
        assertThat(outcome.err()).isEmpty();
        return outcome.out()
                .replaceAll("20\\d\\d-\\d\\d-\\d\\d[T ][0-9:.]*Z?", "DATE")
                .replaceAll("-?\\d+\\.\\d{3}\\b|-?\\d\\.\\de-?\\d+", "N.NNN")
                .replaceAll(" +(?=\\n)", "")
                .lines()
                .toList();
    }

    @Test
    void listsTheNewestLastWithStateAndFigures() {
        List<String> lines = lines("runs list");
        assertThat(lines.get(0)).matches("run  state +epochs  begun +last figures");
        assertThat(lines.get(1)).matches("one  finished +2/2 +DATE +loss.d N.NNN, loss.g N.NNN");
        assertThat(lines.get(2)).matches("two  interrupted  1/3 +DATE +loss.d N.NNN, loss.g N.NNN");
        assertThat(lines).hasSize(3);
        assertThat(lines("runs list finished generator.units=4 --json"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line)
                                .startsWith(
                                        "{\"run\":\"one\",\"state\":\"finished\",\"phase\":\"train\",\"epochsDone\":2,\"epochs\":2,\"step\":")
                                .contains(
                                        "\"components\":[\"scales\",\"quadruplet\",\"c-rnn\",\"bi-lstm\",\"feature-matching\",\"adversarial\"]"));
        assertThat(shell.commands("runs list minimax finished").err().lines())
                .containsExactly("continuo: none of the 2 runs in runs has minimax and finished");
    }

    @Test
    void infoTellsEverything() {
        List<String> lines = lines("runs info two");
        assertThat(lines)
                .startsWith(
                        "run          two, begun DATE",
                        "state        interrupted: epochs 1/3, 1 step; resume two goes on with it",
                        "plan         0 epochs of pre-training, 3 of training, seed 5, 1 thread")
                .contains(
                        "checkpoints  1, the last step-000001.safetensors",
                        "samples      0 pieces",
                        "evaluation   none (report two makes one)",
                        "plugins      c-rnn-gan 0.2.0, fake 0.2.0, quadruplet 0.2.0, training 0.2.0")
                .anyMatch(line -> line.matches("weights +generator \\d+, discriminator \\d+"))
                .anyMatch(line -> line.matches("corpus +8 pieces, 320 notes, digest [0-9a-f]{12}"))
                .anyMatch(line -> line.matches("folder +runs/two, \\d+ kB"))
                .contains("generator       c-rnn        units=6 depth=2 dropout=0 range=0");
        assertThat(lines("runs info two --json"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "\"state\":\"interrupted\"",
                                "\"epochsDone\":1",
                                "\"threads\":1",
                                "\"evaluation\":null"));
    }

    @Test
    void diffShowsWhatDiffersAndWhatCameOfIt() {
        List<String> lines = lines("runs diff one two");
        assertThat(lines)
                .startsWith(
                        "what differs     one               two",
                        "generator.units  4                 6",
                        "loss             feature-matching  minimax")
                .contains(
                        "pretrain epochs  1                 0",
                        "epochs           2                 3",
                        "seed             1                 5")
                .anyMatch(line -> line.matches("last epoch +one +two"))
                .anyMatch(line -> line.matches("loss.d +N.NNN +N.NNN"))
                .noneMatch(line -> line.startsWith("discriminator.units"));
        assertThat(lines("runs diff one one").get(0)).isEqualTo("nothing differs in what they were made with");
        assertThat(lines("runs diff one two --json"))
                .contains("{\"name\":\"generator.units\",\"first\":\"4\",\"second\":\"6\"}");
        assertThat(shell.commands("runs diff on two").err())
                .startsWith("continuo: runs diff: unknown run \"on\"; did you mean one? (there are: one, two) in ");
    }

    @Test
    void bestRanksByALoggedFigureOrByTheDistanceToRealMusic() throws IOException {
        assertThat(lines("runs best loss.g")).hasSize(3).first().asString().matches("run +loss.g  epochs  state");
        assertThat(lines("runs best loss.g --highest --top 1")).hasSize(2);
        RunEvaluation evaluation =
                new RunEvaluation(1, 4, 100, List.of(new RunEvaluation.Figure("polyphony", 0.5, 0.25, 0.75, 0.875)));
        RunDirectory two = new RunDirectory(folder.resolve("runs/two"));
        two.writeEvaluation(evaluation);
        Outcome best = shell.commands("runs best polyphony");
        assertThat(best.lines())
                .containsExactly(
                        "run  distance  polyphony   real  epochs  state",
                        "two     0.800      0.500  0.750  1/3     interrupted");
        assertThat(best.err().lines()).containsExactly("continuo: not measured: one (report RUN measures one)");
        assertThat(shell.commands("runs best polyphony --json").out())
                .startsWith(
                        "{\"run\":\"two\",\"metric\":\"polyphony\",\"distance\":0.8,\"generated\":0.5,\"real\":0.75,");
        Files.delete(folder.resolve("runs/two/evaluation.json"));
        assertThat(shell.commands("runs best loss.h").err())
                .startsWith("continuo: unknown metric or figure \"loss.h\"; did you mean loss.d?");
        assertThat(shell.commands("runs best polyphony --highest").exitCode()).isEqualTo(2);
    }

    @Test
    void reportKeepsItsEvaluationWithTheRun() throws IOException {
        Outcome outcome = shell.commands("generate one --count 2 --events 30 --seed 1 --out songs;"
                + " report one --pieces songs; runs best polyphony; runs info one");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("one +\\d")
                .containsPattern("evaluation   \\d+ metrics of 2 pieces at step 3");
        Files.delete(folder.resolve("runs/one/evaluation.json"));
    }

    @Test
    void aRunThatIsTrainedOrDamagedIsListedAsSuch() throws IOException {
        copy("three");
        copy("four");
        Files.writeString(folder.resolve("runs/four/run.json"), "{");
        try (RunLock held = new RunDirectory(folder.resolve("runs/three")).lock()) {
            assertThat(held).isNotNull();
            List<String> lines = lines("runs list");
            assertThat(lines.get(1)).startsWith("four   damaged  ");
            assertThat(lines).anyMatch(line -> line.startsWith("three  running      1/2"));
            assertThat(shell.commands("runs rm three one").err())
                    .startsWith("continuo: runs rm: the run three is being trained by process ");
            assertThat(folder.resolve("runs/one")).exists();
        }
        Outcome removed = shell.commands("runs rm thr* f?ur; runs list");
        assertThat(removed.lines()).startsWith("deleted three", "deleted four").hasSize(5);
        assertThat(shell.commands("runs rm thr*").err().lines())
                .containsExactly("continuo: runs rm: no run fits thr* in runs");
    }

    private void copy(String name) throws IOException {
        try (var files = Files.walk(folder.resolve("runs/one"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = folder.resolve("runs/" + name)
                        .resolve(folder.resolve("runs/one").relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
