package continuo.shell.command.measure;

import continuo.fault.Quantity;
import continuo.measure.Band;
import continuo.measure.EvaluationTable;
import continuo.measure.MetricRow;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An evaluation for people, or as objects. */
final class EvaluationText {
    /** With more pieces, only their mean is shown. */
    private static final int MOST_COLUMNS = 4;

    private static final int WIDTH_OF_A_PIECE = 10;
    private static final int WIDTH_WITHOUT_PIECES = 78;
    private static final int WIDTH_WITH_UNITS = 96;

    private EvaluationText() {}

    /** A row a metric: each piece's value or their mean, then the bands. */
    static void table(EvaluationTable evaluation, Console console) {
        int pieces = evaluation.pieces().size();
        boolean each = pieces <= MOST_COLUMNS
                && (pieces == 1 || WIDTH_WITHOUT_PIECES + (pieces - 1) * WIDTH_OF_A_PIECE <= console.width());
        boolean units = console.width() >= WIDTH_WITH_UNITS + (each ? pieces - 1 : 0) * WIDTH_OF_A_PIECE;
        legend(evaluation, each, console);
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("metric", "metric"));
        for (int p = 1; p <= (each ? pieces : 1); p++) {
            columns.add(Table.Column.number("value", each ? "[" + p + "]" : "mean"));
        }
        columns.add(Table.Column.text("pieces", "pieces"));
        columns.add(Table.Column.text("real", "real"));
        columns.add(Table.Column.text("chance", "chance"));
        if (units) {
            columns.add(Table.Column.text("unit", "unit"));
        }
        Table table = new Table(columns.toArray(Table.Column[]::new));
        for (MetricRow row : evaluation.rows()) {
            List<Object> cells = new ArrayList<>();
            cells.add(row.metric());
            if (each) {
                row.values().forEach(value -> cells.add(cell(value)));
            } else {
                cells.add(cell(row.mean()));
            }
            cells.add(band(row.generated()));
            cells.add(band(row.real()));
            cells.add(band(row.nullBand()));
            if (units) {
                cells.add(row.unit());
            }
            table.row(cells.toArray());
        }
        console.table(table);
    }

    private static void legend(EvaluationTable evaluation, boolean each, Console console) {
        List<EvaluationTable.Piece> pieces = evaluation.pieces();
        if (each) {
            for (int p = 0; p < pieces.size(); p++) {
                console.line("[" + (p + 1) + "] " + pieces.get(p).name() + ": "
                        + Quantity.of(pieces.get(p).notes(), "note", "notes"));
            }
        } else {
            long notes = pieces.stream().mapToLong(EvaluationTable.Piece::notes).sum();
            console.line("mean over " + Quantity.of(pieces.size(), "piece", "pieces") + " with "
                    + Quantity.of(notes, "note", "notes"));
        }
        int windows = pieces.stream().mapToInt(EvaluationTable.Piece::windows).sum();
        console.paragraph("bands (5th..95th percentile) over windows of "
                + Quantity.of(evaluation.windowNotes(), "note", "notes") + ": "
                + Quantity.of(windows, "window", "windows") + " of the pieces, " + evaluation.realWindows()
                + " of real music, " + evaluation.nullDraws() + " with random pitches");
        console.line("");
    }

    static String cell(OptionalDouble value) {
        return value.isPresent() ? Numbers.shown(value.getAsDouble()) : "-";
    }

    static String band(Optional<Band> band) {
        return band.map(b -> Numbers.shown(b.p5()) + ".." + Numbers.shown(b.p95()))
                .orElse("-");
    }

    /** An object a piece and metric. */
    static void objects(EvaluationTable evaluation, Console console) {
        for (int p = 0; p < evaluation.pieces().size(); p++) {
            for (MetricRow row : evaluation.rows()) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("file", evaluation.pieces().get(p).name());
                object.put("metric", row.metric());
                object.put("value", row.values().get(p));
                object.put("unit", row.unit());
                row.generated().ifPresent(band -> object.put("pieces", object(band)));
                row.real().ifPresent(band -> object.put("real", object(band)));
                row.nullBand().ifPresent(band -> object.put("null", object(band)));
                console.object(object);
            }
        }
    }

    static Map<String, Object> object(Band band) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("count", band.count());
        object.put("mean", band.mean());
        object.put("sd", band.sd());
        object.put("p5", band.p5());
        object.put("p50", band.p50());
        object.put("p95", band.p95());
        return object;
    }
}
