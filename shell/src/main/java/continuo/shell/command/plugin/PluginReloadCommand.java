package continuo.shell.command.plugin;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.util.List;

/** Loads a plugin again, as after building it. */
public final class PluginReloadCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("plugin reload", Task.PLUGINS, "load a plugin again from its jar, as after building it")
                .with(PluginChange.PLUGIN)
                .example("plugin reload metrics");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return PluginChange.problems(session);
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        String id = arguments.word(PluginChange.PLUGIN.name());
        PluginChange.tell(session.plugins().reload(id), "reloaded", console);
    }
}
