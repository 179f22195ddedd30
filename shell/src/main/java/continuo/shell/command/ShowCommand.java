package continuo.shell.command;

import continuo.plugin.Selection;
import continuo.run.Experiment;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
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
        List<Selection> selections = selections(session.experiment());
        if (console.json()) {
            selections.forEach(selection -> console.object(Described.selection(selection)));
            return;
        }
        Table table = new Table(
                Table.Column.text("kind", "kind"),
                Table.Column.text("id", "component"),
                Table.Column.text("parameters", "parameters (* differs from the default)"));
        for (Selection selection : selections) {
            table.row(selection.component().kind().word(), selection.component().id(), parameters(selection));
        }
        console.table(table);
        console.line("");
        console.line("runs are kept in " + session.environment().shown(session.runsFolder())
                + session.lastRun().map(run -> "; the last one is " + run).orElse(""));
    }

    private static List<Selection> selections(Experiment experiment) {
        List<Selection> selections = new ArrayList<>(experiment.corpora());
        for (Kind kind : Kind.values()) {
            if (kind != Kind.CORPUS && kind != Kind.METRIC) {
                selections.add(experiment.get(kind));
            }
        }
        return selections;
    }

    private static String parameters(Selection selection) {
        List<String> changes = selection.changes();
        return selection.texts().entrySet().stream()
                .map(Object::toString)
                .map(text -> changes.contains(text) ? "*" + text : text)
                .collect(Collectors.joining(" "));
    }
}
