package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deletes runs. */
final class RunsRemoveCommand implements Command {
    private static final Argument RUN = Argument.atLeastOne("RUN", Value.Plain.RUN, "names of the runs to delete");

    @Override
    public Syntax syntax() {
        return Syntax.of("runs rm", Task.RUNS, "delete runs with everything in their folders")
                .with(RUN);
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String name : arguments.words(RUN.name())) {
            problems.addAll(Problems.of(() -> session.checkRun(name)));
        }
        return problems;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        for (String name : arguments.words(RUN.name())) {
            session.foresee(session.foresight().withoutRun(name));
        }
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        for (String name : arguments.words(RUN.name())) {
            session.runs().delete(name);
            if (console.json()) {
                console.object(Map.of("run", name, "state", "deleted"));
            } else {
                console.line("deleted " + name);
            }
        }
    }
}
