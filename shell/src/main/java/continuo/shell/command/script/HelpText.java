package continuo.shell.command.script;

import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command's declaration for people, or as an object. */
public final class HelpText {
    private HelpText() {}

    public static void of(Syntax syntax, Console console) {
        if (console.json()) {
            console.object(object(syntax));
            return;
        }
        console.paragraph(syntax.synopsis());
        console.paragraph("    " + syntax.summary());
        int width = console.width();
        section("", rows(syntax), width, console);
        for (String line : syntax.details()) {
            console.line("");
            console.paragraph(line);
        }
        if (!syntax.examples().isEmpty()) {
            console.line("");
            console.line("Examples:");
            for (String example : syntax.examples()) {
                console.line("    " + example);
            }
        }
    }

    private static List<List<String>> rows(Syntax syntax) {
        List<List<String>> rows = new ArrayList<>();
        for (Argument argument : syntax.arguments()) {
            rows.add(List.of("  " + argument.synopsis(), argument.explained()));
        }
        for (Option option : syntax.allOptions()) {
            rows.add(List.of("  " + option.synopsis(), option.explained()));
        }
        return rows;
    }

    private static void section(String head, List<List<String>> rows, int width, Console console) {
        Table table = new Table(Table.Column.text("name", head), Table.Column.text("help", ""));
        for (List<String> row : rows) {
            table.row(row.get(0), row.get(1));
        }
        table.lines(width).forEach(console::line);
    }

    private static Map<String, Object> object(Syntax syntax) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("command", syntax.name());
        object.put("synopsis", syntax.synopsis());
        object.put("summary", syntax.summary());
        object.put(
                "arguments",
                names(syntax.arguments().stream()
                        .map(a -> List.of(a.name(), a.explained()))
                        .toList()));
        object.put(
                "options",
                names(syntax.allOptions().stream()
                        .map(o -> List.of(o.synopsis(), o.explained()))
                        .toList()));
        object.put("details", syntax.details());
        object.put("examples", syntax.examples());
        return object;
    }

    private static Map<String, String> names(List<List<String>> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (List<String> pair : pairs) {
            map.put(pair.get(0), pair.get(1));
        }
        return map;
    }
}
