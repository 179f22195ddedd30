package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.Map;

/** Prints words. */
public final class EchoCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("echo", Task.SCRIPT, "print words, variables resolved")
                .with(Argument.any("WORD", Value.Plain.TEXT, "what to print"))
                .example("echo \"home is $HOME\"");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        String text = String.join(" ", arguments.words("WORD"));
        if (console.json()) {
            console.object(Map.of("text", text));
        } else {
            console.line(text);
        }
    }
}
