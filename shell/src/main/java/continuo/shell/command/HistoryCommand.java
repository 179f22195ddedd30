package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.List;

/** Lists what was typed before. */
final class HistoryCommand implements Command {
    private static final long DEFAULT_LIMIT = 20;

    private static final Option LIMIT = Option.of(
                    "--limit", "N", new Value.WholeNumber(1, Integer.MAX_VALUE), "how many lines")
            .otherwise(DEFAULT_LIMIT);

    private final History history;

    HistoryCommand(History history) {
        this.history = history;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("history", Task.SHELL, "what was typed before")
                .with(LIMIT)
                .example("history --limit 5");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> lines = history.lines();
        int shown = (int) Math.min(lines.size(), arguments.number(LIMIT).orElse(DEFAULT_LIMIT));
        Table table = new Table(Table.Column.number("number", ""), Table.Column.text("line", ""));
        for (int i = lines.size() - shown; i < lines.size(); i++) {
            if (console.json()) {
                table.row(i + 1, lines.get(i));
            } else {
                console.line(String.format("%5d  %s", i + 1, lines.get(i)));
            }
        }
        if (console.json()) {
            console.table(table);
        }
    }
}
