package continuo.shell.command.design;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Quoting;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.session.SessionScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the session as a file of commands. */
public final class SaveCommand implements Command {
    private static final Argument FILE =
            Argument.one("FILE", Value.Plain.COMMAND_FILE, "where to; names usually end in .continuo");
    private static final Option FORCE = Option.flag("--force", "overwrite the file if there is one");

    @Override
    public Syntax syntax() {
        return Syntax.of("save", Task.SESSION, "write the experiment as a file of commands that rebuilds it")
                .with(FILE)
                .with(FORCE)
                .detail(
                        "source FILE rebuilds it in any session. Folders and files of music are named by their absolute"
                                + " paths; parameters that were not set are not written and have their defaults. The variables of let are written, too.")
                .example("save mine.continuo --force");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> {
            Path file = session.environment().path(arguments.word(FILE.name()));
            String shown = session.environment().shown(file);
            if (Files.isDirectory(file)) {
                throw Failure.user(shown + " is a folder; give the name of a file");
            }
            if (Files.exists(file) && !arguments.has(FORCE)) {
                throw Failure.user(shown + " is there already; --force overwrites it");
            }
        });
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Path file = session.environment().path(arguments.word(FILE.name()));
        AtomicFile.write(
                file, SessionScript.of(session.design(), session.variables()).getBytes(StandardCharsets.UTF_8));
        if (console.json()) {
            console.object(Map.of("file", file.toString()));
        } else {
            String shown = session.environment().shown(file);
            console.line("saved to " + shown + "; source " + Quoting.quoted(shown) + " rebuilds the experiment");
        }
    }
}
