package continuo.shell.command.plugin;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginStatus;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells all about one plugin. */
public final class PluginInfoCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("plugin info", Task.PLUGINS, "a plugin's version, jar, state and components")
                .with(PluginChange.PLUGIN)
                .example("plugin info metrics");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> find(arguments, session));
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        PluginStatus status = find(arguments, session);
        List<String> components = components(status, session);
        if (console.json()) {
            Map<String, Object> object = PluginChange.object(status);
            object.put("components", components);
            console.object(object);
            return;
        }
        console.line("plugin " + status.id() + " " + status.version() + ": " + status.description());
        console.paragraph(
                "state: " + status.failure().map(reason -> "failed, " + reason).orElse("loaded"));
        console.line("jar: " + status.jar());
        console.line("sha256: " + status.sha256());
        if (!components.isEmpty()) {
            console.line("components:");
            components.forEach(component -> console.line("    " + component));
        }
    }

    private static PluginStatus find(Arguments arguments, Session session) {
        String id = arguments.word(PluginChange.PLUGIN.name());
        List<PluginStatus> plugins = session.plugins().plugins();
        return plugins.stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failure.user(Nearest.message(
                        "plugin", id, plugins.stream().map(PluginStatus::id).toList())));
    }

    private static List<String> components(PluginStatus status, Session session) {
        List<String> components = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (ComponentDescriptor component : session.plugins().components(kind)) {
                if (component.pluginId().equals(status.id()) && status.loaded()) {
                    components.add(kind.word() + " " + component.id());
                }
            }
        }
        return components;
    }
}
