package continuo.shell.command.train;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.RunArgument;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.train.Dataset;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes on with a run. */
public final class ResumeCommand implements Command {
    private static final Option EPOCHS = Option.of(
                    "--epochs", "N", new Value.WholeNumber(0, 1_000_000), "epochs of training in all")
            .otherwise("those the run was begun with");

    @Override
    public Syntax syntax() {
        return Syntax.of("resume", Task.TRAIN, "go on with a run as if it had never stopped")
                .with(RunArgument.RUN)
                .with(EPOCHS)
                .with(Option.BACKGROUND)
                .example("resume first --epochs 40");
    }

    @Override
    public Optional<String> trains(Arguments arguments, Session session) {
        return arguments.find(RunArgument.RUN.name()).or(session::lastRun);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory run = RunArgument.of(arguments, session);
        RunManifest manifest = planned(run.manifest(), arguments.number(EPOCHS));
        manifest.pluginChanges(session.plugins().plugins()).forEach(console::note);
        Experiment experiment = manifest.experiment(session.plugins()::component);
        TrainingPlan plan = manifest.plan();
        Dataset dataset = Loading.dataset(experiment, plan.seed(), plan.drums(), session, console);
        run.updateManifest(manifest);
        WatchedTraining.run(run, dataset, session, console);
    }

    private static RunManifest planned(RunManifest manifest, OptionalLong epochs) {
        TrainingPlan plan = manifest.plan();
        if (epochs.isEmpty()) {
            return manifest;
        }
        if (epochs.getAsLong() < plan.epochs()) {
            throw Failure.user("--epochs " + epochs.getAsLong() + " is less than the " + plan.epochs()
                    + " the run was begun with; train a new run for fewer");
        }
        return new RunManifest(
                manifest.created(),
                manifest.versions(),
                plan.withEpochs((int) epochs.getAsLong()),
                manifest.corpus(),
                manifest.components(),
                manifest.plugins());
    }
}
