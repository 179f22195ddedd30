package continuo.shell.command.plugin;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;

/** Loads a plugin from a jar. */
public final class PluginLoadCommand implements Command {
    private static final Argument JAR = Argument.one("JAR", Value.Plain.JAR, "the plugin's jar");

    @Override
    public Syntax syntax() {
        return Syntax.of("plugin load", Task.PLUGINS, "load a plugin for this session")
                .with(JAR)
                .example("plugin load my-plugin.jar");
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        String jar = arguments.word(JAR.name());
        PluginChange.tell(session.plugins().load(session.environment().existing(jar)), "loaded", console);
    }
}
