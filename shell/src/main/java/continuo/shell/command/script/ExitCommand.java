package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;

/** Leaves the shell. */
public final class ExitCommand implements Command {
    private static final Argument CODE = Argument.optional(
            "CODE",
            new Value.WholeNumber(0, 255),
            "the exit code; that of the first error, 0 without one, when left out");

    @Override
    public Syntax syntax() {
        return Syntax.of("exit", Task.SHELL, "leave the shell, or end the script")
                .with(CODE)
                .example("exit");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        arguments
                .find(CODE.name())
                .ifPresentOrElse(code -> session.leaving().leave(Integer.parseInt(code)), session.leaving()::leave);
    }
}
