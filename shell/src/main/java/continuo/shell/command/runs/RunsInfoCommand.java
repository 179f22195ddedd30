package continuo.shell.command.runs;

import continuo.fault.Quantity;
import continuo.run.BestCheckpoint;
import continuo.run.EpochMeasures;
import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.run.RunEvaluation;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.command.Command;
import continuo.shell.command.RunArgument;
import continuo.shell.command.train.DoctorText;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.train.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells all about one run. */
public final class RunsInfoCommand implements Command {

    private static final int NAME_WIDTH = 13;

    @Override
    public Syntax syntax() {
        return Syntax.of("runs info", Task.RUNS, "what a run was made with and how far it is")
                .with(RunArgument.RUN)
                .example("runs info first");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws IOException {
        RunDirectory run = RunArgument.of(arguments, session);
        RunManifest manifest = run.manifest();
        RunEntry entry = RunEntry.sound(run);
        Map<String, Double> figures = RunFigures.ofLastEpoch(run);
        if (console.json()) {
            console.object(object(entry, figures));
            return;
        }
        facts(entry, figures, session).forEach((name, text) -> {
            List<String> lines = Table.wrap(text, console.width() - NAME_WIDTH);
            console.line(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s%s", name, lines.get(0)));
            lines.stream().skip(1).forEach(line -> console.line(" ".repeat(NAME_WIDTH) + line));
        });
        manifest.pluginChanges(session.plugins().plugins()).forEach(console::paragraph);
        console.line("");
        Table table = new Table(
                Table.Column.text("kind", "kind"),
                Table.Column.text("id", "component"),
                Table.Column.text("parameters", "parameters"));
        for (RunManifest.Component choice : manifest.components()) {
            String parameters = choice.parameters().entrySet().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" "));
            table.row(choice.kind().word(), choice.id(), parameters);
        }
        console.table(table);
    }

