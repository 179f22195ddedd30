package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.command.Scripts;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a file of commands: by itself, as {@code continuo run} does, or as if its lines stood in the place of the command. */
public final class SourceCommand implements Command {
    private static final Argument FILE = Argument.one(
            "FILE", Value.Plain.COMMAND_FILE, "one command a line; or the name of an example that comes with Continuo");
    private static final Argument ARG = Argument.any("ARG", Value.Plain.TEXT, "what $1, $2 … stand for in the file");

    private final boolean inPlace;
    private final Scripts scripts;

    private SourceCommand(boolean inPlace, Scripts scripts) {
        this.inPlace = inPlace;
        this.scripts = scripts;
    }

    public static SourceCommand run(Scripts scripts) {
        return new SourceCommand(false, scripts);
    }

    public static SourceCommand source(Scripts scripts) {
        return new SourceCommand(true, scripts);
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        inPlace ? "source" : "run",
                        Task.SCRIPT,
                        "run the commands of a file in this session" + (inPlace ? ", exit included" : ""))
                .with(FILE)
                .with(ARG)
                .detail("Stops at the first command that fails, names its line and shows it. exit in the file ends"
                        + (inPlace ? " the shell, too; run FILE ends only the file." : " only the file."))
                .example((inPlace ? "source" : "run") + " my.continuo starter 2")
                .example((inPlace ? "source" : "run") + " chords");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws IOException, InterruptedException {
        Path file = file(arguments, session);
        List<String> words = arguments.words(ARG.name());
        if (inPlace) {
            scripts.source(file, words, console);
        } else {
            scripts.run(file, words, console);
        }
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console)
            throws IOException, InterruptedException {
        scripts.rehearse(file(arguments, session), arguments.words(ARG.name()), console);
    }

    private static Path file(Arguments arguments, Session session) {
        return session.environment().script(arguments.word(FILE.name()));
    }
}
