package continuo.shell.command.plugin;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.util.List;
import java.util.Map;

/** Takes a plugin out of this session. */
public final class PluginUnloadCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("plugin unload", Task.PLUGINS, "do without a plugin in this session")
                .with(PluginChange.PLUGIN)
                .example("plugin unload metrics");
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
        session.plugins().unload(id);
        if (console.json()) {
            console.object(Map.of("plugin", id, "state", "unloaded"));
        } else {
            console.line("unloaded " + id);
        }
    }
}
