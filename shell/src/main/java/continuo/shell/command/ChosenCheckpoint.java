package continuo.shell.command;

import continuo.fault.Failure;
import continuo.run.BestCheckpoint;
import continuo.run.CheckpointChoice;
import continuo.run.RunDirectory;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.train.Composer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checkpoint of a run that a command composes with.
 *
 * @param run whose it is
 * @param checkpoint its content
 * @param best the run's best, where one is known
 * @param named whether the user said which one to take
 */
public record ChosenCheckpoint(
        RunDirectory run, RunDirectory.Checkpoint checkpoint, Optional<BestCheckpoint> best, boolean named) {
    public static final Option OPTION = Option.of(
                    "--checkpoint", "WHICH", Value.Plain.CHECKPOINT, "best, last or the number of its step")
            .otherwise("best, where training measured it; else last");

    public static List<String> problems(Arguments arguments) {
        return arguments
                .option(OPTION)
                .map(text -> Problems.of(() -> CheckpointChoice.parse(text)))
                .orElse(List.of());
    }

    /** The one that the user wants. */
    public static ChosenCheckpoint of(RunDirectory run, Arguments arguments, Console console) {
        Optional<String> wanted = arguments.option(OPTION);
        return read(
                run,
                wanted.map(CheckpointChoice::parse).orElseGet(CheckpointChoice.Best::new),
                wanted.isPresent(),
                console);
    }

    /** The one that is taken when the user does not say. */
    public static ChosenCheckpoint usual(RunDirectory run, Console console) {
        return read(run, new CheckpointChoice.Best(), false, console);
    }

    private static ChosenCheckpoint read(RunDirectory run, CheckpointChoice choice, boolean named, Console console) {
        RunDirectory.Checkpoint checkpoint = choice.of(run, console::note);
        return new ChosenCheckpoint(run, checkpoint, best(run), named);
    }

    /** A file that cannot be read was complained of when the checkpoint was looked for. */
    private static Optional<BestCheckpoint> best(RunDirectory run) {
        try {
            return run.best();
        } catch (Failure damaged) {
            return Optional.empty();
        }
    }

    public long step() {
        return checkpoint.step();
    }

    public Composer composer(Session session) {
        return composer(Map.of(), session);
    }

    /** @param sampling parameters of the generator to draw with other than it was trained with */
    public Composer composer(Map<String, String> sampling, Session session) {
        return Composer.of(session.plugins(), run, checkpoint, sampling);
    }

    /** {@code with the best checkpoint, of step 1,234 (realism 0.410)}; empty where there was no choice. */
    public Optional<String> words() {
        if (best.isPresent() && best.get().step() == step()) {
            return Optional.of("with the best checkpoint, " + of(best.get()));
        }
        return best.isPresent() || named
                ? Optional.of("with the checkpoint of step " + Numbers.shown(step()))
                : Optional.empty();
    }

    /** {@code of step 1,234 (realism 0.410 after epoch 20)}. */
    public static String of(BestCheckpoint best) {
        return "of step " + Numbers.shown(best.step()) + " (" + best.metric() + " " + Numbers.shown(best.value())
                + " after epoch " + best.epoch() + ")";
    }
}
