package continuo.shell.command.runs;

import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.shell.command.Command;
import continuo.shell.command.RunArgument;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.plot.Plot;
import continuo.shell.session.Session;
import continuo.studio.report.Axis;
import continuo.studio.report.Curve;
import continuo.studio.report.LogLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what a run logged. */
public final class PlotCommand implements Command {
    private static final long HEIGHT_DEFAULT = 10;
    /** A curve of fewer points is drawn as it is. */
    private static final int FEW = 48;

    /** The moving mean is over so many parts of the curve. */
    private static final int WINDOWS = 24;

    private static final String LOSSES = "loss";

    private static final Argument FIGURES = Argument.any(
            "FIGURE", Value.Plain.LOGGED_FIGURE, "names in the run's log, or groups of them (" + LOSSES + ")");
    private static final Option HEIGHT = Option.of(
                    "--height", "N", new Value.WholeNumber(2, 200), "lines for each curve")
            .otherwise(HEIGHT_DEFAULT);
    private static final Option ASCII = Option.flag("--ascii", "draw without Unicode");

    @Override
    public Syntax syntax() {
        return Syntax.of("plot", Task.RUNS, "draw a run's losses and other figures over the steps of training")
                .with(RunArgument.RUN)
                .with(FIGURES)
                .with(HEIGHT)
                .with(ASCII)
                .detail("A figure is drawn as its moving mean; one that is 0 or 1 at each step, such as frozen.d, so"
                        + " becomes a share. --json gives every value as it was logged.")
                .example("plot first")
                .example("plot first loss.d loss.g");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory run = RunArgument.of(arguments, session);
        List<LogLine> log = LoggedFigures.log(run);
        if (log.isEmpty()) {
            throw Failure.user(run.name() + " has no step in its log yet; train it first (resume " + run.name() + ")");
        }
        List<String> words = arguments.words(FIGURES.name());
        List<String> figures = LoggedFigures.wanted(words.isEmpty() ? List.of(LOSSES) : words, log);
        boolean unicode = console.unicode() && !arguments.has(ASCII);
        int height = (int) arguments.number(HEIGHT).orElse(HEIGHT_DEFAULT);
        for (String figure : figures) {
            Curve curve = Curve.of(figure, log);
            if (console.json()) {
                console.object(object(run.name(), curve));
            } else {
                draw(curve, height, unicode, console);
            }
        }
    }

    private static void draw(Curve curve, int height, boolean unicode, Console console) {
        boolean share = curve.points().stream().allMatch(point -> point.value() == 0 || point.value() == 1);
        int points = curve.points().size();
        // A share needs more steps to be one.
        int window = points < FEW ? 1 : share ? Math.max(10, points / 12) : Math.max(5, points / WINDOWS);
        Curve smooth = curve.smoothed(window);
        double[] values =
                smooth.points().stream().mapToDouble(Curve.Point::value).toArray();
        console.line(curve.figure() + ": " + Numbers.shown(smooth.first().value()) + " to "
                + Numbers.shown(smooth.last().value())
                + (window > 1 ? ", mean of " + window + " steps" : ""));
        Plot.render(smooth, share ? Axis.shares() : Axis.around(values), console.width(), height, unicode)
                .forEach(console::line);
    }

    private static Map<String, Object> object(String run, Curve curve) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", run);
        object.put("figure", curve.figure());
        object.put("steps", curve.points().stream().map(Curve.Point::step).toList());
        object.put("values", curve.points().stream().map(Curve.Point::value).toList());
        return object;
    }
}
