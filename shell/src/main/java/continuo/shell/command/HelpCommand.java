package continuo.shell.command;

import continuo.fault.Failure;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Quoting;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Environment;
import continuo.shell.session.Session;
import continuo.shell.session.Version;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what there is to do and how. */
final class HelpCommand implements Command {
    private static final int TITLE_WIDTH = 12;
    private static final int NAMES_WIDTH = 26;

    private static final Option ALL = Option.flag("--all", "a line for every command");

    private final Commands commands;

    HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("help", Task.SHELL, "what there is to do, and how")
                .with(Argument.any("COMMAND", Value.Plain.COMMAND, "the command to explain"))
                .with(ALL)
                .example("help")
                .example("help encode");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> words = arguments.words("COMMAND");
        if (!words.isEmpty()) {
            explain(String.join(" ", words), words.get(0), console);
        } else if (arguments.has(ALL) || console.json()) {
            list(commands.all(), console);
        } else {
            overview(session.environment(), console);
        }
    }

    private void explain(String name, String first, Console console) {
        Optional<Command> command = commands.find(name);
        if (command.isPresent()) {
            HelpText.of(command.get().syntax(), console);
            return;
        }
        List<Command> family = new ArrayList<>();
        for (Command candidate : commands.all()) {
            if (candidate.syntax().name().startsWith(first + " ")) {
                family.add(candidate);
            }
        }
        if (family.isEmpty() || !name.equals(first)) {
            List<String> names = new ArrayList<>();
            commands.all().forEach(known -> names.add(known.syntax().name()));
            throw Failure.user(continuo.fault.Nearest.message("command", name, names));
        }
        list(family, console);
    }

    private static void list(List<Command> listed, Console console) {
        Table table = new Table(Table.Column.text("command", "command"), Table.Column.text("summary", ""));
        for (Command command : listed) {
            table.row(command.syntax().name(), command.syntax().summary());
        }
        console.table(table);
    }

    private void overview(Environment environment, Console console) {
        console.line("Continuo " + Version.text() + " trains networks on music and lets them play. A first try:");
        console.line("    " + firstTry(environment));
        console.line("");
        for (Task task : Task.values()) {
            String title = task.title();
            StringBuilder line = new StringBuilder(title + " ".repeat(TITLE_WIDTH - title.length()));
            line.append(String.join(", ", names(task)));
            int gap = TITLE_WIDTH + NAMES_WIDTH - line.length();
            line.append(" ".repeat(Math.max(2, gap))).append(task.summary());
            console.line(line.toString());
        }
        console.line("");
        console.line("help COMMAND tells more, help --all has a line for every command, Tab completes.");
    }

    /** The example that comes with Continuo; where it is missing, a training just as long. */
    private static String firstTry(Environment environment) {
        return environment
                .home()
                .map(home -> home.resolve("examples").resolve("first-song.continuo"))
                .filter(Files::isRegularFile)
                .map(example -> "source " + Quoting.quoted(environment.shown(example)))
                .orElse("train --pretrain 300 --epochs 120; generate --out songs; evaluate songs");
    }

    /** {@code corpus list|use|info} for a family. */
    private List<String> names(Task task) {
        List<String> names = new ArrayList<>();
        for (String first : commands.firstWords()) {
            Optional<Command> alone = commands.find(first);
            if (alone.isPresent() && alone.get().syntax().task() == task) {
                names.add(first);
            }
            List<String> members = commands.members(first);
            if (!members.isEmpty()
                    && commands.find(first + " " + members.get(0))
                                    .orElseThrow()
                                    .syntax()
                                    .task()
                            == task) {
                names.add(first + " " + String.join("|", members));
            }
        }
        return names;
    }
}
