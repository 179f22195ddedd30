package continuo.shell.command.runs;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.plugin.ComponentDescriptor;
import continuo.run.RunDirectory;
import continuo.run.RunEvaluation;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Ranks the runs. */
public final class RunsBestCommand implements Command {
    private static final long TOP_DEFAULT = 10;

    private static final Argument FIGURE = Argument.one(
            "METRIC", Value.Plain.FIGURE, "a metric of the run's report, or a figure of its log such as loss.next");
    private static final Option TOP = Option.of("--top", "N", new Value.WholeNumber(1, Integer.MAX_VALUE), "how many")
            .otherwise(TOP_DEFAULT);
    private static final Option HIGHEST = Option.flag("--highest", "of a logged figure the highest first");

    @Override
    public Syntax syntax() {
        return Syntax.of("runs best", Task.RUNS, "rank the runs by a metric or a logged figure")
                .with(FIGURE)
                .with(TOP)
                .with(HIGHEST)
                .detail("By a metric: how far the median of the run's pieces is from that of real music, in half widths"
                        + " of real music's band, so that 1 is about its edge; report keeps it with the run. By a"
                        + " logged figure: its mean over the last epoch, the lowest first.")
                .example("runs best loss.next");
    }

    /** A run with the number it is ranked by. */
    private record Ranked(RunEntry run, double value, Optional<RunEvaluation.Figure> figure) {}

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        String wanted = arguments.word(FIGURE.name());
        List<RunEntry> runs = RunEntry.all(session).stream()
                .filter(run -> run.content().isPresent())
                .toList();
        boolean metric = session.plugins().components(Kind.METRIC).stream()
                .map(ComponentDescriptor::id)
                .anyMatch(wanted::equals);
        if (!metric) {
            requireFigure(wanted, runs, session);
        } else if (arguments.has(HIGHEST)) {
            throw Failure.user("--highest is about logged figures: what is nearest to real music is best by a metric");
        }
        List<Ranked> ranked = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (RunEntry run : runs) {
            Optional<Ranked> place = metric ? measured(run, wanted) : logged(run, wanted);
            place.ifPresentOrElse(ranked::add, () -> without.add(run.run().name()));
        }
        Comparator<Ranked> order = Comparator.comparingDouble(Ranked::value);
        ranked.sort(arguments.has(HIGHEST) ? order.reversed() : order);
        List<Ranked> top = ranked.subList(
                0, (int) Math.min(ranked.size(), arguments.number(TOP).orElse(TOP_DEFAULT)));
        tell(wanted, metric, top, console);
        if (!without.isEmpty()) {
            console.note(missing(wanted, metric, without));
        }
    }

    private static String missing(String wanted, boolean metric, List<String> without) {
        String names = String.join(", ", without);
        return metric
                ? "not measured: " + names + " (report RUN measures one)"
                : "without " + wanted + " in the last epoch: " + names;
    }

    /** @throws Failure of kind USER when no run has logged it last */
    private static void requireFigure(String wanted, List<RunEntry> runs, Session session) {
        TreeSet<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(run.figures().keySet()));
        if (names.contains(wanted)) {
            return;
        }
        if (runs.isEmpty()) {
            throw Failure.user("there are no runs in "
                    + session.environment().shown(session.workplace().runsFolder()) + " to rank (train makes one)");
        }
        session.plugins().components(Kind.METRIC).forEach(metric -> names.add(metric.id()));
        throw Failure.user(Nearest.message("metric or figure", wanted, names));
    }

    private static Optional<Ranked> measured(RunEntry run, String metric) {
        RunDirectory folder = run.run();
        return folder.evaluation()
                .flatMap(evaluation -> evaluation.figure(metric))
                .map(figure -> new Ranked(run, figure.distance(), Optional.of(figure)));
    }

    private static Optional<Ranked> logged(RunEntry run, String figure) {
        return Optional.ofNullable(RunFigures.ofLastEpoch(run.run()).get(figure))
                .map(value -> new Ranked(run, value, Optional.empty()));
    }

    private static void tell(String wanted, boolean metric, List<Ranked> ranked, Console console) {
        if (console.json()) {
            ranked.forEach(run -> console.object(object(wanted, run)));
            return;
        }
        if (ranked.isEmpty()) {
            return;
        }
        Table table = metric
                ? new Table(
                        Table.Column.text("run", "run"),
                        Table.Column.number("distance", "distance"),
                        Table.Column.number("generated", wanted),
                        Table.Column.number("real", "real"),
                        Table.Column.text("epochs", "epochs"),
                        Table.Column.text("state", "state"))
                : new Table(
                        Table.Column.text("run", "run"),
                        Table.Column.number("value", wanted),
                        Table.Column.text("epochs", "epochs"),
                        Table.Column.text("state", "state"));
        for (Ranked run : ranked) {
            List<Object> cells = new ArrayList<>(List.of(run.run().run().name(), run.value()));
            run.figure().ifPresent(figure -> cells.addAll(List.of(figure.generated(), figure.real())));
            cells.addAll(List.of(run.run().epochs(), run.run().state()));
            table.row(cells.toArray());
        }
        console.table(table);
    }

    private static Map<String, Object> object(String wanted, Ranked run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", run.run().run().name());
        object.put("metric", wanted);
        run.figure()
                .ifPresentOrElse(
                        figure -> {
                            object.put("distance", figure.distance());
                            object.put("generated", figure.generated());
                            object.put("real", figure.real());
                            object.put("low", figure.low());
                            object.put("high", figure.high());
                        },
                        () -> object.put("value", run.value()));
        object.put("state", run.run().state());
        object.put("epochs", run.run().epochs());
        return object;
    }
}
