package continuo.shell.command.design;

import continuo.design.Requirements;
import continuo.params.ParameterSchema.Declaration;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.Selection;
import continuo.shell.command.Command;
import continuo.shell.command.Described;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Column;
import continuo.spi.Kind;
import continuo.spi.Trainer;
import java.util.List;
import java.util.Map;

/** Tells all about one component. */
public final class DescribeCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("describe", Task.DESIGN, "a component's parameters, defaults, ranges and source")
                .with(Argument.one("KIND", Value.Plain.KIND, "corpus, representation, generator …"))
                .with(Argument.one("ID", Value.Plain.COMPONENT, "its id"))
                .example("describe generator c-rnn")
                .example("describe metric polyphony");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> component(arguments, session));
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        ComponentDescriptor component = component(arguments, session);
        if (console.json()) {
            Map<String, Object> object = Described.component(component);
            new Fitting(session.plugins()).of(component).forEach((kind, ids) -> object.put(kind.plural(), ids));
            console.object(object);
            return;
        }
        console.paragraph(component.kind().word() + " " + component.id() + ": " + component.summary());
        if (!component.source().isEmpty()) {
            console.paragraph("source: " + component.source());
        }
        console.line("plugin: " + component.pluginId());
        Fitting.needs(component).ifPresent(console::paragraph);
        new Fitting(session.plugins())
                .of(component)
                .forEach((kind, ids) -> console.paragraph("works with the " + kind.plural() + ": "
                        + (ids.isEmpty() ? "none that is installed" : String.join(", ", ids))));
        if (component.kind() == Kind.REPRESENTATION) {
            columns(component, session, console);
        }
        if (component.kind() == Kind.TRAINER) {
            phases(component, session, console);
        }
        parameters(component.parameters().declarations(), console);
    }

    private static void columns(ComponentDescriptor component, Session session, Console console) {
        Table table = new Table(
                Table.Column.text("column", "column"),
                Table.Column.text("unit", "unit"),
                Table.Column.text("range", "range"),
                Table.Column.text("type", "type"));
        for (Column column :
                session.plugins().representation(Selection.defaults(component)).columns()) {
            String range = Numbers.shown(column.min()) + ".." + Numbers.shown(column.max());
            table.row(
                    column.name(),
                    column.unit().isEmpty() ? "-" : column.unit(),
                    range,
                    Requirements.word(column.type()));
        }
        console.line("");
        console.table(table);
    }

    private static void phases(ComponentDescriptor component, Session session, Console console) {
        Table table = new Table(
                Table.Column.text("phase", "phase"),
                Table.Column.number("steps", "usual steps"),
                Table.Column.number("epochs", "epochs"),
                Table.Column.text("learns", "what is learned"));
        for (Trainer.Phase phase : session.plugins()
                .create(Trainer.class, Selection.defaults(component))
                .phases()) {
            table.row(phase.name(), phase.usualSteps(), phase.usualEpochs(), phase.summary());
        }
        console.line("");
        console.table(table);
    }

    private static void parameters(List<Declaration> parameters, Console console) {
        console.line("");
        if (parameters.isEmpty()) {
            console.line("It has no parameters.");
            return;
        }
        Table table = new Table(
                Table.Column.text("name", "parameter"),
                Table.Column.text("default", "default"),
                Table.Column.text("range", "range"),
                Table.Column.text("help", "meaning"));
        for (Declaration declaration : parameters) {
            table.row(declaration.name(), declaration.defaultText(), declaration.range(), meaning(declaration));
        }
        console.table(table);
    }

    private static String meaning(Declaration declaration) {
        return declaration.help() + (declaration.sampling() ? "; generate --sampling changes it" : "");
    }

    private static ComponentDescriptor component(Arguments arguments, Session session) {
        return session.plugins().component(Kind.ofWord(arguments.word("KIND")), arguments.word("ID"));
    }
}
