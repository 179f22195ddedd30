package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;

/** Leaves the shell. */
final class ExitCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("exit", Task.SHELL, "leave the shell").example("exit");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        session.leave();
    }
}
