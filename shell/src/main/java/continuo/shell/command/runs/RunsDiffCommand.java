package continuo.shell.command.runs;

import continuo.fault.Quantity;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells two runs apart. */
public final class RunsDiffCommand implements Command {
    private static final Argument FIRST = Argument.one("A", Value.Plain.RUN, "a run");
    private static final Argument SECOND = Argument.one("B", Value.Plain.RUN, "another");

    @Override
    public Syntax syntax() {
        return Syntax.of("runs diff", Task.RUNS, "what differs between two runs, and what came of each")
                .with(FIRST)
                .with(SECOND)
                .detail("Figures are means over the last epoch; they are shown whether they differ or not.")
                .example("runs diff first second");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Stream.of(FIRST, SECOND)
                .flatMap(run -> Problems.of(() -> session.checkRun(arguments.word(run.name()))).stream())
                .toList();
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory first = session.runs().open(arguments.word(FIRST.name()));
        RunDirectory second = session.runs().open(arguments.word(SECOND.name()));
        Table differences = table("what differs", first, second);
        Map<String, String> before = facts(first);
        Map<String, String> after = facts(second);
        for (String name : union(before, after)) {
            String one = before.getOrDefault(name, "-");
            String other = after.getOrDefault(name, "-");
            if (!one.equals(other)) {
                differences.row(name, one, other);
            }
        }
        Table figures = table("last epoch", first, second);
        Map<String, Double> firstFigures = RunFigures.ofLastEpoch(first);
        Map<String, Double> secondFigures = RunFigures.ofLastEpoch(second);
        for (String name : union(firstFigures, secondFigures)) {
            figures.row(
                    name, Optional.ofNullable(firstFigures.get(name)), Optional.ofNullable(secondFigures.get(name)));
        }
        tell(differences, figures, console);
    }

    private static void tell(Table differences, Table figures, Console console) {
        if (!console.json() && differences.isEmpty()) {
            console.line("nothing differs in what they were made with");
        } else {
            console.table(differences);
        }
        if (!figures.isEmpty()) {
            if (!console.json()) {
                console.line("");
            }
            console.table(figures);
        }
    }

    private static Table table(String head, RunDirectory first, RunDirectory second) {
        return new Table(
                Table.Column.text("name", head),
                Table.Column.text("first", first.name()),
                Table.Column.text("second", second.name()));
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    /** Everything a run was made with, by name. */
    private static Map<String, String> facts(RunDirectory run) {
        RunManifest manifest = run.manifest();
        TrainingPlan plan = manifest.plan();
        Map<String, String> facts = new LinkedHashMap<>();
        int corpora = 0;
        for (RunManifest.Component choice : manifest.components()) {
            String name = choice.kind().word();
            if (choice.kind() == Kind.CORPUS && corpora++ > 0) {
                name += " " + corpora;
            }
            String prefix = name + ".";
            facts.put(name, choice.id());
            choice.parameters().forEach((parameter, value) -> facts.put(prefix + parameter, value));
        }
        facts.put("drums", plan.drums() ? "kept" : "left out");
        facts.put(
                "music",
                Quantity.of(manifest.corpus().pieces(), "piece", "pieces") + " "
                        + RunEntry.shortened(manifest.corpus().digest()));
        facts.put("pretrain epochs", Integer.toString(plan.pretrainEpochs()));
        facts.put("epochs", Integer.toString(plan.epochs()));
        facts.put("seed", Long.toString(plan.seed()));
        facts.put("threads", Integer.toString(plan.threads()));
        facts.put("continuo", manifest.versions().continuo());
        facts.put("java", manifest.versions().java());
        facts.put("system", manifest.versions().system());
        manifest.plugins()
                .forEach(
                        jar -> facts.put("plugin " + jar.id(), jar.version() + " " + RunEntry.shortened(jar.sha256())));
        return facts;
    }
}
