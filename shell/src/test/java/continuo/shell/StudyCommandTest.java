package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import continuo.design.Choice;
import continuo.fault.Failure;
import continuo.shell.ShellHarness.Outcome;
import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.Scripts;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.JobSide;
import continuo.shell.console.Output;
import continuo.shell.console.Status;
import continuo.shell.console.Streams;
import continuo.shell.language.ArgumentParser;
import continuo.shell.language.Arguments;
import continuo.shell.language.Lexer;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import continuo.shell.session.Settings;
import continuo.spi.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of tiny networks. */
class StudyCommandTest {
    private static final String TINY =
            "use corpus scales; set generator.units=4 discriminator.units=4 trainer.batch=4" + " trainer.steps=10; ";
    private static final String SHORT = " --epochs 1 --pretrain 1 --pieces 6 --threads 1";

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withoutTimes(String csv) {
        List<String> lines = new ArrayList<>();
        csv.lines().forEach(line -> {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            cells.remove(3);
            lines.add(String.join(",", cells));
        });
        return String.join("\n", lines);
    }

    @Test
    void trainsMeasuresAndComparesAMatrixAndGoesOnWithIt() throws IOException {
        Outcome first = shell.commands(TINY + "study s generator.units=4,6 --seeds 1..2" + SHORT);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("run s-units4-seed1", "trained s-units6-seed2 in")
                .contains("variant  runs  realism", "units4   2/2")
                .contains("polyphony", " of 12");
        assertThat(folder.resolve("runs/s-units6-seed2/checkpoints")).isNotEmptyDirectory();
        assertThat(folder.resolve("studies/s/pieces/units4.mid")).exists();
        assertThat(read("studies/s/table.csv"))
                .startsWith("study,variant,runs,seconds,pieces,windows,degenerate,metric,unit,mean,low,high,median,")
                .contains("s,units4,2,", ",polyphony,");
        assertThat(read("studies/s/index.html")).contains("<title>s – Continuo</title>", "units6", "scale-consistency");

        FileTime trained = Files.getLastModifiedTime(folder.resolve("runs/s-units6-seed2/log.jsonl"));
        String table = read("studies/s/table.csv");
        Outcome again = shell.commands("study s");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).doesNotContain("run s-").contains("units4   2/2");
        assertThat(read("studies/s/table.csv")).isEqualTo(table);
        assertThat(Files.getLastModifiedTime(folder.resolve("runs/s-units6-seed2/log.jsonl")))
                .isEqualTo(trained);

        Outcome more = shell.commands(TINY + "study s generator.units=5 --seeds 2" + SHORT);
        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(more.err()).contains("adding 1 variant to the study s");
        assertThat(more.out()).contains("run s-units5-seed1", "units5   2/2").doesNotContain("run s-units4");

