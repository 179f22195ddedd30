package continuo.shell.command.measure;

import continuo.fault.Quantity;
import continuo.measure.EvaluationTable;
import continuo.measure.SetEvaluation;
import continuo.measure.SetRow;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What set metrics say, for people or as objects. */
final class SetText {
    private SetText() {}

    /**
     * A row a set metric; a line instead where the pieces are too few for any.
     *
     * @param withParts whether each value's parts are shown below
     */
    static void table(EvaluationTable evaluation, boolean withParts, Console console) {
        List<SetRow> sets = evaluation.sets();
        if (sets.isEmpty()) {
            return;
        }
        if (!evaluation.rows().isEmpty()) {
            console.line("");
        }
        if (sets.stream().allMatch(row -> row.value().isEmpty())) {
            console.paragraph(reason(sets));
            return;
        }
        SetRow first = sets.get(0);
        console.paragraph("all pieces together, one window of "
                + Quantity.of(evaluation.windowNotes(), "note", "notes") + " each: "
                + Quantity.of(first.windows(), "window", "windows") + " beside " + first.realWindows()
                + " of real music held out; under real, as many windows of the training music in their place, under"
                + " chance the same with random pitches" + fewness(first));
        console.line("");
        Table table = new Table(
                Table.Column.text("metric", "metric"),
                Table.Column.number("value", "value"),
                Table.Column.text("interval", "95 % interval"),
                Table.Column.number("real", "real"),
                Table.Column.number("chance", "chance"),
                Table.Column.text("unit", "unit"));
        for (SetRow row : sets) {
            table.row(
                    row.metric(),
                    EvaluationText.cell(row.value()),
                    row.interval()
                            .map(i -> Numbers.shown(i.low()) + ".." + Numbers.shown(i.high()))
                            .orElse("-"),
                    EvaluationText.cell(row.real()),
                    EvaluationText.cell(row.chance()),
                    row.unit());
        }
        console.table(table);
        if (withParts) {
            sets.forEach(row -> parts(row, console));
        }
    }

    private static String reason(List<SetRow> sets) {
        return sets.get(0).realWindows() == 0
                ? "realism and the other set metrics need real music to compare with (--against SRC)"
                : "realism and the other set metrics need many pieces of 100 notes or more, best "
                        + SetEvaluation.ENOUGH_WINDOWS + " (generate --count " + SetEvaluation.ENOUGH_WINDOWS + ")";
    }

    private static String fewness(SetRow row) {
        return Math.min(row.windows(), row.realWindows()) < SetEvaluation.ENOUGH_WINDOWS
                ? "; with fewer than " + SetEvaluation.ENOUGH_WINDOWS
                        + " windows on a side, compare within this table only"
                : "";
    }

    private static void parts(SetRow row, Console console) {
        if (row.parts().isEmpty()) {
            return;
        }
        console.line("");
        console.paragraph(row.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + Numbers.shown(part.getValue()))
                .collect(Collectors.joining(", ", row.metric() + ": ", "")));
    }

    /** An object a set metric. */
    static void objects(List<SetRow> sets, Console console) {
        for (SetRow row : sets) {
            console.object(object(row));
        }
    }

    static Map<String, Object> object(SetRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("metric", row.metric());
        object.put("value", row.value());
        object.put("unit", row.unit());
        row.interval().ifPresent(interval -> {
            object.put("low", interval.low());
            object.put("high", interval.high());
        });
        object.put("real", row.real());
        object.put("null", row.chance());
        object.put("windows", row.windows());
        object.put("realWindows", row.realWindows());
        object.put("parts", row.parts());
        return object;
    }
}
