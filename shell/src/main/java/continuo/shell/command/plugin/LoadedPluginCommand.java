package continuo.shell.command.plugin;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.util.List;
import java.util.Map;

/** Does something with a plugin that is loaded: plugin reload and plugin unload. */
public final class LoadedPluginCommand implements Command {
    private final Syntax syntax;
    private final Change change;

    /** What is done with the plugin of an id. */
    @FunctionalInterface
    private interface Change {
        void make(String id, Session session, Console console);
    }

    private LoadedPluginCommand(Syntax syntax, Change change) {
        this.syntax = syntax;
        this.change = change;
    }

    /** Loads a plugin again, as after building it. */
    public static LoadedPluginCommand reload() {
        return new LoadedPluginCommand(
                Syntax.of("plugin reload", Task.PLUGINS, "load a plugin again from its jar, as after building it")
                        .with(PluginChange.PLUGIN)
                        .example("plugin reload metrics"),
                (id, session, console) -> PluginChange.tell(session.plugins().reload(id), "reloaded", console));
    }

    /** Takes a plugin out of this session. */
    public static LoadedPluginCommand unload() {
        return new LoadedPluginCommand(
                Syntax.of("plugin unload", Task.PLUGINS, "do without a plugin in this session")
                        .with(PluginChange.PLUGIN)
                        .example("plugin unload metrics"),
                LoadedPluginCommand::unload);
    }

    private static void unload(String id, Session session, Console console) {
        session.plugins().unload(id);
        if (console.json()) {
            console.object(Map.of("plugin", id, "state", "unloaded"));
        } else {
            console.line("unloaded " + id);
        }
    }

    @Override
    public Syntax syntax() {
        return syntax;
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
        change.make(arguments.word(PluginChange.PLUGIN.name()), session, console);
    }
}
