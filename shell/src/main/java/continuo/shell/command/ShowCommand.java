package continuo.shell.command;

import continuo.fault.Failure;
import continuo.plugin.Selection;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Choice;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the whole experiment. */
final class ShowCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("show", Task.DESIGN, "the whole experiment; * marks what is not the default")
                .example("show");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Table table = new Table(
                Table.Column.text("kind", "kind"),
                Table.Column.text("id", "component"),
                Table.Column.text("parameters", "parameters (* differs from the default)"));
        for (Choice choice : choices(session)) {
            try {
                Selection selection = choice.resolve(session.plugins());
                if (console.json()) {
                    console.object(Described.selection(selection));
                }
                table.row(choice.kind().word(), choice.id(), parameters(selection));
            } catch (Failure failure) {
                // What cannot be used is shown all the same: how else would one see what to change?
                table.row(choice.kind().word(), choice.id(), failure.getMessage());
            }
        }
        if (!console.json()) {
            console.table(table);
            console.line("");
            console.line("runs are kept in " + session.environment().shown(session.runsFolder())
                    + session.lastRun().map(run -> "; the last one is " + run).orElse(""));
        }
    }

    private static List<Choice> choices(Session session) {
        List<Choice> choices = new ArrayList<>(session.corpora());
        for (Kind kind : Kind.values()) {
            if (kind != Kind.CORPUS && !kind.measures()) {
                choices.add(session.choice(kind));
            }
        }
        return choices;
    }

    private static String parameters(Selection selection) {
        List<String> changes = selection.changes();
        return selection.texts().entrySet().stream()
                .map(Object::toString)
                .map(text -> changes.contains(text) ? "*" + text : text)
                .collect(Collectors.joining(" "));
    }
}
