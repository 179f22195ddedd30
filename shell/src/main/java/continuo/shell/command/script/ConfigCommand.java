package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Environment;
import continuo.shell.session.Session;
import continuo.shell.session.Setting;
import continuo.shell.session.Settings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells and changes what holds for all of the user's sessions. */
public final class ConfigCommand implements Command {
    private static final Argument SETTING = Argument.any(
            "NAME=VALUE", Value.Plain.SETTING, "a setting's new value, NAME= for its default, NAME to tell about it");

    /** What was read when the session began and is not asked for again. */
    private static final Set<Setting> AT_THE_BEGINNING = EnumSet.of(Setting.PLUGINS, Setting.HISTORY, Setting.STARTUP);

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "config",
                        Task.SESSION,
                        "settings for all sessions, where each comes from, and how to change it")
                .with(SETTING)
                .detail("An option of a command goes before an environment variable, that before the configuration"
                        + " file, that before the default. A relative path is seen from the folder Continuo is"
                        + " started in.")
                .example("config")
                .example("config threads=2");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> {
            List<String> words = arguments.words(SETTING.name());
            if (asks(words)) {
                words.forEach(Settings::named);
            } else {
                Settings.assignments(words);
            }
        });
    }

    /** Whether only names are given. */
    private static boolean asks(List<String> words) {
        return words.stream().noneMatch(word -> word.indexOf('=') >= 0);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> words = arguments.words(SETTING.name());
        if (!asks(words)) {
            change(Settings.assignments(words), session, console);
            return;
        }
        List<Settings.Held> held = words.isEmpty()
                ? session.workplace().settings().held()
                : words.stream()
                        .map(word -> session.workplace().settings().held(Settings.named(word)))
                        .toList();
        if (console.json()) {
            held.forEach(setting -> console.object(object(setting)));
        } else {
            tell(held, session.environment(), console);
        }
    }

    private static void tell(List<Settings.Held> held, Environment environment, Console console) {
        Table table = new Table(
                Table.Column.text("setting", "setting"),
                Table.Column.text("origin", "from"),
                Table.Column.text("value", "value"));
        held.forEach(setting -> table.row(
                setting.setting().word(),
                setting.origin(),
                setting.value().orElse(setting.setting().usual())));
        console.table(table);
        console.line("");
        for (Settings.Held setting : held) {
            console.paragraph(setting.setting().word() + ": "
                    + setting.setting().help() + ("; $" + setting.setting().variable() + " goes before the file"));
        }
        console.line("");
        console.line("file: " + environment.shown(environment.configFile()));
    }

    private static Map<String, Object> object(Settings.Held held) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("setting", held.setting().word());
        object.put("value", held.value());
        object.put("origin", held.origin());
        object.put("default", held.setting().usual());
        object.put("variable", held.setting().variable());
        object.put("help", held.setting().help());
        return object;
    }

    private static void change(Map<Setting, String> assignments, Session session, Console console) {
        session.workplace().configure(assignments);
        for (Setting setting : assignments.keySet()) {
            Settings.Held held = session.workplace().settings().held(setting);
            if (console.json()) {
                console.object(object(held));
                continue;
            }
            String value = held.value().orElse(setting.usual());
            console.paragraph(setting.word() + " = " + value + remark(held, assignments.get(setting)));
        }
    }

    private static String remark(Settings.Held held, String written) {
        if (held.origin().equals(held.setting().variable())) {
            return " (as $" + held.origin() + " says, which goes before the file"
                    + (written.isEmpty() ? ")" : ", where it is " + written + " now)");
        }
        String origin = held.origin().equals("default") ? " (the default)" : "";
        return origin + (AT_THE_BEGINNING.contains(held.setting()) ? ", from the next start on" : "");
    }
}
