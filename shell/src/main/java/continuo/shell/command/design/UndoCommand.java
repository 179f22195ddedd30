package continuo.shell.command.design;

import continuo.design.Design;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;

/** Takes back changes of the experiment. */
public final class UndoCommand implements Command {
    private static final Argument N =
            Argument.optional("N", new Value.WholeNumber(1, Integer.MAX_VALUE), "how many changes (1)");

    @Override
    public Syntax syntax() {
        return Syntax.of("undo", Task.SESSION, "take back the last change of the experiment")
                .with(N)
                .detail("A change is what one command changed: use, set, unset or corpus use. redo makes it again.")
                .example("set generator.units=128; undo");
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        int changes = arguments.find(N.name()).map(Integer::valueOf).orElse(1);
        Design before = session.design();
        session.designing().undo(changes);
        Choices.tellChanges("undid", changes, session.design().since(before), console);
    }
}
