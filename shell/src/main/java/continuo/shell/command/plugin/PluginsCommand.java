package continuo.shell.command.plugin;

import continuo.plugin.PluginStatus;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.util.List;

/** Lists the plugins and how each fared. */
public final class PluginsCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("plugins", Task.PLUGINS, "the state of each plugin, with the reason where one failed")
                .example("plugins");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<PluginStatus> plugins = session.plugins().plugins();
        if (plugins.isEmpty()) {
            console.note("there are no plugins in " + session.environment().pluginFolders());
            return;
        }
        Table table = new Table(
                Table.Column.text("plugin", "plugin"),
                Table.Column.text("version", "version"),
                Table.Column.text("state", "state"),
                Table.Column.text("description", "description, or why it failed"));
        for (PluginStatus status : plugins) {
            table.row(
                    status.id(),
                    status.version(),
                    status.loaded() ? "loaded" : "failed",
                    status.failure().orElse(status.description()));
        }
        console.table(table);
    }
}
