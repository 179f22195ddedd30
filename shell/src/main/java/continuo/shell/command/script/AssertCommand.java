package continuo.shell.command.script;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.fault.Quantity;
import continuo.measure.NamedMetric;
import continuo.measure.NamedScore;
import continuo.plugin.ComponentDescriptor;
import continuo.run.RunDirectory;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.command.measure.EvaluatedPieces;
import continuo.shell.command.measure.Measuring;
import continuo.shell.command.runs.RunFigures;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Comparison;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fails where a metric of pieces, or a figure of a run's log, is not as it should be. */
public final class AssertCommand implements Command {
    private static final Argument METRIC =
            Argument.one("METRIC", Value.Plain.FIGURE, "a metric of pieces, or a figure of a run's log: loss.g");
    private static final Argument SIGN = Argument.one(
            "IS", new Value.OneOf(Comparison.Operator.signs()), "how it is compared: <, <=, >, >=, ==, != or in");
    private static final Argument VALUE =
            Argument.one("VALUE", Value.Plain.TEXT, "a number; for in the lowest and the highest: 0.2..0.4");
    private static final Argument PATH = Argument.any(
            "PATH",
            Value.Plain.CORPUS,
            "MIDI files, folders or corpora; the pieces generated last when left out, or the samples of the last run");
    private static final Option RUN = Option.of("--run", "RUN", Value.Plain.RUN, "its samples, or its log")
            .otherwise("the last run");

    /**
     * What was found.
     *
     * @param of what it is the value of: {@code mean of 4 pieces}
     */
    private record Found(double value, String of, String unit) {}

    @Override
    public Syntax syntax() {
        return Syntax.of("assert", Task.SCRIPT, "fail unless a metric or a figure of training is as it should be")
                .with(METRIC)
                .with(SIGN)
                .with(VALUE)
                .with(PATH)
                .with(RUN)
                .detail("A metric counts as its mean over the whole pieces on which it is defined, a figure as its mean"
                        + " over the last epoch. The exit code of a failed assertion is 3.")
                .example("assert polyphony >= 0.9 chords")
                .example("assert scale-consistency in 0.5..1 starter");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        Comparison.Operator.of(arguments.word(SIGN.name()))
                .flatMap(operator -> comparison(arguments).problem())
                .ifPresent(problems::add);
        if (!arguments.words(PATH.name()).isEmpty() && arguments.has(RUN)) {
            problems.add("give either PATH or --run, not both");
        }
        arguments.option(RUN).ifPresent(run -> problems.addAll(Problems.of(() -> session.checkRun(run))));
        if (problems.isEmpty()) {
            problems.addAll(Problems.of(() -> checkName(arguments, session)));
        }
        return problems;
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        String metric = arguments.word(METRIC.name());
        Comparison comparison = comparison(arguments);
        Found found = isMetric(metric, session)
                ? measured(metric, arguments, session, console)
                : logged(metric, arguments, session);
        boolean holds = comparison.holds(found.value());
        String value = shown(found.value(), comparison);
        if (console.json()) {
            console.object(object(metric, found, comparison, holds));
        }
        if (!holds) {
            throw Failure.data(metric + " is " + value + " (" + found.of() + "), not " + comparison);
        }
        if (!console.json()) {
            console.line(metric + " is " + value + " (" + found.of() + "), " + comparison);
        }
    }

    private static Comparison comparison(Arguments arguments) {
        return new Comparison(
                Comparison.Operator.of(arguments.word(SIGN.name())).orElseThrow(), arguments.word(VALUE.name()));
    }

    private static boolean isMetric(String name, Session session) {
        return metrics(session).contains(name);
    }

    private static List<String> metrics(Session session) {
        return session.plugins().components(Kind.METRIC).stream()
                .map(ComponentDescriptor::id)
                .toList();
    }

    /** Whether there is such a metric, or such a figure in the log; a log yet to come may hold anything. */
    private static void checkName(Arguments arguments, Session session) {
        String name = arguments.word(METRIC.name());
        if (isMetric(name, session)) {
            return;
        }
        Optional<String> run = arguments.option(RUN).or(session::lastRun);
        if (!arguments.words(PATH.name()).isEmpty() || run.isEmpty()) {
            throw Failure.user(Nearest.message("metric", name, metrics(session)));
        }
        Optional<RunDirectory> existing = session.runs().list().stream()
                .filter(directory -> directory.name().equals(run.get()))
                .findFirst();
        List<String> known = new ArrayList<>(metrics(session));
        existing.ifPresent(
                directory -> known.addAll(RunFigures.ofLastEpoch(directory).keySet()));
        boolean mayCome = existing.isEmpty() && Nearest.to(name, known).isEmpty();
        if (!mayCome && !known.contains(name)) {
            throw Failure.user(Nearest.message("metric or figure of the log", name, known));
        }
    }

    private static Found logged(String figure, Arguments arguments, Session session) {
        RunDirectory run = session.run(arguments.option(RUN));
        Optional<Double> value = Optional.ofNullable(RunFigures.ofLastEpoch(run).get(figure));
        return new Found(
                value.orElseThrow(() -> Failure.data("the last epoch of " + run.name() + " has no " + figure)),
                "mean of the last epoch of " + run.name(),
                "");
    }

    private static Found measured(String id, Arguments arguments, Session session, Console console) {
        NamedMetric metric = Measuring.installed(session).metrics(List.of(id)).metrics().stream()
                .findFirst()
                .orElseThrow(() -> Failure.user(
                        id + " measures sets of pieces beside others; assert takes metrics of single pieces"));
        List<String> words = arguments.words(PATH.name());
        if (words.isEmpty()) {
            words = pieces(arguments.option(RUN), session);
        }
        List<NamedScore> pieces = EvaluatedPieces.of(words, arguments, session, console);
        List<Double> values = new ArrayList<>();
        for (NamedScore piece : pieces) {
            console.cancellation().check();
            metric.measure(piece.score(), piece.name()).ifPresent(values::add);
        }
        double mean = values.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow(() ->
                        Failure.data(id + " is defined on none of " + Quantity.of(pieces.size(), "piece", "pieces")));
        String of = "mean of " + Quantity.of(values.size(), "piece", "pieces");
        return new Found(mean, values.size() == 1 ? pieces.get(0).name() : of, metric.unit());
    }

    private static List<String> pieces(Optional<String> run, Session session) {
        List<Path> generated = session.lastPieces();
        if (run.isEmpty() && !generated.isEmpty()) {
            return generated.stream().map(Path::toString).toList();
        }
        return List.of(session.run(run).samples().toString());
    }

    /** Short, unless that would belie the verdict. */
    private static String shown(double value, Comparison comparison) {
        String rounded = new BigDecimal(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
        boolean same = comparison.holds(Double.parseDouble(rounded)) == comparison.holds(value);
        return same ? rounded : Double.toString(value);
    }

    private static Map<String, Object> object(String metric, Found found, Comparison comparison, boolean holds) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("metric", metric);
        object.put("value", found.value());
        object.put("unit", found.unit());
        object.put("of", found.of());
        object.put("comparison", comparison.toString());
        object.put("holds", holds);
        return object;
    }
}
