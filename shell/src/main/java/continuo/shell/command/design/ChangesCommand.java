package continuo.shell.command.design;

import continuo.design.Design;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Designing;
import continuo.shell.session.Session;

/** Takes back changes of the experiment, or makes them again: undo and redo. */
public final class ChangesCommand implements Command {
    private static final Argument N =
            Argument.optional("N", new Value.WholeNumber(1, Integer.MAX_VALUE), "how many changes (1)");

    private final Syntax syntax;
    private final String done;
    private final Step step;

    /** Goes so many changes back or forth. */
    @FunctionalInterface
    private interface Step {
        void take(Designing designing, int changes);
    }

    /** @param done what was done with the changes, in the past */
    private ChangesCommand(Syntax syntax, String done, Step step) {
        this.syntax = syntax;
        this.done = done;
        this.step = step;
    }

    public static ChangesCommand undo() {
        return new ChangesCommand(
                Syntax.of("undo", Task.SESSION, "take back the last change of the experiment")
                        .with(N)
                        .detail(
                                "A change is what one command changed: use, set, unset or corpus use. redo makes it again.")
                        .example("set generator.units=128; undo"),
                "undid",
                Designing::undo);
    }

    public static ChangesCommand redo() {
        return new ChangesCommand(
                Syntax.of("redo", Task.SESSION, "make the change undone last again")
                        .with(N)
                        .example("set generator.units=128; undo; redo"),
                "redid",
                Designing::redo);
    }

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        int changes = arguments.find(N.name()).map(Integer::valueOf).orElse(1);
        Design before = session.design();
        step.take(session.designing(), changes);
        Choices.tellChanges(done, changes, session.design().since(before), console);
    }
}
