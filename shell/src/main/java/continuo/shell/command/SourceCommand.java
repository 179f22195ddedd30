package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.io.IOException;

/** Runs a file of commands. */
final class SourceCommand implements Command {
    private final Scripts scripts;

    SourceCommand(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("source", Task.SHELL, "run the commands of a file in this session")
                .with(Argument.one("FILE", Value.Plain.COMMAND_FILE, "one command a line"))
                .with(Argument.any("ARG", Value.Plain.TEXT, "what $1, $2 … stand for in the file"))
                .detail("Stops at the first command that fails and names its line.");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws IOException, InterruptedException {
        scripts.source(session.environment().existing(arguments.word("FILE")), arguments.words("ARG"), console);
    }
}
