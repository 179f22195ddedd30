package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a file of commands; {@code run} as outside the shell, {@code source} as other shells call it. */
final class SourceCommand implements Command {
    private static final Argument FILE = Argument.one("FILE", Value.Plain.FILE, "one command a line");
    private static final Argument ARG = Argument.any("ARG", Value.Plain.TEXT, "what $1, $2 … stand for in the file");

    private final String name;
    private final Scripts scripts;

    SourceCommand(String name, Scripts scripts) {
        this.name = name;
        this.scripts = scripts;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(name, Task.SCRIPT, "run the commands of a file in this session")
                .with(FILE)
                .with(ARG)
                .detail("Stops at the first command that fails, names its line and shows it. run and source are the"
                        + " same.");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws IOException, InterruptedException {
        scripts.source(file(arguments, session), arguments.words(ARG.name()), console);
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console)
            throws IOException, InterruptedException {
        scripts.rehearse(file(arguments, session), arguments.words(ARG.name()), console);
    }

    private static Path file(Arguments arguments, Session session) {
        return session.environment().existing(arguments.word(FILE.name()));
    }
}
