package continuo.shell.command.compose;

import continuo.fault.Quantity;
import continuo.music.BarGrid;
import continuo.music.Key;
import continuo.music.Score;
import continuo.music.TimeSignature;
import continuo.shell.command.NextStep;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.session.Session;
import continuo.studio.piece.Snapping;
import continuo.train.ComposedPiece;
import continuo.train.Composer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what was composed, a row a piece. */
final class ComposedTable {
    private final Composing composing;
    private final Session session;
    private final Console console;
    private final boolean snapped;
    private final Table table;
    private Optional<String> first = Optional.empty();
    private Optional<TimeSignature> signature = Optional.empty();

    ComposedTable(Composing composing, Session session, Console console) {
        this.composing = composing;
        this.session = session;
        this.console = console;
        this.snapped = composing.snapping().isPresent();
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.number("notes", "notes"),
                Table.Column.number("seconds", "seconds"),
                Table.Column.text("key", "key")));
        if (snapped) {
            columns.add(Table.Column.number("moved", "moved"));
        }
        columns.add(Table.Column.number("silent", "silent"));
        columns.add(Table.Column.number("clamped", "clamped"));
        columns.add(Table.Column.text("file", "file"));
        this.table = new Table(columns.toArray(Table.Column[]::new));
    }

    void add(Snapping.Snapped composed, ComposedPiece.Part written, Path file) {
        ComposedPiece piece = composed.piece();
        String shown = session.environment().shown(file);
        first = first.or(() -> Optional.of(shown));
        List<Object> row = new ArrayList<>();
        row.add(written.score().notes().size());
        row.add(Math.round(written.seconds() * 10) / 10.0);
        row.add(composed.key().map(Key::toString));
        if (snapped) {
            row.add(composed.moved());
        }
        row.add(piece.silent());
        row.add(piece.clamped());
        row.add(shown);
        table.row(row.toArray());
        signature = Optional.of(new BarGrid(piece.tones()).signatureOf(piece.firstBar() - 1));
        if (composing.request().length() instanceof Composer.Length.Bars bars && !piece.filled()) {
            console.note(shown + ": the model stands still and does not fill "
                    + Quantity.of(bars.number(), "bar", "bars") + "; what is missing is silence");
        }
    }

    void print(String pieces) {
        if (!console.json()) {
            console.paragraph(pieces + length() + prime() + checkpoint() + ":");
        }
        console.table(table);
        first.ifPresent(file -> NextStep.afterComposing(file, console));
    }

    private String checkpoint() {
        return composing.checkpoint().words().map(words -> ", " + words).orElse("");
    }

    private String length() {
        if (composing.request().length() instanceof Composer.Length.Bars bars && signature.isPresent()) {
            return ", " + Quantity.of(bars.number(), "new bar", "new bars") + " of "
                    + signature.get().beats() + "/" + signature.get().beatUnit();
        }
        return "";
    }

    private String prime() {
        Optional<Score> prime = composing.request().prime();
        if (prime.isEmpty()) {
            return "";
        }
        return ", after " + Quantity.of(new BarGrid(prime.get()).bars(), "bar", "bars") + " of a prime that is "
                + (composing.withPrime() ? "included" : "not included (--with-prime)");
    }
}
