package continuo.shell.command.runs;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.run.RunDirectory;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Deletes runs. */
public final class RunsRemoveCommand implements Command {
    private static final Argument RUN = Argument.atLeastOne(
            "RUN", Value.Plain.RUN, "names of the runs to delete; * and ? stand for any characters");
    private static final Option YES = Option.flag("--yes", "do not ask");

    @Override
    public Syntax syntax() {
        return Syntax.of("runs rm", Task.RUNS, "delete runs with everything in their folders")
                .with(RUN)
                .with(YES)
                .detail("Asks first when somebody is there to answer. A run that is being trained is not deleted.")
                .example("runs rm first");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String word : arguments.words(RUN.name())) {
            if (session.foresight().concerns(word)) {
                continue;
            }
            for (RunDirectory run : Problems.of(problems, () -> meant(word, session))) {
                run.trainedBy()
                        .ifPresent(process -> problems.add(
                                "the run " + run.name() + " is being trained by " + process + "; stop that first"));
            }
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
        Set<String> names = new LinkedHashSet<>();
        for (String word : arguments.words(RUN.name())) {
            meant(word, session).forEach(run -> names.add(run.name()));
        }
        String question = "delete " + Quantity.of(names.size(), "run", "runs") + " with all checkpoints and pieces ("
                + String.join(", ", names) + ")? [y/N] ";
        if (!arguments.has(YES) && !session.agreed(question)) {
            console.line("nothing was deleted");
            return;
        }
        for (String name : names) {
            session.runs().delete(name);
            if (console.json()) {
                console.object(Map.of("run", name, "state", "deleted"));
            } else {
                console.line("deleted " + name);
            }
        }
    }

    /** The run of a name, or those that a pattern fits. */
    private static List<RunDirectory> meant(String word, Session session) {
        Optional<Pattern> pattern = pattern(word);
        if (pattern.isEmpty()) {
            return List.of(session.runs().open(word));
        }
        List<RunDirectory> fitting = session.runs().list().stream()
                .filter(run -> pattern.get().matcher(run.name()).matches())
                .toList();
        if (fitting.isEmpty()) {
            throw Failure.user("no run fits " + word + " in "
                    + session.environment().shown(session.workplace().runsFolder()));
        }
        return fitting;
    }

    private static Optional<Pattern> pattern(String word) {
        if (word.indexOf('*') < 0 && word.indexOf('?') < 0) {
            return Optional.empty();
        }
        StringBuilder expression = new StringBuilder();
        for (char c : word.toCharArray()) {
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Optional.of(Pattern.compile(expression.toString()));
    }
}
