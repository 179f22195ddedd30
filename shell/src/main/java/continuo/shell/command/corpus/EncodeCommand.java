package continuo.shell.command.corpus;

import continuo.fault.Quantity;
import continuo.music.Score;
import continuo.shell.command.Command;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Column;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a piece as the network sees it, in physical units. */
public final class EncodeCommand implements Command {
    /** What fits a screen; a program gets every step. */
    private static final long SCREENFUL = 20;

    private static final Option LIMIT = Option.of(
                    "--limit", "N", new Value.WholeNumber(0, Integer.MAX_VALUE), "how many steps")
            .otherwise(SCREENFUL + " for people, all in JSON");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("encode", Task.LEARN_FROM, "a piece as the network sees it, in physical units")
                .with(PieceFile.FILE)
                .with(LIMIT)
                .detail(
                        "Uses the representation that you have chosen, and before that the paper's, quadruplet, which rounds"
                                + " nothing; describe representation ID tells its parameters.")
                .example("encode song.mid")
                .example("encode song.mid --limit 3 --json");
        return PieceFile.options(syntax);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        ShownPiece piece = ShownPiece.of(arguments, session, console);
        Representation<Score> representation = piece.representation();
        Steps steps = representation.encode(piece.score());
        long wanted = arguments.number(LIMIT).orElse(console.json() ? Integer.MAX_VALUE : SCREENFUL);
        int shown = (int) Math.min(steps.length(), wanted);
        if (console.json()) {
            objects(steps, representation.columns(), shown, console);
        } else {
            console.paragraph(units(representation.columns()));
            console.table(table(steps, representation.columns(), shown));
            if (shown < steps.length()) {
                console.line("… " + Quantity.of(steps.length() - shown, "more step", "more steps") + " (--limit "
                        + steps.length() + " shows all)");
            }
        }
    }

    private static void objects(Steps steps, List<Column> columns, int shown, Console console) {
        for (int step = 0; step < shown; step++) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("step", step);
            for (int f = 0; f < columns.size(); f++) {
                object.put(columns.get(f).name(), steps.at(step, f));
            }
            console.object(object);
            console.cancellation().check();
        }
    }

    /** {@code length in 1/384 quarter, frequency in Hz}. */
    private static String units(List<Column> columns) {
        return columns.stream()
                .filter(column -> !column.unit().isEmpty())
                .map(column -> column.name() + " in " + column.unit())
                .collect(Collectors.joining(", "));
    }

    private static Table table(Steps steps, List<Column> columns, int shown) {
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.number("step", "step"));
        for (Column column : columns) {
            heads.add(Table.Column.number(column.name(), column.name()));
        }
        Table table = new Table(heads.toArray(Table.Column[]::new));
        for (int step = 0; step < shown; step++) {
            List<Object> row = new ArrayList<>();
            row.add(step);
            for (int f = 0; f < columns.size(); f++) {
                row.add(steps.at(step, f));
            }
            table.row(row.toArray());
        }
        return table;
    }
}
