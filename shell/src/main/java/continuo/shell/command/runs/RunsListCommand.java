package continuo.shell.command.runs;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the runs. */
public final class RunsListCommand implements Command {
    private static final Argument TEXT = Argument.any(
            "TEXT", Value.Plain.TEXT, "only runs with this in their name, state, date, components or parameters");

    @Override
    public Syntax syntax() {
        return Syntax.of("runs list", Task.RUNS, "the runs kept, the newest last")
                .with(TEXT)
                .example("runs list")
                .example("runs list finished generator.units=64");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<RunEntry> all = RunEntry.all(session);
        List<String> texts = arguments.words(TEXT.name());
        List<RunEntry> runs = all.stream()
                .filter(run -> texts.stream().allMatch(run::mentions))
                .toList();
        if (runs.isEmpty()) {
            String place = session.environment().shown(session.workplace().runsFolder());
            console.note(
                    all.isEmpty()
                            ? "there are no runs in " + place + " (train makes one)"
                            : "none of the " + all.size() + " runs in " + place + " has "
                                    + String.join(" and ", texts));
            return;
        }
        if (console.json()) {
            runs.forEach(run -> console.object(object(run)));
            return;
        }
        Table table = new Table(
                Table.Column.text("run", "run"),
                Table.Column.text("state", "state"),
                Table.Column.text("epochs", "epochs"),
                Table.Column.text("begun", "begun"),
                Table.Column.text("figures", "last figures"));
        for (RunEntry run : runs) {
            String figures = RunFigures.key(run.figures());
            table.row(
                    run.run().name(),
                    run.state(),
                    run.epochs(),
                    run.begun(),
                    run.content().map(read -> figures.isEmpty() ? "-" : figures).orElse(run.problem()));
        }
        console.table(table);
    }

    private static Map<String, Object> object(RunEntry run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", run.run().name());
        object.put("state", run.state());
        run.content()
                .ifPresentOrElse(
                        read -> {
                            object.put("phase", read.status().phase());
                            object.put("epochsDone", read.status().epochs());
                            object.put("epochs", read.manifest().plan().epochs());
                            object.put("step", read.status().step());
                            object.put("created", read.manifest().created().toString());
                            object.put("components", run.componentIds());
                            object.put("figures", run.figures());
                        },
                        () -> object.put("problem", run.problem()));
        return object;
    }
}
