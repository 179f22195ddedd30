package continuo.shell.command;

import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells all about one run. */
final class RunsInfoCommand implements Command {
    private static final Argument RUN =
            Argument.optional("RUN", Value.Plain.RUN, "its name; the last one when left out");

    @Override
    public Syntax syntax() {
        return Syntax.of("runs info", Task.RUNS, "what a run was made with and how far it is")
                .with(RUN)
                .example("runs info first");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory run = session.run(arguments.find(RUN.name()));
        RunManifest manifest = run.manifest();
        List<Path> checkpoints = run.checkpoints();
        if (console.json()) {
            console.object(object(run, manifest, checkpoints));
            return;
        }
        TrainingPlan plan = manifest.plan();
        console.line("run " + run.name() + ", begun " + manifest.created());
        console.line("plan: " + Numbers.count(plan.pretrainEpochs(), "epoch", "epochs") + " of pre-training, "
                + plan.epochs() + " of training, seed " + plan.seed() + ", "
                + Numbers.count(plan.threads(), "thread", "threads"));
        console.line("corpus: " + Numbers.count(manifest.corpus().pieces(), "piece", "pieces") + ", "
                + Numbers.count(manifest.corpus().notes(), "note", "notes"));
        console.line("checkpoints: " + checkpoints.size()
                + (checkpoints.isEmpty()
                        ? ""
                        : ", the last "
                                + checkpoints.get(checkpoints.size() - 1).getFileName()));
        console.line("folder: " + session.environment().shown(run.folder()));
        manifest.pluginChanges(session.plugins().plugins()).forEach(console::paragraph);
        console.line("");
        Table table = new Table(
                Table.Column.text("kind", "kind"),
                Table.Column.text("id", "component"),
                Table.Column.text("parameters", "parameters"));
        for (RunManifest.Choice choice : manifest.components()) {
            String parameters = choice.parameters().entrySet().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" "));
            table.row(choice.kind().word(), choice.id(), parameters);
        }
        console.table(table);
    }

    private static Map<String, Object> object(RunDirectory run, RunManifest manifest, List<Path> checkpoints) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", run.name());
        object.put("created", manifest.created().toString());
        object.put("folder", run.folder().toString());
        object.put("pretrainEpochs", manifest.plan().pretrainEpochs());
        object.put("epochs", manifest.plan().epochs());
        object.put("seed", manifest.plan().seed());
        object.put("pieces", manifest.corpus().pieces());
        object.put("notes", manifest.corpus().notes());
        List<Map<String, Object>> components = new ArrayList<>();
        for (RunManifest.Choice choice : manifest.components()) {
            Map<String, Object> component = new LinkedHashMap<>();
            component.put("kind", choice.kind().word());
            component.put("id", choice.id());
            component.put("parameters", choice.parameters());
            components.add(component);
        }
        object.put("components", components);
        object.put(
                "checkpoints",
                checkpoints.stream().map(path -> path.getFileName().toString()).toList());
        return object;
    }
}
