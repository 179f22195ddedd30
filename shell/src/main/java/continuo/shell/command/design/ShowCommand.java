package continuo.shell.command.design;

import continuo.design.Choice;
import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.plugin.Selection;
import continuo.run.RunManifest;
import continuo.shell.command.Command;
import continuo.shell.command.Described;
import continuo.shell.command.Loading;
import continuo.shell.command.runs.RunEntry;
import continuo.shell.console.Console;
import continuo.shell.console.Remedies;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.train.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows the whole experiment. */
public final class ShowCommand implements Command {
    private static final int NAME_WIDTH = 16;

    @Override
    public Syntax syntax() {
        return Syntax.of("show", Task.DESIGN, "the whole experiment; * marks what is not the default")
                .example("show");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<Selection> sound = new ArrayList<>();
        Table table = new Table(
                Table.Column.text("kind", "kind"),
                Table.Column.text("id", "component"),
                Table.Column.text("parameters", "parameters (* differs from the default)"));
        List<Choice> choices = session.design().choices();
        for (Choice choice : choices) {
            try {
                Selection selection = choice.resolve(session.plugins());
                sound.add(selection);
                table.row(choice.kind().word(), choice.id(), parameters(selection));
            } catch (Failure failure) {
                // What cannot be used is shown all the same: how else would one see what to change?
                table.row(choice.kind().word(), choice.id(), Remedies.told(failure));
            }
        }
        Optional<RunEntry> last = session.lastRun().flatMap(name -> last(name, session));
        List<String> next = next(sound.size() == choices.size(), last, session);
        if (console.json()) {
            sound.forEach(selection -> console.object(Described.selection(selection)));
            console.object(object(last, next, session));
        } else {
            console.table(table);
            console.line("");
            facts(last, next, session).forEach((name, text) -> tell(name, text, console));
        }
    }

    private static String parameters(Selection selection) {
        List<String> changes = selection.changes();
        return selection.texts().entrySet().stream()
                .map(Object::toString)
                .map(text -> changes.contains(text) ? "*" + text : text)
                .collect(Collectors.joining(" "));
    }

    private static void tell(String name, String text, Console console) {
        List<String> lines = Table.wrap(text, console.width() - NAME_WIDTH);
        console.line(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s%s", name, lines.get(0)));
        lines.stream().skip(1).forEach(line -> console.line(" ".repeat(NAME_WIDTH) + line));
    }

    /** Empty when it was deleted meanwhile. */
    private static Optional<RunEntry> last(String name, Session session) {
        return session.runs().list().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .map(RunEntry::of);
    }

    private static Map<String, String> facts(Optional<RunEntry> last, List<String> next, Session session) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("percussion", session.design().drums() ? "kept" : "left out of folders and files (--drums keeps it)");
        facts.put("seed", Loading.SEED + ", unless train --seed says otherwise");
        int changes = session.designing().history().past().size();
        if (changes > 0) {
            facts.put("changes", changes + " (undo takes back the last)");
        }
        facts.put(
                "runs",
                "kept in " + session.environment().shown(session.workplace().runsFolder()));
        last.ifPresent(run -> facts.put("last run", words(run, session)));
        facts.put("next", String.join("; ", next));
        return facts;
    }

    private static String words(RunEntry run, Session session) {
        StringBuilder words = new StringBuilder(run.run().name() + ": " + run.state());
        run.content().ifPresent(read -> {
            words.append(", epochs ")
                    .append(run.epochs())
                    .append(", seed ")
                    .append(read.manifest().plan().seed());
            if (read.status().generatorWeights() > 0) {
                words.append(", generator of ")
                        .append(Quantity.of(read.status().generatorWeights(), "weight", "weights"));
            }
            if (!isOf(read.manifest(), session)) {
                words.append("; of another experiment than this");
            }
        });
        return words.toString();
    }

    /** Whether a run was begun with the experiment as it is now. */
    private static boolean isOf(RunManifest manifest, Session session) {
        try {
            List<String> then = manifest.components().stream()
                    .map(choice -> choice.kind() + choice.id() + choice.parameters())
                    .toList();
            List<Selection> now = new ArrayList<>(session.design().music(session.plugins()));
            session.design().components().values().forEach(choice -> now.add(choice.resolve(session.plugins())));
            return then.equals(now.stream()
                    .map(selection ->
                            selection.component().kind() + selection.component().id() + selection.texts())
                    .toList());
        } catch (Failure notInstalled) {
            return false;
        }
    }

    /** Commands that make sense now, the likeliest first. */
    private static List<String> next(boolean sound, Optional<RunEntry> last, Session session) {
        if (!sound) {
            return List.of("components lists what is installed", "plugins tells what is not, and why");
        }
        Optional<RunEntry.Content> content = last.flatMap(RunEntry::content);
        if (content.isEmpty() || !isOf(content.get().manifest(), session)) {
            return List.of("train", "corpus use FOLDER for music of your own", "help");
        }
        String name = last.orElseThrow().run().name();
        RunStatus.State state = content.get().status().state();
        return switch (state) {
            case FINISHED -> List.of("generate " + name, "report " + name, "resume " + name + " --epochs N");
            case INTERRUPTED, NOT_BEGUN -> List.of("resume " + name, "generate " + name);
            case RUNNING -> List.of("generate " + name + " tries what it has learnt so far");
        };
    }

    private static Map<String, Object> object(Optional<RunEntry> last, List<String> next, Session session) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("drums", session.design().drums());
        object.put("seed", Loading.SEED);
        object.put("changes", session.designing().history().past().size());
        object.put("runsFolder", session.workplace().runsFolder().toString());
        object.put("lastRun", last.map(run -> run.run().name()));
        object.put("lastRunState", last.map(RunEntry::state));
        object.put("next", next);
        return object;
    }
}
