package continuo.shell.command;

import continuo.params.ParameterSchema.Declaration;
import continuo.plugin.ComponentDescriptor;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.spi.Kind;

/** Lists the corpora installed. */
final class CorpusListCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("corpus list", Task.LEARN_FROM, "the corpora installed and their parameters")
                .example("corpus list");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Table table = new Table(
                Table.Column.text("corpus", "corpus"),
                Table.Column.text("parameters", "parameters"),
                Table.Column.text("summary", "summary"));
        for (ComponentDescriptor corpus : session.plugins().components(Kind.CORPUS)) {
            table.row(
                    corpus.id(),
                    corpus.parameters().declarations().stream()
                            .map(Declaration::name)
                            .toList(),
                    corpus.summary());
        }
        if (table.isEmpty()) {
            console.note("no corpus is installed (plugins tells why)");
            return;
        }
        console.table(table);
    }
}
