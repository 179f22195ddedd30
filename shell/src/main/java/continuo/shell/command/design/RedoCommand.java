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

/** Makes changes of the experiment again that were undone. */
public final class RedoCommand implements Command {
    private static final Argument N =
            Argument.optional("N", new Value.WholeNumber(1, Integer.MAX_VALUE), "how many changes (1)");

    @Override
    public Syntax syntax() {
        return Syntax.of("redo", Task.SESSION, "make the change undone last again")
                .with(N)
                .example("set generator.units=128; undo; redo");
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        int changes = arguments.find(N.name()).map(Integer::valueOf).orElse(1);
        Design before = session.design();
        session.designing().redo(changes);
        Choices.tellChanges("redid", changes, session.design().since(before), console);
    }
}
