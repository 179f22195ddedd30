package continuo.shell.command;

import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.util.List;

/** Lists the runs. */
final class RunsListCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("runs list", Task.RUNS, "the runs kept").example("runs list");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<RunDirectory> runs = session.runs().list();
        if (runs.isEmpty()) {
            console.note("there are no runs in " + session.environment().shown(session.runsFolder()));
            return;
        }
        Table table = new Table(
                Table.Column.text("run", "run"),
                Table.Column.text("created", "created"),
                Table.Column.number("checkpoints", "checkpoints"),
                Table.Column.text("components", "components, or what is wrong"));
        for (RunDirectory run : runs) {
            add(run, table);
        }
        console.table(table);
    }

    /** A run that cannot be read is still listed: how else would one get rid of it? */
    private static void add(RunDirectory run, Table table) {
        try {
            RunManifest manifest = run.manifest();
            List<String> components =
                    manifest.components().stream().map(RunManifest.Choice::id).toList();
            String created = manifest.created().toString().replaceFirst("\\.\\d+", "");
            table.row(run.name(), created, run.checkpoints().size(), components);
        } catch (Failure failure) {
            table.row(run.name(), "-", run.checkpoints().size(), List.of(failure.getMessage()));
        }
    }
}
