package continuo.shell.command;

import continuo.params.ParameterSchema.Declaration;
import continuo.plugin.ComponentDescriptor;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import continuo.spi.Requires;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells all about one component. */
final class DescribeCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("describe", Task.CATALOG, "a component's parameters, defaults, ranges and source")
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
            console.object(Described.component(component));
            return;
        }
        console.paragraph(component.kind().word() + " " + component.id() + ": " + component.summary());
        if (!component.source().isEmpty()) {
            console.paragraph("source: " + component.source());
        }
        console.line("plugin: " + component.pluginId());
        needs(component).forEach(console::paragraph);
        List<Declaration> parameters = component.parameters().declarations();
        if (parameters.isEmpty()) {
            console.line("It has no parameters.");
            return;
        }
        console.line("");
        Table table = new Table(
                Table.Column.text("name", "parameter"),
                Table.Column.text("default", "default"),
                Table.Column.text("range", "range"),
                Table.Column.text("help", "meaning"));
        for (Declaration declaration : parameters) {
            table.row(declaration.name(), declaration.defaultText(), declaration.range(), declaration.help());
        }
        console.table(table);
    }

    private static ComponentDescriptor component(Arguments arguments, Session session) {
        return session.plugins().component(Kind.ofWord(arguments.word("KIND")), arguments.word("ID"));
    }

    private static List<String> needs(ComponentDescriptor component) {
        List<String> lines = new ArrayList<>();
        Requires requires = component.type().getAnnotation(Requires.class);
        if (requires == null) {
            return lines;
        }
        if (component.kind() == Kind.TRAINER) {
            List<String> capabilities = Arrays.stream(requires.generator())
                    .map(type -> type.getSimpleName()
                            .replaceAll("(?<!^)([A-Z])", "-$1")
                            .toLowerCase(Locale.ROOT))
                    .toList();
            lines.add("needs a generator"
                    + (capabilities.isEmpty() ? "" : " that is " + String.join(" and ", capabilities))
                    + (requires.discriminator() ? ", a discriminator and a loss" : ""));
        } else {
            lines.add("takes columns that are "
                    + String.join(
                            " or ",
                            Arrays.stream(requires.columns())
                                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                                    .toList()));
        }
        return lines;
    }
}
