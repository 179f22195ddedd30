package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.run.SafeTensors;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains tiny networks through the shell. */
class TrainingCommandsTest {
    private static final String TINY = "use corpus scales pieces=8 notes=40;"
            + " set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10; ";

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private Path checkpoint(String run) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("runs/" + run + "/checkpoints"))) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }

    @Test
    void trainsGeneratesAndResumesAsIfItHadNeverStopped() throws IOException {
        Outcome trained = shell.commands(
                TINY + "train --name first --epochs 2 --pretrain 1 --threads 1; "
                        + "generate --count 2 --events 30 --seed 7 --out songs; assert tone-span >= 0; assert fooled > -1; runs info --json");
        assertThat(trained.err()).isEmpty();
        assertThat(trained.exitCode()).isZero();
        assertThat(trained.out())
                .contains(
                        "trained first in",
                        "2 pieces with seed 7, with the best checkpoint, of step 3",
                        "songs/piece-7-1.mid",
                        "tone-span is ",
                        "fooled is ");
        assertThat(trained.lines().get(trained.lines().size() - 1))
                .startsWith("{\"run\":\"first\",")
                .contains("\"epochs\":2", "\"id\":\"c-rnn-memory\"", "\"units\":\"4\"", "\"notes\":320");

        // What was generated is the same again, in another process too.
        byte[] piece = Files.readAllBytes(folder.resolve("songs/piece-7-2.mid"));
        assertThat(shell.commands("generate first --count 2 --events 30 --seed 7 --out again")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("again/piece-7-2.mid")).hasBinaryContent(piece);

        Outcome resumed = shell.commands(TINY + "train --name second --epochs 1 --pretrain 1 --threads 1;"
                + " resume --epochs 2; resume second");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.out()).contains("already trained: second");
        assertThat(SafeTensors.read(checkpoint("second")).tensors())
                .containsExactlyInAnyOrderElementsOf(
                        SafeTensors.read(checkpoint("first")).tensors());
    }

    @Test
    void withoutNumbersItTrainsForAsManyStepsOnEveryCorpus() {
        Outcome outcome = shell.commands("use corpus scales pieces=24 notes=10;"
                + " use representation quadruplet generator c-rnn units=1 depth=1 trainer next-event batch=1 steps=2;"
                + " train --name x; runs info x --json");
        // An epoch has a step for each of some 20 pieces.
        assertThat(outcome.lines().get(outcome.lines().size() - 1))
                .containsPattern("\"step\":1(06|07|08|09|10)\\d,")
                .containsPattern("\"pretrainEpochs\":\\d\\d,\"epochs\":[34],");
    }

    @Test
    void epochsArePlannedByPhase() {
        Outcome outcome = shell.commands(
                TINY + "train --name x --epochs pretrain=2,pretrain-d=1,train=1 --threads 1;" + " runs info x --json");
        assertThat(outcome.err()).isEmpty();
        assertThat(folder.resolve("runs/x/log.jsonl"))
                .content()
                .containsSubsequence("\"phase\":\"pretrain\"", "\"phase\":\"pretrain-d\"", "\"phase\":\"train\"");
        assertThat(folder.resolve("runs/x/run.json"))
                .content()
                .containsPattern("\"pretrain\" : 2,\\s+\"pretrain-d\" : 1,\\s+\"train\" : 1");
        assertThat(shell.commands(TINY + "train --epochs melody=3").err())
                .contains("phase of the trainer \"melody\"", "pretrain, pretrain-d, train");
        assertThat(shell.commands(TINY + "train --epochs melody=x").err())
                .contains("0..1000000, or PHASE=N,PHASE=N…, not \"melody=x\"");
    }

    @Test
    void runsAreListedAndDeleted() {
        shell.commands(TINY + "train --name one --epochs 1 --pretrain 0; train --name two --epochs 1 --pretrain 0");
        assertThat(shell.commands("runs list --json").lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"c-rnn-memory\""));
        assertThat(shell.commands("runs rm one tow").err())
                .startsWith("continuo: runs rm: ")
                .contains("did you mean two?");
        assertThat(shell.commands("runs rm one; runs list").out()).contains("deleted one", "two");
        assertThat(folder.resolve("runs/one")).doesNotExist();
    }

    @Test
    void trainingInJsonIsOneObject() {
        List<String> lines = shell.commands(TINY + "train --name x --epochs 1 --pretrain 0 --json")
                .lines();
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"run\":\"x\",").contains("\"done\":true", "\"loss.g\":");
    }

    @Test
    void trainingEndsWithTheRealismOfWhatItComposes() {
        Outcome outcome = shell.commands("corpus use chords pieces=120; set generator.units=4 discriminator.units=4"
                + " trainer.batch=20 trainer.steps=10; train --name x --epochs 1 --pretrain 1");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).containsPattern("(?s)realism 0\\.\\d+ \\(.*random\\s+pitches\\s+0\\.");
    }

    @Test
    void theBestCheckpointIsKeptAndComposesUnlessAnotherIsNamed() throws IOException {
        Outcome outcome = shell.commands("corpus use chords pieces=300; set generator.units=4 discriminator.units=4"
                + " trainer.batch=100 trainer.steps=10; train --name x --epochs 3 --pretrain 1 --measure 1;"
                + " generate x --count 1 --seed 1 --out songs;"
                + " generate x --count 1 --seed 1 --out songs --checkpoint last; runs info x; runs info x --json");
        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs/x/measures.jsonl")))
                .hasSize(4)
                .allMatch(line -> line.contains("\"realism\":") && line.contains("\"polyphony.p25\":"));
        assertThat(folder.resolve("runs/x/progress/epoch-0003.mid")).isRegularFile();
        String text = String.join(" ", outcome.out().split("\\s+"));
        assertThat(text)
                .containsPattern("new pieces; real music .*; with the best checkpoint, of step \\d+ \\(realism 0")
                .containsPattern(
                        "1 piece with seed 1, with the best checkpoint, of step \\d+ \\(realism 0\\.\\d+ after epoch \\d\\):")
                .containsPattern("the best of step \\d+ \\(realism")
                .contains("measures 4 times, the last after epoch 3: realism 0.");
        assertThat(outcome.lines().get(outcome.lines().size() - 1))
                .containsPattern("\"best\":\\{\"step\":\\d+,\"epoch\":\\d,\"metric\":\"realism\",\"value\":0");

        Outcome wrong = shell.commands("generate x --checkpoint 1");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("x has no checkpoint of step 1 (there are: ");
        assertThat(shell.commands("report x --checkpoint newest").err())
                .contains("a checkpoint is best, last or the number of its step, not \"newest\"");
    }

    @Test
    void measuresAreNotTakenWhereNoneAreWanted() {
        shell.commands(TINY + "train --name x --epochs 2 --pretrain 1 --measure 0");
        assertThat(folder.resolve("runs/x/measures.jsonl")).doesNotExist();
        assertThat(folder.resolve("runs/x/progress")).doesNotExist();
    }

    @Test
    void whatTheDoctorFindsIsToldOnceAndAtTheEnd() throws IOException {
        Outcome outcome = shell.commands(TINY
                + "set trainer.generator-rate=0 trainer.discriminator-rate=0.05 trainer.freeze=0;"
                + " train --name x --epochs 60 --pretrain 0 --threads 1; runs info x; report x --out page.html");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).containsOnlyOnce("the doctor: the discriminator sees through the generator");
        assertThat(outcome.err()).contains("set trainer.freeze=0.7 (now 0)");
        String text = String.join(" ", outcome.out().split("\\s+"));
        assertThat(text).containsPattern("the doctor found .*discriminator-ahead \\(epoch \\d+\\)");
        assertThat(text).contains("report x tells what may help");
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("What the doctor says", "<bdi>discriminator-ahead</bdi>", "set trainer.freeze=0.7");
    }

    @Test
    void aCheckpointOfAnotherModelIsBadData() throws IOException {
        shell.commands(TINY + "train --name small --epochs 1 --pretrain 0;"
                + " set generator.units=6; train --name large --epochs 1 --pretrain 0");
        Files.copy(checkpoint("large"), folder.resolve("stolen"));
        Files.move(folder.resolve("stolen"), checkpoint("small"), StandardCopyOption.REPLACE_EXISTING);
        Outcome outcome = shell.commands("generate small");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("is a checkpoint of another model");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        shell.file("occupied", "a file where a folder should be");
        Outcome outcome = shell.start("", "--runs", "occupied/runs", "-c", TINY + "train --epochs 1");
        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.err()).contains("occupied");
    }

    @Test
    void aRunThatIsNotThereOrThereAlready() {
        assertThat(shell.commands("generate").err())
                .contains("no run was trained or named in this session yet: name one (runs list)");
        assertThat(shell.commands("resume nothing").exitCode()).isEqualTo(2);
        shell.commands(TINY + "train --name first --epochs 1 --pretrain 0");
        assertThat(shell.commands(TINY + "train --name first --epoch 3").err())
                .contains("did you mean --epochs?", "there is a run \"first\" already");
    }

    @Test
    void aRunRefusedBeforeItsFirstStepLeavesItsNameFree() {
        Outcome refused = shell.commands(TINY + "set trainer.steps=41; train --name first --epochs 1 --pretrain 0");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("no piece of the corpus has 41 steps");
        assertThat(folder.resolve("runs/first")).doesNotExist();
        assertThat(shell.commands(TINY + "train --name first --epochs 1 --pretrain 0; resume first --epochs 2")
                        .exitCode())
                .isZero();
    }

    @Test
    void showMarksWhatIsNotTheDefault() {
        assertThat(shell.commands("use corpus scales; set generator.units=64; show")
                        .lines())
                .containsExactly(
                        "corpus: scales",
                        "generator: c-rnn-memory units=64",
                        "kind            component          parameters (* differs from the default)",
                        "corpus          scales             pieces=24 notes=140",
                        "representation  quadruplet-levels",
                        "generator       c-rnn-memory       *units=64 depth=2 dropout=0.2 memory=0.98",
                        "                                   output=classes nucleus=0.98",
                        "                                   pitch-nucleus=0.88",
                        "discriminator   bi-lstm            units=64 depth=2 dropout=0",
                        "loss            non-saturating     smoothing=0",
                        "trainer         adversarial        batch=20 steps=100 growth=0 score=auto",
                        "                                   optimiser=adam generator-rate=0.0005",
                        "                                   discriminator-rate=0.0005 pretrain-rate=0.002",
                        "                                   l2=0 clip=1 freeze=0.7 anchor=1",
                        "                                   averaging=0.99",
                        "",
                        "percussion      left out of folders and files (--drums keeps it)",
                        "seed            1, unless train --seed says otherwise",
                        "changes         2 (undo takes back the last)",
                        "runs            kept in runs",
                        "next            train; corpus use FOLDER for music of your own; help");
        assertThat(shell.commands("use loss minimax --json").out())
                .startsWith("{\"kind\":\"loss\",\"id\":\"minimax\",\"parameters\":{");
    }
}
