package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets variables, or lists them. */
public final class LetCommand implements Command {
    private static final Argument VARIABLE =
            Argument.any("NAME=VALUE", Value.Plain.TEXT, "letters, digits and _; what $NAME stands for");

    @Override
    public Syntax syntax() {
        return Syntax.of("let", Task.SCRIPT, "set variables; alone, list them")
                .with(VARIABLE)
                .detail(
                        "$NAME or ${NAME} in a later command stands for the value, whatever blanks are in it. A variable"
                                + " lasts until the shell ends, in files that are run, too, and goes before one of the"
                                + " environment.")
                .example("let units=128 corpus=starter; echo $corpus with $units")
                .example("let");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String word : arguments.words(VARIABLE.name())) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                problems.add("\"" + word + "\" is not of the form NAME=VALUE");
            } else if (!Variables.isName(word.substring(0, equals))) {
                problems.add("\"" + word.substring(0, equals) + "\" cannot be the name of a variable: give letters,"
                        + " digits and _, beginning with a letter, without $");
            }
        }
        return problems;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<String> words = arguments.words(VARIABLE.name());
        if (words.isEmpty()) {
            list(session, console);
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            session.variable(word.substring(0, equals), Optional.of(word.substring(equals + 1)));
        }
    }

    private static void list(Session session, Console console) {
        if (session.variables().isEmpty()) {
            console.note("no variables are set (let NAME=VALUE sets one)");
            return;
        }
        Table table = new Table(Table.Column.text("name", "name"), Table.Column.text("value", "value"));
        session.variables().forEach(table::row);
        console.table(table);
    }
}
