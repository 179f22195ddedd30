package continuo.shell.command.measure;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.RunArgument;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.spi.Estimate;
import continuo.train.Composer;
import continuo.train.Dataset;
import continuo.train.Examiner;
import continuo.train.Examiner.Examined;
import continuo.train.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Examines a run's model together with the pieces that were held out of its training. */
public final class ExamineCommand implements Command {
    private static final List<Split> SIDES = List.of(Split.VALID, Split.TEST);

    @Override
    public Syntax syntax() {
        return Syntax.of("examine", Task.MEASURE, "examine a trained model on held-out pieces: likelihood, accuracy")
                .with(RunArgument.RUN)
                .with(ChosenCheckpoint.OPTION)
                .with(Option.BACKGROUND)
                .detail(
                        "Probes say how probable a model finds pieces that it has not learned from (nll, the held-out negative"
                                + " log-likelihood in nats), and how often it predicts their values (accuracy), each step from the"
                                + " true ones before it. All pieces of the validation and the test side are looked at; of a piece"
                                + " 20,000 steps at most.")
                .detail(
                        "After ± stands the standard error, with pieces as the independent units. Under chance is what a"
                                + " model scores that knows only how often each value occurs in the training pieces.")
                .detail("evaluate looks at composed pieces instead, whoever composed them.")
                .example("examine first")
                .example("examine first --checkpoint last");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return ChosenCheckpoint.problems(arguments);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory run = RunArgument.of(arguments, session);
        ChosenCheckpoint checkpoint = ChosenCheckpoint.of(run, arguments, console);
        Dataset dataset = dataset(run, session, console);
        Map<Split, Examined> sides = new LinkedHashMap<>();
        try (Composer composer = checkpoint.composer(session)) {
            Examiner examiner = Examiner.of(session.plugins(), composer, dataset, console::note);
            examiner.leftOut().forEach((probe, reason) -> console.note(probe + " is left out: " + reason));
            for (Split side : SIDES) {
                examiner.examine(side, console.cancellation()::requested)
                        .ifPresent(examined -> sides.put(side, examined));
            }
        }
        if (sides.isEmpty()) {
            throw Failure.data(
                    "no piece of " + run.name() + "’s corpus was held out, so there is nothing to examine its"
                            + " model with; train it on a corpus of more pieces");
        }
        if (sides.values().stream().allMatch(side -> side.figures().isEmpty())) {
            console.note("no probe says anything of this model");
        } else if (console.json()) {
            sides.forEach((side, examined) -> objects(run, checkpoint, side, examined, console));
        } else {
            checkpoint.words().ifPresent(words -> console.paragraph(run.name() + " " + words));
            sides.forEach((side, examined) -> console.paragraph(words(side, examined)));
            console.line("");
            table(sides, console);
        }
    }

    /** Pieces are held out by their place in the corpus: of another corpus, some would have been trained on. */
    private static Dataset dataset(RunDirectory run, Session session, Console console) {
        RunManifest manifest = run.manifest();
        Experiment experiment = manifest.experiment(session.plugins()::component);
        Dataset dataset = Loading.dataset(
                experiment, manifest.plan().seed(), manifest.plan().drums(), session, console);
        if (!manifest.corpus().digest().equals(dataset.census().digest())) {
            throw Failure.data("the corpus is not the one " + run.name()
                    + " was trained on, so its held-out pieces are not known; bring back the files");
        }
        return dataset;
    }

    private static String words(Split side, Examined examined) {
        return name(side) + ": " + Quantity.of(examined.pieces(), "piece", "pieces") + ", "
                + Quantity.of(examined.steps(), "step", "steps")
                + (examined.notes().isPresent()
                        ? ", " + Quantity.of(examined.notes().getAsLong(), "note", "notes")
                        : "");
    }

    private static String name(Split side) {
        return side == Split.VALID ? "validation" : "test";
    }

    private static void table(Map<Split, Examined> sides, Console console) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("figure", "figure"));
        sides.keySet().forEach(side -> {
            columns.add(Table.Column.number(name(side), name(side)));
            columns.add(Table.Column.number(name(side) + "-se", "±"));
            columns.add(Table.Column.number(name(side) + "-chance", "chance"));
        });
        columns.add(Table.Column.text("unit", "unit"));
        Table table = new Table(columns.toArray(Table.Column[]::new));
        Set<String> figures = new LinkedHashSet<>();
        sides.values().forEach(side -> figures.addAll(side.figures().keySet()));
        for (String figure : figures) {
            List<Object> cells = new ArrayList<>(List.of(figure));
            String unit = "";
            for (Examined side : sides.values()) {
                Optional<Estimate> estimate = Optional.ofNullable(side.figures().get(figure));
                cells.add(estimate.map(found -> Numbers.shown(found.value())).orElse("-"));
                cells.add(estimate.map(found -> cell(found.standardError())).orElse("-"));
                unit = estimate.map(Estimate::unit).orElse(unit);
                Estimate chance = side.chance().get(figure);
                cells.add(chance == null ? "-" : Numbers.shown(chance.value()));
            }
            cells.add(unit);
            table.row(cells.toArray());
        }
        console.table(table);
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? Numbers.shown(value.getAsDouble()) : "-";
    }

    private static void objects(
            RunDirectory run, ChosenCheckpoint checkpoint, Split side, Examined examined, Console console) {
        examined.figures().forEach((name, estimate) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("run", run.name());
            object.put("step", checkpoint.step());
            object.put("side", name(side));
            object.put("figure", name);
            object.put("value", estimate.value());
            estimate.standardError().ifPresent(error -> object.put("standardError", error));
            object.put("unit", estimate.unit());
            Estimate chance = examined.chance().get(name);
            if (chance != null) {
                object.put("chance", chance.value());
            }
            object.put("pieces", estimate.count());
            console.object(object);
        });
    }
}