        Outcome other = shell.commands(
                TINY + "set trainer.clip=2; study s generator.units=4 --epochs 2 --pretrain 1 --pieces 7");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("the study s was begun otherwise: of units4 trainer was", "--epochs was 1 and is 2")
                .contains("--pieces was 6 and is 7", "another name");
    }

    @Test
    void aStudyStoppedInTheMiddleOfATrainingComesToTheSameTable() {
        String words = "study s generator.units=4,6" + " --epochs 2 --pretrain 1 --pieces 6 --threads 1";
        Cancellation cancellation = new Cancellation();
        JobSide stopsAtTheSecondRun = new JobSide() {
            @Override
            public void status(Supplier<? extends Status> now) {
                if (now.get().line().startsWith("run 2/2 s-units6-seed1: training epoch 1/2 step 7/")) {
                    cancellation.request();
                }
            }

            @Override
            public void keepOutputIn(Path file) {}
        };
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> run(words, cancellation, stopsAtTheSecondRun))
                .withMessage("the study s was stopped at run 2 of 2 (s-units6-seed1); study s goes on with it")
                .matches(failure -> failure.kind() == Failure.Kind.INTERRUPTED);
        assertThat(shell.commands("study s --dry-run").lines())
                .anyMatch(line -> line.matches("s-units4-seed1 .* finished, measured"))
                .anyMatch(line -> line.matches("s-units6-seed1 .* interrupted"));
        assertThat(shell.commands("study s").out())
                .contains("run s-units6-seed1: going on with it", "units6   1/1")
                .doesNotContain("run s-units4");
        String resumed = read("studies/s/table.csv");

        Outcome whole = shell.commands(TINY + words.replace("study s", "study t"));
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(withoutTimes(read("studies/t/table.csv")).replace("\nt,", "\ns,"))
                .isEqualTo(withoutTimes(resumed));
    }

    private void run(String line, Cancellation cancellation, JobSide side) throws Exception {
        Output nowhere = new Output(OutputStream.nullOutputStream(), false);
        Streams streams = new Streams(InputStream.nullInputStream(), false, nowhere, nowhere);
        Console console = new Console(
                        streams, false, new Console.Display(() -> 80, () -> 24, false, true, false), cancellation)
                .ofJob(streams, cancellation, side);
        Commands commands = BuiltInCommands.of(Scripts.none(), List::of);
        try (Session session = new Session(Settings.read(shell.environment()), Optional.empty(), notice -> {})) {
            session.designing()
                    .change(session.design()
                            .with(List.of(
                                    Choice.defaults(Kind.CORPUS, "scales"),
                                    new Choice(Kind.GENERATOR, "c-rnn-memory", Map.of("units", "4")),
                                    new Choice(Kind.DISCRIMINATOR, "bi-lstm", Map.of("units", "4")),
                                    new Choice(Kind.TRAINER, "adversarial", Map.of("batch", "4", "steps", "10")))));
            Commands.Match match = commands.match(Lexer.lex(line, new Variables(Map.of(), "", List.of()))
                    .commands()
                    .get(0));
            Command study = match.command();
            Arguments arguments = ArgumentParser.parse(
                            study.syntax(),
                            Lexer.lex(line, new Variables(Map.of(), "", List.of()))
                                    .commands()
                                    .get(0)
                                    .subList(1, line.split(" ").length))
                    .arguments();
            study.run(arguments, session, console);
        }
    }

    @Test
    void everythingThatCannotBeIsRefusedAtOnceBeforeAnythingIsTrained() {
        Outcome outcome = shell.commands(TINY
                + "study s loss=minimax,nothing trainer=adversarial,next-event generator.units=4,0 nothing.continuo"
                + " 'odd: use los minimax' --seeds 1,x");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("no such file or folder: nothing.continuo")
                .contains("odd: use: unknown kind", "did you mean loss?")
                .contains("--seeds is a list such as 1,2,3 or 1..5");
        Outcome misfits = shell.commands(
                TINY + "study s loss=minimax,nothing trainer=adversarial,next-event generator.units=4,0");
        assertThat(misfits.err())
                .contains("units=0 is not possible", "unknown loss \"nothing\"")
                .contains("minimax-next-event-units4: the trainer next-event takes no loss");
        assertThat(shell.commands(TINY + "study s 'a: set generator.units=4' 'b: show'")
                        .err())
                .contains("a and b are the same experiment");
        assertThat(shell.commands(TINY + "study s generator.units=4,4").err()).contains("names a value twice");
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(folder.resolve("studies")).doesNotExist();
    }

    @Test
    void filesAndNamedCommandsAreVariantsTrainedAsTheySay() {
        shell.file(
                "gan.continuo",
                "use corpus $1\nset generator.units=5\ntrain --epochs 3 --pretrain 2 --name gan\n"
                        + "generate --count 1 --out nowhere\n");
        shell.file(
                "sizes.continuo",
                "foreach units in $@ do\n  set generator.units=$units\n"
                        + "  if not run size$units do\n    train --name size$units --epochs 4\n  end\nend\n");
        Outcome outcome = shell.commands(TINY + "let music=scales; study s 'gan.continuo $music' 'sizes.continuo 6 7'"
                + " 'base: use trainer next-event' trainer.batch=2,4 --seeds 3,5 --dry-run");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.lines()).contains("study s: 8 variants, 2 seeds, 16 runs");
        assertThat(outcome.lines())
                .anyMatch(line -> line.matches("s-gan-batch2-seed3 +gan-batch2 +3 +2 +3  not begun"))
                .anyMatch(line -> line.matches("s-size7-batch4-seed5 +size7-batch4 +5 +6 +4  not begun"))
                .anyMatch(line -> line.matches("s-base-batch2-seed3 +base-batch2 +3 +6 +20  not begun"));
        assertThat(shell.commands(TINY + "study s 'gan.continuo scales' --epochs 9 --dry-run --json")
                        .lines())
                .contains("{\"run\":\"s-gan-seed1\",\"variant\":\"gan\",\"seed\":1,\"pretrain\":2,\"epochs\":9,"
                        + "\"state\":\"not begun\"}");
        assertThat(shell.commands("study s gan.continuo --dry-run").err()).contains("gan.continuo:1: $1 is not given");
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void oneRunThatFailsDoesNotKeepTheOthersFromBeingCompared() {
        Outcome outcome = shell.commands(TINY + "study s trainer.steps=200,10" + SHORT + "; echo never");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("s-steps200-seed1 failed: no piece of the corpus has 200 steps")
                .contains("1 of 2 runs failed: s-steps200-seed1 (see above); study s tries them again");
        assertThat(outcome.out()).contains("steps200  0/1", "steps10   1/1").doesNotContain("never");
    }

    @Test
    void aRunOfTheNameThatIsAnotherIsRefusedAndOneThatIsTheSameIsTaken() {
        shell.commands(TINY + "train --name s-units4-seed1 --epochs 1 --pretrain 1;"
                + " train --name s-units6-seed1 --epochs 1 --pretrain 1");
        Outcome refused = shell.commands(TINY + "study s generator.units=4,6" + SHORT);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "there is a run s-units6-seed1 already that is another: its generator is c-rnn-memory units=4")
                .doesNotContain("s-units4-seed1 already");
        Outcome taken = shell.commands(TINY + "study s generator.units=4" + SHORT);
        assertThat(taken.out()).doesNotContain("run s-units4").contains("units4   1/1");
    }

    @Test
    void aLossThatNoTrainerTakesMakesNoOtherTraining() {
        String next = TINY + "use trainer next-event; set trainer.batch=4 trainer.steps=10; ";
        shell.commands(next + "use loss minimax; train --name s-own-seed1 --epochs 1 --pretrain 1");
        Outcome taken = shell.commands(next + "study s 'own: use loss feature-matching'" + SHORT);
        assertThat(taken.err()).doesNotContain("already that is another");
        assertThat(taken.out()).doesNotContain("run s-own").contains("own      1/1");
        Outcome again = shell.commands(next + "study s 'own: use loss minimax'" + SHORT);
        assertThat(again.exitCode()).as(again.err()).isZero();
    }

    @Test
    void aVariantIsChosenByTheValidationSideAndReportedByTheTestSide() {
        Outcome few = shell.commands(TINY + "study few" + SHORT);
        assertThat(few.out()).contains("realism").doesNotContain("realism-validation");
        Outcome enough = shell.commands(TINY + "use corpus scales pieces=300; study s" + SHORT);
        assertThat(enough.exitCode()).as(enough.err()).isZero();
        assertThat(enough.out()).contains("realism-validation: beside the validation side; choose a variant by it");
        assertThat(read("studies/s/table.csv")).contains(",realism,", ",realism-validation,");
        String table = read("studies/s/table.csv");
        assertThat(shell.commands("study s").exitCode()).isZero();
        assertThat(read("studies/s/table.csv")).isEqualTo(table);
    }

    @Test
    void aStudyInTheBackgroundAndInJson() {
        Outcome outcome = shell.run("--json", "-c", TINY + "study s generator.units=4" + SHORT + " --background; wait");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("\"command\":\"study s generator.units=4 --epochs 1")
                .contains("{\"study\":\"s\",\"variant\":\"units4\",\"runs\":1,")
                .contains("\"metric\":\"dropped\"");
        assertThat(read("studies/s/table.json")).startsWith("[\n{\"study\":\"s\"");
    }

    @Test
    void aScriptIsCheckedWithItsStudies() {
        shell.file(
                "s.continuo",
                TINY.replace("; ", "\n").replace(";", "\n")
                        + "study s generator.units=4,6\ngenerate s-units6-seed1\ngenerate s-units7-seed1\n");
        assertThat(shell.run("run", "s.continuo", "--dry-run").err())
                .contains("s-units7-seed1")
                .doesNotContain("s-units6-seed1\"");
    }
}
