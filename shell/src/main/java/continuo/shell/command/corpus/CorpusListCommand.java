package continuo.shell.command.corpus;

import continuo.plugin.ComponentDescriptor;
import continuo.shell.command.Command;
import continuo.shell.command.Described;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.List;

/** Lists the corpora installed. */
public final class CorpusListCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("corpus list", Task.LEARN_FROM, "the corpora that are installed")
                .example("corpus list");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<ComponentDescriptor> corpora = session.plugins().components(Kind.CORPUS);
        if (console.json()) {
            corpora.forEach(corpus -> console.object(Described.component(corpus)));
            return;
        }
        Table table = new Table(Table.Column.text("corpus", "corpus"), Table.Column.text("summary", "summary"));
        corpora.forEach(corpus -> table.row(corpus.id(), corpus.summary()));
        if (table.isEmpty()) {
            console.note("no corpus is installed (plugins tells why)");
            return;
        }
        console.table(table);
        console.line("describe corpus ID tells the parameters of one");
    }
}