    private static Map<String, String> facts(RunEntry entry, Map<String, Double> figures, Session session)
            throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        progress(entry, facts);
        if (!figures.isEmpty()) {
            facts.put(
                    "last epoch",
                    figures.entrySet().stream()
                            .map(figure -> figure.getKey() + " " + Numbers.shown(figure.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        content(entry.run(), facts);
        RunManifest manifest = entry.content().orElseThrow().manifest();
        facts.put(
                "made with",
                "Continuo " + manifest.versions().continuo() + ", Java "
                        + manifest.versions().java() + ", "
                        + manifest.versions().system());
        facts.put(
                "plugins",
                manifest.plugins().stream()
                        .map(jar -> jar.id() + " " + jar.version())
                        .collect(Collectors.joining(", ")));
        Path folder = entry.run().folder();
        facts.put("folder", session.environment().shown(folder) + ", " + megabytes(bytes(folder)));
        return facts;
    }

    /** What was planned and how far it is. */
    private static void progress(RunEntry entry, Map<String, String> facts) {
        RunManifest manifest = entry.content().orElseThrow().manifest();
        RunStatus status = entry.content().orElseThrow().status();
        TrainingPlan plan = manifest.plan();
        String name = entry.run().name();
        boolean interrupted = status.state() == RunStatus.State.INTERRUPTED;
        facts.put("run", name + ", begun " + entry.begun());
        facts.put(
                "state",
                entry.state()
                        + status.trainer().map(process -> " (" + process + ")").orElse("")
                        + ": epochs " + entry.epochs() + ", "
                        + Quantity.of(status.step(), "step", "steps")
                        + (interrupted ? "; resume " + name + " goes on with it" : ""));
        facts.put(
                "plan",
                Quantity.of(plan.pretrainEpochs(), "epoch", "epochs") + " of pre-training, " + plan.epochs()
                        + " of training, seed " + plan.seed() + ", "
                        + Quantity.of(plan.threads(), "thread", "threads") + (plan.drums() ? ", with drums" : ""));
        facts.put(
                "corpus",
                Quantity.of(manifest.corpus().pieces(), "piece", "pieces") + ", "
                        + Quantity.of(manifest.corpus().notes(), "note", "notes") + ", digest "
                        + RunEntry.shortened(manifest.corpus().digest()));
        if (status.generatorWeights() > 0) {
            String discriminator = status.discriminatorWeights() == 0
                    ? ""
                    : ", discriminator " + String.format(Locale.ROOT, "%,d", status.discriminatorWeights());
            facts.put(
                    "weights",
                    "generator " + String.format(Locale.ROOT, "%,d", status.generatorWeights()) + discriminator);
        }
    }

    /** What lies in its folder. */
    private static void content(RunDirectory run, Map<String, String> facts) throws IOException {
        List<Path> checkpoints = run.checkpoints();
        facts.put(
                "checkpoints",
                checkpoints.isEmpty()
                        ? "none"
                        : checkpoints.size() + ", the last "
                                + checkpoints.get(checkpoints.size() - 1).getFileName()
                                + run.best()
                                        .map(best -> ", the best " + ChosenCheckpoint.of(best))
                                        .orElse(""));
        measures(run, facts);
        facts.put("samples", Quantity.of(samples(run), "piece", "pieces"));
        facts.put(
                "evaluation",
                run.evaluation()
                        .map(evaluation -> Quantity.of(evaluation.figures().size(), "metric", "metrics") + " of "
                                + Quantity.of(evaluation.pieces(), "piece", "pieces") + " at step "
                                + evaluation.step())
                        .orElse("none (report " + run.name() + " makes one)"));
    }

    /** What was seen while it was trained; older runs have no measures. */
    private static void measures(RunDirectory run, Map<String, String> facts) {
        List<EpochMeasures> measures = run.measures().all();
        if (!measures.isEmpty()) {
            EpochMeasures last = measures.get(measures.size() - 1);
            facts.put(
                    "measures",
                    Quantity.of(measures.size(), "time", "times") + ", the last after "
                            + (last.ofTraining() ? "epoch " + last.epoch() : "pre-training")
                            + (last.realism().isPresent()
                                    ? ": realism "
                                            + Numbers.shown(last.realism().getAsDouble())
                                    : ""));
        }
        List<Finding> findings = DoctorText.of(run);
        if (!findings.isEmpty()) {
            facts.put("doctor", DoctorText.shown(findings));
        }
    }

    private static long samples(RunDirectory run) throws IOException {
        if (!Files.isDirectory(run.samples())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(run.samples())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".mid"))
                    .count();
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    private static String megabytes(long bytes) {
        return bytes < 100_000
                ? Quantity.of((bytes + 999) / 1000, "kB", "kB")
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    private static Map<String, Object> object(RunEntry entry, Map<String, Double> figures) throws IOException {
        RunDirectory run = entry.run();
        RunManifest manifest = entry.content().orElseThrow().manifest();
        RunStatus status = entry.content().orElseThrow().status();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", run.name());
        object.put("created", manifest.created().toString());
        object.put("state", entry.state());
        object.put("phase", status.phase());
        object.put("epochsDone", status.epochs());
        object.put("step", status.step());
        object.put("folder", run.folder().toString());
        object.put("bytes", bytes(run.folder()));
        object.put("pretrainEpochs", manifest.plan().pretrainEpochs());
        object.put("epochs", manifest.plan().epochs());
        object.put("seed", manifest.plan().seed());
        object.put("threads", manifest.plan().threads());
        object.put("drums", manifest.plan().drums());
        object.put("pieces", manifest.corpus().pieces());
        object.put("notes", manifest.corpus().notes());
        object.put("digest", manifest.corpus().digest());
        object.put("generatorWeights", status.generatorWeights());
        object.put("discriminatorWeights", status.discriminatorWeights());
        object.put("components", components(manifest));
        object.put("figures", figures);
        object.put(
                "checkpoints",
                run.checkpoints().stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
        object.put("best", run.best().map(RunsInfoCommand::object));
        object.put("measures", run.measures().all().size());
        object.put("findings", DoctorText.ids(run));
        object.put("samples", samples(run));
        object.put("evaluation", run.evaluation().map(RunsInfoCommand::object));
        object.put("continuo", manifest.versions().continuo());
        object.put("java", manifest.versions().java());
        object.put("system", manifest.versions().system());
        Map<String, String> plugins = new LinkedHashMap<>();
        manifest.plugins().forEach(jar -> plugins.put(jar.id(), jar.version()));
        object.put("plugins", plugins);
        return object;
    }

    private static List<Map<String, Object>> components(RunManifest manifest) {
        List<Map<String, Object>> components = new ArrayList<>();
        for (RunManifest.Component choice : manifest.components()) {
            Map<String, Object> component = new LinkedHashMap<>();
            component.put("kind", choice.kind().word());
            component.put("id", choice.id());
            component.put("parameters", choice.parameters());
            components.add(component);
        }
        return components;
    }

    private static Map<String, Object> object(BestCheckpoint best) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("step", best.step());
        object.put("epoch", best.epoch());
        object.put("metric", best.metric());
        object.put("value", best.value());
        return object;
    }

    private static Map<String, Object> object(RunEvaluation evaluation) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("step", evaluation.step());
        object.put("pieces", evaluation.pieces());
        Map<String, Double> distances = new LinkedHashMap<>();
        evaluation.figures().forEach(figure -> distances.put(figure.metric(), figure.distance()));
        object.put("distances", distances);
        return object;
    }
}
