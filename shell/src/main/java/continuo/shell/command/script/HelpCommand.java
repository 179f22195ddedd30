package continuo.shell.command.script;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Environment;
import continuo.shell.session.Session;
import continuo.shell.session.Version;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what there is to do and how. */
public final class HelpCommand implements Command {
    private static final Argument WHAT =
            Argument.any("COMMAND|TOPIC", Value.Plain.COMMAND, "what to explain; help alone lists both");
    private static final Option ALL = Option.flag("--all", "a line for every command");

    private final Commands commands;

    public HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("help", Task.SHELL, "what there is to do, and how")
                .with(WHAT)
                .with(ALL)
                .example("help")
                .example("help train")
                .example("help keys");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> words = arguments.words(WHAT.name());
        if (!words.isEmpty()) {
            explain(String.join(" ", words), console);
        } else if (arguments.has(ALL) || console.json()) {
            list(commands.all(), console);
        } else {
            overview(session.environment(), console);
        }
    }

    private void explain(String name, Console console) {
        Optional<Command> command = commands.find(name);
        if (command.isPresent()) {
            HelpText.of(command.get().syntax(), console);
            return;
        }
        Optional<Topic> topic = Topic.ofWord(name);
        if (topic.isPresent()) {
            tell(topic.get(), console);
            return;
        }
        List<Command> family = commands.members(name).stream()
                .map(member -> commands.find(name + " " + member).orElseThrow())
                .toList();
        if (family.isEmpty()) {
            List<String> names = new ArrayList<>(commands.firstWords());
            commands.all().forEach(known -> names.add(known.syntax().name()));
            names.addAll(Topic.words());
            throw Failure.user("there is no help on \"" + name + "\"" + Nearest.guess(name, names)
                    + " (help lists commands and topics)");
        }
        list(family, console);
    }

    private static void tell(Topic topic, Console console) {
        if (console.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("topic", topic.word());
            object.put("summary", topic.summary());
            object.put("text", String.join("\n", topic.lines()));
            console.object(object);
        } else {
            topic.lines().forEach(console::line);
        }
    }

    private static void list(List<Command> listed, Console console) {
        Table table = new Table(Table.Column.text("command", "command"), Table.Column.text("summary", ""));
        for (Command command : listed) {
            table.row(command.syntax().name(), command.syntax().summary());
        }
        console.table(table);
    }

    private void overview(Environment environment, Console console) {
        console.paragraph("Continuo " + Version.text() + " trains networks on music and lets them play. A first try:");
        console.line("    " + firstTry(environment));
        // The heading of the table is an empty line.
        Table table = new Table(Table.Column.text("task", ""), Table.Column.text("commands", ""));
        for (Task task : Task.values()) {
            List<String> names = names(task);
            if (!names.isEmpty()) {
                table.row(task.title(), names);
            }
        }
        table.row("Topics", Topic.words());
        console.table(table);
        console.line("");
        console.paragraph("help COMMAND or help TOPIC tells more, help --all has a line for every command.");
        console.paragraph("describe KIND ID tells all about a component. Tab completes.");
    }

    /** The example that comes with Continuo; where it is missing, a training just as long. */
    private static String firstTry(Environment environment) {
        return environment
                .examples()
                .filter(folder -> Files.isRegularFile(folder.resolve("first-song.continuo")))
                .map(folder -> "source first-song    # trains, plays, measures and draws, in a minute or two")
                .orElse("train; generate --out songs; evaluate songs");
    }

    /** The commands of a task, a family together: {@code corpus list|use|info}. */
    private List<String> names(Task task) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Command command : commands.all()) {
            Syntax syntax = command.syntax();
            if (syntax.task() == task) {
                String[] words = syntax.name().split(" ", 2);
                if (words.length == 1) {
                    names.add(words[0]);
                } else {
                    List<String> family = members.computeIfAbsent(words[0], first -> new ArrayList<>());
                    if (family.isEmpty()) {
                        names.add(words[0] + " ");
                    }
                    family.add(words[1]);
                }
            }
        }
        names.replaceAll(name -> name.endsWith(" ") ? name + String.join("|", members.get(name.strip())) : name);
        return names;
    }
}
