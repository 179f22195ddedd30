package continuo.shell.command.study;

import continuo.fault.Quantity;
import continuo.run.EpochMeasures;
import continuo.run.RunDirectory;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.session.Session;
import continuo.studio.study.Result;
import continuo.studio.study.Study;
import continuo.studio.study.StudyFolder;
import continuo.studio.study.StudyTable;
import continuo.train.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A study for people, or as objects. */
final class StudyText {
    private StudyText() {}

    /** The runs of a study and how far each is. */
    static void matrix(Study study, StudyFolder folder, Session session, Console console) {
        Map<String, RunDirectory> runs = new LinkedHashMap<>();
        session.runs().list().forEach(run -> runs.put(run.name(), run));
        Table table = new Table(
                Table.Column.text("run", "run"),
                Table.Column.text("variant", "variant"),
                Table.Column.number("seed", "seed"),
                Table.Column.number("pretrain", "pretrain"),
                Table.Column.number("epochs", "epochs"),
                Table.Column.text("state", "state"));
        for (Study.Cell cell : study.cells()) {
            RunDirectory run = runs.get(cell.run());
            String state = run == null
                    ? RunStatus.State.NOT_BEGUN.words()
                    : RunStatus.of(run).state().words();
            boolean measured =
                    run != null && folder.outcome(cell.run()).result().isPresent();
            table.row(
                    cell.run(),
                    cell.variant().label(),
                    cell.seed(),
                    cell.variant().pretrain(),
                    cell.variant().epochs(),
                    measured ? state + ", measured" : state);
        }
        if (!console.json()) {
            console.line("study " + study.name() + ": "
                    + Quantity.of(study.variants().size(), "variant", "variants") + ", "
                    + Quantity.of(study.seeds().size(), "seed", "seeds") + ", "
                    + Quantity.of(study.cells().size(), "run", "runs"));
        }
        console.table(table);
    }

    /** What was found of one run, in a line. */
    static void result(Result result, Console console) {
        StringBuilder line = new StringBuilder();
        result.sets().stream()
                .filter(set -> set.metric().equals(EpochMeasures.REALISM)
                        && set.value().isPresent())
                .forEach(set -> line.append(set.metric())
                        .append(' ')
                        .append(shown(set.value()))
                        .append(" (real music ")
                        .append(shown(set.real()))
                        .append("), "));
        line.append(Quantity.of(result.windows(), "window", "windows"))
                .append(" of ")
                .append(Quantity.of(result.pieces(), "piece", "pieces"));
        if (result.degenerate() > 0) {
            line.append(", ").append(result.degenerate()).append(" of them empty or one note repeated");
        }
        console.paragraph(line.toString());
    }

    /** A row a variant, then a row a metric and variant. */
    static void table(StudyTable table, Console console) {
        console.line("");
        console.table(overview(table));
        Table figures = new Table(
                Table.Column.text("metric", "metric"),
                Table.Column.text("variant", "variant"),
                Table.Column.number("mean", "mean"),
                Table.Column.text("interval", "95 % interval"),
                Table.Column.text("inside", "inside"),
                Table.Column.text("real", "real"),
                Table.Column.number("chance", "chance"));
        for (String metric : StudyTable.MAIN) {
            boolean first = true;
            for (StudyTable.Row row : table.rows()) {
                Optional<StudyTable.Figure> figure = row.figure(metric);
                if (figure.isPresent()) {
                    add(figures, first ? metric : "", row, figure.get());
                    first = false;
                }
            }
        }
        if (!figures.isEmpty()) {
            console.line("");
            console.paragraph("real: from the 25th to the 75th percentile of real music, of realism what real music"
                    + " reaches; inside: whether the median is between these; chance: with random pitches, of nll and accuracy"
                    + " what frequencies alone score");
            if (table.rows().stream()
                    .anyMatch(row -> row.figure(StudyTable.VALIDATION).isPresent())) {
                console.paragraph(StudyTable.VALIDATION + ": beside the validation side; choose a variant by it, and"
                        + " report its realism, which is of the test side");
            }
            console.line("");
            console.table(figures);
        }
    }

    private static Table overview(StudyTable table) {
        Table overview = new Table(
                Table.Column.text("variant", "variant"),
                Table.Column.text("runs", "runs"),
                Table.Column.number("realism", "realism"),
                Table.Column.text("interval", "95 % interval"),
                Table.Column.text("inside", "inside"),
                Table.Column.text("degenerate", "degenerate"),
                Table.Column.text("time", "time a run"));
        for (StudyTable.Row row : table.rows()) {
            Optional<StudyTable.Figure> realism = row.figure(EpochMeasures.REALISM);
            overview.row(
                    row.variant().label(),
                    row.runs() + "/" + table.study().seeds().size(),
                    realism.map(figure -> brief(figure.mean())).orElse("-"),
                    realism.map(StudyText::interval).orElse("-"),
                    row.comparable() == 0 ? "-" : row.inside() + " of " + row.comparable(),
                    row.runs() == 0 ? "-" : row.degenerate() + " of " + row.pieces(),
                    row.seconds().isPresent() ? Numbers.duration(row.seconds().getAsDouble()) : "-");
        }
        return overview;
    }

    private static void add(Table figures, String metric, StudyTable.Row row, StudyTable.Figure figure) {
        StudyTable.Reference reference = figure.reference();
        String real = reference.low().isPresent()
                ? shown(reference.low()) + ".." + shown(reference.high())
                : shown(reference.real());
        figures.row(
                metric,
                row.variant().label(),
                brief(figure.mean()),
                interval(figure),
                figure.inside().map(inside -> inside ? "yes" : "no").orElse("-"),
                real,
                shown(reference.chance()));
    }

    private static String interval(StudyTable.Figure figure) {
        return brief(figure.low()) + ".." + brief(figure.high());
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? brief(value.getAsDouble()) : "-";
    }

    /** About three significant digits, so that a line fits. */
    private static String brief(double value) {
        double size = Math.abs(value);
        if (size < 10) {
            return Numbers.shown(value);
        }
        String text = String.format(Locale.ROOT, size < 100 ? "%.1f" : "%.0f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** An object a variant and metric; one a variant of which nothing was measured. */
    static List<Map<String, Object>> objects(StudyTable table) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (StudyTable.Row row : table.rows()) {
            if (row.figures().isEmpty()) {
                objects.add(object(table, row));
            }
            for (StudyTable.Figure figure : row.figures().values()) {
                Map<String, Object> object = object(table, row);
                object.put("metric", figure.metric());
                object.put("unit", figure.unit());
                object.put("mean", figure.mean());
                object.put("low", figure.low());
                object.put("high", figure.high());
                object.put("median", figure.median());
                object.put("real.p25", figure.reference().low());
                object.put("real", figure.reference().real());
                object.put("real.p75", figure.reference().high());
                object.put("chance", figure.reference().chance());
                object.put("inside", figure.inside());
                objects.add(object);
            }
        }
        return objects;
    }

    private static Map<String, Object> object(StudyTable table, StudyTable.Row row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("study", table.study().name());
        object.put("variant", row.variant().label());
        object.put("runs", row.runs());
        object.put("seconds", row.seconds());
        object.put("pieces", row.pieces());
        object.put("windows", row.windows());
        object.put("degenerate", row.degenerate());
        return object;
    }
}
