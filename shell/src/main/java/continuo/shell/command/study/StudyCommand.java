package continuo.shell.command.study;

import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.Scripts;
import continuo.shell.command.train.TrainCommand;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.study.Study;
import continuo.studio.study.StudyFolder;
import java.util.List;
import java.util.Optional;

/** Trains a matrix of experiments and compares what comes of them. */
public final class StudyCommand implements Command {
    /** The paper's figures are from as many, and intervals of realism are narrow with them. */
    static final long PIECES_DEFAULT = 300;

    static final Argument NAME = Argument.one("NAME", Value.Plain.TEXT, "the study's name, with which its runs begin");
    static final Argument WHAT = Argument.any(
            "WHAT",
            Value.Plain.VARIATION,
            "KIND=ID,ID…, KIND.NAME=VALUE,VALUE…, a command FILE or 'NAME: COMMANDS'; see below");
    static final Option SEEDS = Option.of(
                    "--seeds", "N,N…", Value.Plain.TEXT, "seeds to train each with, as 1,2,3 or 1..5")
            .otherwise(Loading.SEED);
    static final Option EPOCHS = Option.of("--epochs", "N", new Value.WholeNumber(0, 1_000_000), "epochs of training")
            .otherwise("those of the file's train, or " + TrainCommand.EPOCHS);
    static final Option PRETRAIN = Option.of(
                    "--pretrain", "N", new Value.WholeNumber(0, 1_000_000), "epochs of pre-training before")
            .otherwise("those of the file's train, or " + TrainCommand.PRETRAIN_EPOCHS);
    static final Option PIECES = Option.of(
                    "--pieces", "N", new Value.WholeNumber(1, 100_000), "pieces of each run to measure it by")
            .otherwise(PIECES_DEFAULT);
    private static final Option THREADS = Option.of(
                    "--threads", "N", new Value.WholeNumber(1, 1024), "threads to spread a batch over")
            .otherwise("all processors, shared with the jobs that run");
    private static final Option DRY_RUN = Option.flag("--dry-run", "list the runs, and train none");

    private final Scripts scripts;

    public StudyCommand(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("study", Task.MEASURE, "train a matrix of experiments, and compare them in one table")
                .with(NAME)
                .with(WHAT)
                .with(SEEDS)
                .with(EPOCHS)
                .with(PRETRAIN)
                .with(PIECES)
                .with(THREADS)
                .with(DRY_RUN)
                .with(Option.BACKGROUND)
                .detail(
                        "KIND=ID,ID… and KIND.NAME=VALUE,VALUE… vary the session's experiment, in all combinations. A FILE"
                                + " or 'NAME: COMMANDS' describes a variant by itself: its commands are not run, but what they"
                                + " set up and its train says is trained. A FILE with arguments is one word in quotes.")
                .detail(
                        "Again, with the same words or none, it goes on where it was: runs that are done stay. More words"
                                + " or --seeds add to it. Runs are called NAME-VARIANT-seedN and are runs like any other; the"
                                + " table and a page with figures are in studies/NAME.")
                .example("study sizes generator.units=4,6 --epochs 1 --pretrain 1 --pieces 4")
                .example("study losses loss=minimax,feature-matching --seeds 1..3 --dry-run")
                .example("study mine 'own: run my.continuo starter' --dry-run")
                .example("study sizes");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return StudyPlan.of(arguments, session, scripts).problems();
    }

    @Override
    public Optional<String> trains(Arguments arguments, Session session) {
        return arguments.has(DRY_RUN)
                ? Optional.empty()
                : arguments.find(NAME.name()).map(name -> "the study " + name);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        if (arguments.has(DRY_RUN)) {
            return;
        }
        for (Study.Cell cell : StudyPlan.of(arguments, session, scripts).study().cells()) {
            session.foresee(session.foresight().withRun(cell.run()));
        }
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        StudyPlan plan = StudyPlan.of(arguments, session, scripts);
        StudyFolder folder =
                StudyFolder.of(plan.study().name(), session.workplace().runsFolder());
        if (arguments.has(DRY_RUN)) {
            StudyText.matrix(plan.study(), folder, session, console);
            return;
        }
        plan.added()
                .ifPresent(what -> console.note(
                        "adding " + what + " to the study " + plan.study().name()));
        int threads = (int) arguments.number(THREADS).orElse(session.processors());
        new StudyRun(plan.study(), folder, threads, session, console).run();
    }
}
