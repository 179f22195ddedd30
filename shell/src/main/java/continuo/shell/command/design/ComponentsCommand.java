package continuo.shell.command.design;

import continuo.plugin.ComponentDescriptor;
import continuo.shell.command.Command;
import continuo.shell.command.Described;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.List;

/** Lists what is installed. */
public final class ComponentsCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("components", Task.DESIGN, "what is installed, by kind")
                .with(Argument.optional("KIND", Value.Plain.KIND, "only of this kind"))
                .example("components")
                .example("components metric");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> arguments.find("KIND").ifPresent(Kind::ofWord));
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<Kind> kinds =
                arguments.find("KIND").map(word -> List.of(Kind.ofWord(word))).orElse(List.of(Kind.values()));
        Table table = new Table(
                Table.Column.text("kind", "kind"),
                Table.Column.text("id", "id"),
                Table.Column.text("summary", "summary"));
        for (Kind kind : kinds) {
            for (ComponentDescriptor component : session.plugins().components(kind)) {
                table.row(kind.word(), component.id(), component.summary());
            }
        }
        if (console.json()) {
            kinds.forEach(kind -> session.plugins()
                    .components(kind)
                    .forEach(component -> console.object(Described.component(component))));
            return;
        }
        if (table.isEmpty()) {
            console.note("nothing is installed; plugins are looked for in "
                    + session.environment().pluginFolders());
            return;
        }
        console.table(table);
    }
}
