package continuo.shell.command.measure;

import continuo.fault.Failure;
import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.Metrics;
import continuo.measure.NamedScore;
import continuo.measure.RealMusic;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.PieceFile;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Remedies;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.measure.HeldOut;
import continuo.train.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures pieces beside real music and beside chance. */
public final class EvaluateCommand implements Command {
    private static final Argument PATH = Argument.any(
            "PATH", Value.Plain.CORPUS, "MIDI files, folders or corpora; the session's corpus when left out");
    private static final Option SEED = Option.of(
                    "--seed", "N", new Value.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE), "for the random windows")
            .otherwise(Loading.SEED);

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("evaluate", Task.MEASURE, "measure pieces beside real music and beside chance")
                .with(PATH)
                .with(Against.OPTION)
                .with(Measuring.METRICS)
                .with(SEED)
                .with(Option.BACKGROUND)
                .detail("Many metrics grow with the length of a piece, so the three bands (5th to 95th percentile) are"
                        + " over windows of as many notes each: of the pieces, of real music, and of the pieces with"
                        + " random pitches. Only these may be compared.")
                .detail("Set metrics, such as realism, are of all pieces together: with 200 or more, one window each. A"
                        + " set metric that is named shows its parts.")
                .example("evaluate songs --against starter")
                .example("evaluate chords --metrics polyphony,scale-consistency");
        return PieceFile.options(syntax);
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String id : Measuring.named(arguments)) {
            problems.addAll(Problems.of(() -> Measuring.installed(session).named(id)));
        }
        problems.addAll(Against.problems(arguments, session));
        return problems;
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> named = Measuring.named(arguments);
        Metrics metrics = Measuring.installed(session).metrics(named);
        List<NamedScore> pieces = EvaluatedPieces.of(arguments.words(PATH.name()), arguments, session, console);
        Against against = Against.of(arguments, session);
        Optional<Dataset> dataset = dataset(against, console);
        RealMusic real = dataset.map(found -> new HeldOut(found).real()).orElse(RealMusic.NONE);
        if (dataset.isPresent()) {
            metrics = against.learned(metrics, dataset.get(), console);
            if (!named.isEmpty()) {
                Measuring.explain(metrics, dataset.get(), console);
            }
        }
        console.cancellation().check();
        EvaluationTable table = Evaluation.evaluate(
                pieces, metrics, real, arguments.number(SEED).orElse(Loading.SEED));
        if (console.json()) {
            EvaluationText.objects(table, console);
            SetText.objects(table.sets(), console);
        } else {
            if (!table.rows().isEmpty()) {
                EvaluationText.table(table, console);
            }
            SetText.table(table, !named.isEmpty(), console);
        }
    }

    private static Optional<Dataset> dataset(Against against, Console console) {
        try {
            return Optional.of(against.dataset(console));
        } catch (Failure failure) {
            if (against.isNamed() || failure.kind() == Failure.Kind.INTERRUPTED) {
                throw failure;
            }
            console.note("there is no real music to compare with: " + Remedies.told(failure));
            return Optional.empty();
        }
    }
}
