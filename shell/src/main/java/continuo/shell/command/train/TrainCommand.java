package continuo.shell.command.train;

import continuo.design.Experiment;
import continuo.design.ExperimentCheck;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.Runs;
import continuo.run.TrainingPlan;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Foresight;
import continuo.shell.session.Session;
import continuo.shell.session.Version;
import continuo.spi.Kind;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Phase;
import continuo.train.BestFigure;
import continuo.train.Census;
import continuo.train.Dataset;
import continuo.train.EpochCount;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Trains the experiment. */
public final class TrainCommand implements Command {
    /** Where only the other number is given, and in a study; the paper's (Mogren 2016, section 4). */
    public static final long PRETRAIN_EPOCHS = 6;

    public static final long EPOCHS = 20;

    /** Where neither is given: with more of them a small corpus is learnt by heart (docs/decisions/0012). */
    private static final long PRETRAIN_STEPS = 1000;

    private static final long STEPS = 60;

    private static final Value COUNT = new Value.WholeNumber(0, 1_000_000);
    private static final Option EPOCHS_OPTION = Option.of(
                    "--epochs", "N", new Value.Counts(1_000_000), "epochs of training, or of each phase by name")
            .otherwise(otherwise(STEPS, "--pretrain", EPOCHS));
    private static final Option PRETRAIN = Option.of("--pretrain", "N", COUNT, "epochs of pre-training before")
            .otherwise(otherwise(PRETRAIN_STEPS, "--epochs", PRETRAIN_EPOCHS));
    private static final Option NAME =
            Option.of("--name", "RUN", Value.Plain.TEXT, "the run's name").otherwise("the day and a number");
    private static final Option SEED = Option.of(
                    "--seed", "N", new Value.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE), "decides all that is random")
            .otherwise(Loading.SEED);
    private static final Option THREADS = Option.of(
                    "--threads", "N", new Value.WholeNumber(1, 1024), "threads to spread a batch over")
            .otherwise("all processors, shared with the jobs that run");

    private static final Option MEASURE = Option.of(
                    "--measure", "N", COUNT, "measure what it composes every N epochs of training; 0 never")
            .otherwise("5, or more where epochs are short");

    private static final Option BEST = Option.of(
                    "--best", "FIGURE", Value.Plain.BEST_FIGURE, "the figure that chooses the best checkpoint")
            .otherwise("realism; nll where that is not measured");

    private static String otherwise(long steps, String other, long epochs) {
        return "as many as make " + steps + " steps; with " + other + " " + epochs;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("train", Task.TRAIN, "train the experiment; Ctrl-C stops it so that resume goes on")
                .with(EPOCHS_OPTION)
                .with(PRETRAIN)
                .with(NAME)
                .with(SEED)
                .with(THREADS)
                .with(MEASURE)
                .with(BEST)
                .with(Option.BACKGROUND)
                .detail(
                        "The first Ctrl-C finishes the step, writes a checkpoint and tells how to go on; the second abandons"
                                + " what was not saved. Ctrl-Z leaves the training running in the background.")
                .detail(
                        "Pre-training teaches the generator the next event. An epoch takes a window of each piece: of forty"
                                + " pieces it is one or two steps, of three thousand over a hundred. Without --pretrain and"
                                + " --epochs it is trained for about as many steps on every corpus, with the experiment that a"
                                + " session begins with in about two minutes on two cores. Same seed, same threads, same machine:"
                                + " the same weights to the bit.")
                .detail(
                        "Measures are taken after pre-training and at the end, too; training does not depend on them. Where"
                                + " 20 pieces are held out to validate, the checkpoint with the best realism is kept; where fewer"
                                + " are, or --best nll says so, the one with the lowest held-out negative log-likelihood.")
                .detail(
                        "While training, probes look at 50 of the validation pieces at most, and at 1,000 steps of each;"
                                + " examine looks at all.")
                .example("train --pretrain 30 --epochs 20 --name short")
                .example("train --epochs 40 --seed 7")
                .example("train --epochs pretrain=30,pretrain-d=2,train=20")
                .example("train --best nll");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        arguments
                .option(NAME)
                .filter(session::hasRun)
                .ifPresent(name -> problems.add("there is a run \"" + name
                        + "\" already; choose another name, or go on with it (resume " + name + ")"));
        arguments
                .option(BEST)
                .ifPresent(figure -> problems.addAll(Problems.of(() -> BestFigure.named(
                        session.plugins(),
                        session.designing().selection(Kind.GENERATOR).component(),
                        figure))));
        return problems;
    }

    @Override
    public Optional<String> trains(Arguments arguments, Session session) {
        return arguments.option(NAME);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        Experiment experiment = checkedExperiment(session);
        List<Phase> phases =
                session.plugins().create(Trainer.class, experiment.trainer()).phases();
        session.foresee(session.foresight()
                .withTraining(new Foresight.Training(
                        arguments.option(NAME),
                        session.design(),
                        plan(
                                arguments,
                                named(arguments, phases).orElseGet(() -> planned(phases, Phase::usualEpochs)),
                                session))));
        String name = arguments.option(NAME).orElse(LocalDate.now(ZoneId.systemDefault()) + "-1");
        session.foresee(session.foresight().withRun(name));
        session.lastRun(name);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Experiment experiment = checkedExperiment(session);
        List<Phase> phases =
                session.plugins().create(Trainer.class, experiment.trainer()).phases();
        Optional<Map<String, Integer>> named = named(arguments, phases);
        Dataset dataset =
                Loading.dataset(experiment, seed(arguments), session.design().drums(), session, console);
        Map<String, Integer> epochs = named.orElseGet(() -> {
            EpochCount count = new EpochCount(session.plugins(), experiment, dataset);
            return planned(phases, phase -> count.making(phase.usualSteps(), phase.name()));
        });
        TrainingPlan plan = plan(arguments, epochs, session);
        RunManifest manifest = RunManifest.of(
                Instant.now(),
                RunManifest.Versions.current(Version.text()),
                plan,
                summary(dataset.census()),
                experiment,
                session.plugins().plugins());
        Runs runs = session.runs();
        Optional<String> name = arguments.option(NAME);
        RunDirectory run = name.isPresent()
                ? runs.create(name.get(), manifest)
                : runs.create(LocalDate.now(ZoneId.systemDefault()), manifest);
        try {
            WatchedTraining.run(run, dataset, session, console);
        } catch (RuntimeException | Error e) {
            clearAway(run, runs, e);
            throw e;
        } finally {
            if (Files.exists(run.folder())) {
                session.lastRun(run.name());
            }
        }
    }

    /** A run that failed before its first step holds nothing, and would only keep its name from the next try. */
    public static void clearAway(RunDirectory run, Runs runs, Throwable fault) {
        try {
            if (!run.begun()) {
                runs.delete(run.name());
            }
        } catch (Failure failure) {
            fault.addSuppressed(failure);
        }
    }

    private static Experiment checkedExperiment(Session session) {
        Experiment experiment = session.designing().experiment();
        new ExperimentCheck(session.plugins()).check(experiment);
        return experiment;
    }

    private static long seed(Arguments arguments) {
        return arguments.number(SEED).orElse(Loading.SEED);
    }

    /** How many epochs of each of the trainer's phases, as the arguments say; empty where they say nothing. */
    private static Optional<Map<String, Integer>> named(Arguments arguments, List<Phase> phases) {
        String proper = phases.get(phases.size() - 1).name();
        Map<String, Integer> said = new LinkedHashMap<>();
        arguments.number(PRETRAIN).ifPresent(epochs -> said.put(TrainingPlan.PRETRAIN, (int) epochs));
        arguments
                .option(EPOCHS_OPTION)
                .map(Value.Counts::of)
                .ifPresent(counts ->
                        counts.forEach((phase, epochs) -> said.put(phase.isEmpty() ? proper : phase, epochs)));
        List<String> names = phases.stream().map(Phase::name).toList();
        for (String phase : said.keySet()) {
            if (!names.contains(phase)) {
                throw Failure.user(Nearest.message("phase of the trainer", phase, names));
            }
        }
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(planned(phases, phase -> said.getOrDefault(phase.name(), phase.usualEpochs())));
    }

    private static Map<String, Integer> planned(List<Phase> phases, ToIntFunction<Phase> epochs) {
        Map<String, Integer> planned = new LinkedHashMap<>();
        phases.forEach(phase -> planned.put(phase.name(), epochs.applyAsInt(phase)));
        if (planned.values().stream().allMatch(number -> number == 0)) {
            throw Failure.user("there is nothing to train with 0 epochs");
        }
        return planned;
    }

    private static TrainingPlan plan(Arguments arguments, Map<String, Integer> epochs, Session session) {
        return new TrainingPlan(
                epochs,
                seed(arguments),
                (int) arguments.number(THREADS).orElse(session.processors()),
                session.design().drums(),
                arguments.number(MEASURE).isPresent()
                        ? OptionalInt.of((int) arguments.number(MEASURE).getAsLong())
                        : OptionalInt.empty(),
                arguments.option(BEST));
    }

    public static RunManifest.CorpusSummary summary(Census census) {
        return new RunManifest.CorpusSummary(census.digest(), census.loaded(), census.notes());
    }
}
