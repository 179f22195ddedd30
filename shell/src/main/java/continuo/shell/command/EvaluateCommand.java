package continuo.shell.command;

import continuo.fault.Failure;
import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.NamedMetric;
import continuo.measure.NamedScore;
import continuo.music.Score;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import continuo.spi.Kind;
import continuo.train.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures pieces beside real music and beside chance. */
final class EvaluateCommand implements Command {
    private static final Argument PATH = Argument.any(
            "PATH", Value.Plain.CORPUS, "MIDI files, folders or corpora; the session's corpus when left out");
    private static final Option AGAINST =
            Option.of("--against", "SRC", Value.Plain.CORPUS, "real music to compare with (the session's corpus)");
    private static final Option METRICS =
            Option.of("--metrics", "ID,ID…", Value.Plain.METRICS, "which metrics (all that are installed)");
    private static final Option SEED = Option.of(
            "--seed", "N", new Value.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE), "for the random windows (1)");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("evaluate", Task.MEASURE, "measure pieces beside real music and beside chance")
                .with(PATH)
                .with(AGAINST)
                .with(METRICS)
                .with(SEED)
                .with(Option.BACKGROUND)
                .detail("Many metrics grow with the length of a piece, so the three bands (5th to 95th percentile) are"
                        + " over windows of as many notes each: of the pieces, of real music, and of the pieces with"
                        + " random pitches. Only these may be compared.")
                .example("evaluate chords --metrics polyphony,scale-consistency");
        return PieceFile.options(syntax);
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String id : metricIds(arguments)) {
            problems.addAll(Problems.of(() -> session.plugins().component(Kind.METRIC, id)));
        }
        arguments
                .option(AGAINST)
                .ifPresent(word -> problems.addAll(Problems.of(() -> Sources.of(List.of(word), false, session))));
        return problems;
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<NamedMetric> metrics = Measuring.metrics(metricIds(arguments), session);
        List<NamedScore> pieces = EvaluatedPieces.of(arguments.words(PATH.name()), arguments, session, console);
        List<Score> real = real(arguments, session, console);
        console.cancellation().check();
        EvaluationTable table = Evaluation.evaluate(
                pieces, metrics, real, arguments.number(SEED).orElse(Loading.SEED));
        if (console.json()) {
            EvaluationText.objects(table, console);
        } else {
            EvaluationText.table(table, console);
        }
    }

    private static List<String> metricIds(Arguments arguments) {
        return arguments.option(METRICS).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    private static List<Score> real(Arguments arguments, Session session, Console console) {
        Optional<String> against = arguments.option(AGAINST);
        Dataset dataset;
        try {
            dataset = against.isPresent()
                    ? Loading.dataset(
                            Sources.of(List.of(against.get()), arguments.has(PieceFile.DRUMS), session),
                            session,
                            console)
                    : Loading.dataset(session, console);
        } catch (Failure failure) {
            if (against.isPresent() || failure.kind() == Failure.Kind.INTERRUPTED) {
                throw failure;
            }
            console.note("there is no real music to compare with: " + failure.getMessage());
            return List.of();
        }
        return Measuring.realWindows(dataset);
    }
}
