package continuo.shell.command.plugin;

import continuo.fault.Failure;
import continuo.plugin.PluginStatus;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the commands that change plugins have in common. */
final class PluginChange {
    static final Argument PLUGIN = Argument.one("PLUGIN", Value.Plain.PLUGIN, "its id, as plugins lists it");

    private PluginChange() {}

    /** What is wrong with taking a plugin's classes away now: a job may need them yet. */
    static List<String> problems(Session session) {
        return session.jobs().running().isEmpty()
                ? List.of()
                : List.of(session.jobs().inWords() + " with the plugins as they are; wait for it or cancel it");
    }

    /**
     * Tells what came of it.
     *
     * @param done {@code loaded}, {@code reloaded}
     * @throws Failure of kind PLUGIN when the plugin is not loaded
     */
    static void tell(PluginStatus status, String done, Console console) {
        if (status.failure().isPresent()) {
            throw Failure.plugin(
                    "plugin " + status.id() + " is not loaded: "
                            + status.failure().get(),
                    null);
        }
        if (console.json()) {
            console.object(object(status));
        } else {
            console.line(done + " " + status.id() + " " + status.version());
        }
    }

    static Map<String, Object> object(PluginStatus status) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("plugin", status.id());
        object.put("version", status.version());
        object.put("state", status.loaded() ? "loaded" : "failed");
        object.put("description", status.description());
        object.put("jar", status.jar().toString());
        object.put("sha256", status.sha256());
        object.put("failure", status.failure());
        return object;
    }
}
