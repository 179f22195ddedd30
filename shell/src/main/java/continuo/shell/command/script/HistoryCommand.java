package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists what was typed before. */
public final class HistoryCommand implements Command {
    private static final long DEFAULT_LIMIT = 20;

    private static final Argument WHICH = Argument.optional(
            "N|TEXT", Value.Plain.TEXT, "how many of the last lines, or what lines must contain; 20 when left out");

    private final TypedLines history;

    public HistoryCommand(TypedLines history) {
        this.history = history;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("history", Task.SHELL, "what was typed before")
                .with(WHICH)
                .detail("A line that begins with a blank is not remembered.")
                .example("history 5")
                .example("history train");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> lines = history.lines();
        Optional<String> which = arguments.find(WHICH.name());
        boolean count = which.isEmpty() || which.get().matches("[0-9]{1,9}");
        long most = count ? which.map(Long::parseLong).orElse(DEFAULT_LIMIT) : Long.MAX_VALUE;
        Table table = new Table(Table.Column.number("number", ""), Table.Column.text("line", ""));
        for (int i = 0; i < lines.size(); i++) {
            boolean wanted = count ? i >= lines.size() - most : lines.get(i).contains(which.get());
            if (wanted && console.json()) {
                table.row(i + 1, lines.get(i));
            } else if (wanted) {
                console.line(String.format(Locale.ROOT, "%5d  %s", i + 1, lines.get(i)));
            }
        }
        if (console.json()) {
            console.table(table);
        }
    }
}
