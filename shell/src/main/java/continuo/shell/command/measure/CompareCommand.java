package continuo.shell.command.measure;

import continuo.fault.Quantity;
import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.MetricRow;
import continuo.measure.Metrics;
import continuo.measure.NamedScore;
import continuo.music.Key;
import continuo.music.KeyFinder;
import continuo.music.Score;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.PieceFile;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.view.PianoRoll;
import continuo.shell.view.RollPair;
import continuo.spi.Kind;
import continuo.studio.measure.HeldOut;
import continuo.train.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Two pieces, or two runs, side by side: how they look and how they measure. */
public final class CompareCommand implements Command {
    private static final Argument A =
            Argument.one("A", Value.Plain.PIECES, "a MIDI file, a folder of them, or a run, whose samples are meant");
    private static final Argument B = Argument.one("B", Value.Plain.PIECES, "what to compare it with, likewise");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("compare", Task.LISTEN, "two pieces or runs side by side: rolls and metrics")
                .with(A)
                .with(B)
                .with(Measuring.METRICS)
                .with(Against.OPTION)
                .detail(
                        "The rolls show the first piece of each. Metrics are means over windows of as many notes each, so"
                                + " that A, B and the band of real music (5th to 95th percentile) may be compared. Metrics that"
                                + " learn the training music first, as shared-run, are left out unless they are named.")
                .example("compare song.mid songs --metrics polyphony,tone-span")
                .example("compare first second");
        return PieceFile.options(syntax);
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String id : Measuring.named(arguments)) {
            problems.addAll(Problems.of(() -> session.plugins().component(Kind.METRIC, id)));
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
        ComparedSide a = ComparedSide.of(arguments.word(A.name()), arguments, session, console);
        ComparedSide b = ComparedSide.of(arguments.word(B.name()), arguments, session, console);
        List<String> named = Measuring.named(arguments);
        Metrics installed = Measuring.installed(session).metrics(named);
        if (!console.json()) {
            console.line(headline("A", a));
            console.line(headline("B", b));
            PianoRoll.Options options = new PianoRoll.Options(
                    console.width(),
                    1,
                    OptionalInt.empty(),
                    session.environment().unicode(),
                    console.colour());
            RollPair.render(a.pieces().get(0).score(), b.pieces().get(0).score(), options)
                    .forEach(console::line);
        }
        Against against = Against.of(arguments, session);
        Dataset dataset = against.dataset(console);
        List<Score> real = new HeldOut(dataset).real().heldOut();
        Metrics metrics = named.isEmpty() ? installed.quick() : against.learned(installed, dataset, console);
        Measuring.explain(metrics, dataset, console);
        console.cancellation().check();
        int notes = Math.min(windowNotes(a.pieces()), windowNotes(b.pieces()));
        EvaluationTable left = Evaluation.evaluate(a.pieces(), metrics.metrics(), real, notes, Loading.SEED);
        console.cancellation().check();
        EvaluationTable right = Evaluation.evaluate(b.pieces(), metrics.metrics(), List.of(), notes, Loading.SEED);
        if (console.json()) {
            objects(a, b, left, right, console);
        } else {
            table(left, right, console);
        }
    }

    private static int windowNotes(List<NamedScore> pieces) {
        return Evaluation.windowNotes(pieces, Evaluation.DEFAULT_WINDOW_NOTES);
    }

    private static String headline(String letter, ComparedSide side) {
        NamedScore first = side.pieces().get(0);
        Score score = first.score();
        String more = side.pieces().size() == 1
                ? ""
                : " (the first of " + Quantity.of(side.pieces().size(), "piece", "pieces") + ")";
        String key = KeyFinder.find(score.notes()).map(Key::toString).orElse("no key");
        return letter + "  " + first.name() + more + ": "
                + Quantity.of(score.notes().size(), "note", "notes") + ", "
                + Numbers.duration(score.secondsAt(score.endTick())) + ", " + key;
    }

    private static void table(EvaluationTable left, EvaluationTable right, Console console) {
        console.line("");
        console.paragraph("means over windows of " + Quantity.of(left.windowNotes(), "note", "notes") + ": "
                + windows(left) + " of A, " + windows(right) + " of B, " + left.realWindows() + " of real music");
        console.line("");
        Table table = new Table(
                Table.Column.text("metric", "metric"),
                Table.Column.number("a", "A"),
                Table.Column.number("b", "B"),
                Table.Column.number("difference", "B - A"),
                Table.Column.text("real", "real"));
        for (int i = 0; i < left.rows().size(); i++) {
            OptionalDouble a = mean(left.rows().get(i));
            OptionalDouble b = mean(right.rows().get(i));
            table.row(
                    left.rows().get(i).metric(),
                    shown(a),
                    shown(b),
                    shown(difference(a, b)),
                    EvaluationText.band(left.rows().get(i).real()));
        }
        console.table(table);
    }

    private static int windows(EvaluationTable table) {
        return table.pieces().stream().mapToInt(EvaluationTable.Piece::windows).sum();
    }

    private static OptionalDouble mean(MetricRow row) {
        return row.generated().isPresent()
                ? OptionalDouble.of(row.generated().get().mean())
                : OptionalDouble.empty();
    }

    private static OptionalDouble difference(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(b.getAsDouble() - a.getAsDouble())
                : OptionalDouble.empty();
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Numbers.shown(value.getAsDouble()) : "-";
    }

    private static void objects(
            ComparedSide a, ComparedSide b, EvaluationTable left, EvaluationTable right, Console console) {
        for (int i = 0; i < left.rows().size(); i++) {
            MetricRow row = left.rows().get(i);
            OptionalDouble ofA = mean(row);
            OptionalDouble ofB = mean(right.rows().get(i));
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("metric", row.metric());
            object.put("unit", row.unit());
            object.put("a", a.name());
            object.put("b", b.name());
            object.put("valueA", ofA);
            object.put("valueB", ofB);
            object.put("difference", difference(ofA, ofB));
            row.real().ifPresent(band -> object.put("real", EvaluationText.object(band)));
            console.object(object);
        }
    }
}
