package continuo.shell.manual;

import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.script.Topic;
import continuo.shell.language.Argument;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code continuo.1}, in roff with the man macros, from the declarations that help reads too. */
public final class ManualPage {
    private final Start start;
    private final Commands commands;
    private final List<String> lines = new ArrayList<>();

    private ManualPage(Start start, Commands commands) {
        this.start = start;
        this.commands = commands;
    }

    /** The page's lines. */
    public static List<String> of(Start start, Commands commands) {
        return new ManualPage(start, commands).page();
    }

    private List<String> page() {
        lines.add(".TH CONTINUO 1 \"\" \"Continuo " + start.version() + "\"");
        section("NAME");
        text("continuo - train networks on music and let them play");
        section("SYNOPSIS");
        for (String form : start.forms().keySet()) {
            lines.add(".B " + roff(form));
            lines.add(".br");
        }
        section("DESCRIPTION");
        text(
                "Continuo is a studio for continuous recurrent adversarial music: C-RNN-GAN (Mogren 2016, arXiv:1611.09904)"
                        + " and its relatives. It is driven by commands, at a prompt or from files.");
        start.forms().forEach((form, what) -> entry(form, what));
        section("OPTIONS");
        start.options().forEach(option -> entry(option.synopsis(), option.explained()));
        section("COMMANDS");
        text("Every command also takes " + Option.JSON.name() + " (" + Option.JSON.help() + ") and "
                + Option.HELP.name() + " (" + Option.HELP.help() + ").");
        for (Task task : Task.values()) {
            List<Syntax> syntaxes = commands.all().stream()
                    .map(Command::syntax)
                    .filter(syntax -> syntax.task() == task)
                    .toList();
            if (!syntaxes.isEmpty()) {
                lines.add(".SS " + roff(task.title()));
                syntaxes.forEach(this::command);
            }
        }
        for (Topic topic : Topic.values()) {
            section(topic.word().replace('-', ' ').toUpperCase(Locale.ROOT));
            verbatim(topic.lines());
        }
        return lines;
    }

    private void command(Syntax syntax) {
        entry(syntax.synopsis(), syntax.summary() + ".");
        lines.add(".RS");
        for (Argument argument : syntax.arguments()) {
            entry(argument.synopsis(), argument.explained());
        }
        for (Option option : syntax.options()) {
            entry(option.synopsis(), option.explained());
        }
        syntax.details().forEach(detail -> {
            lines.add(".PP");
            text(detail);
        });
        if (!syntax.examples().isEmpty()) {
            verbatim(syntax.examples().stream().map(example -> "    " + example).toList());
        }
        lines.add(".RE");
    }

    private void section(String title) {
        lines.add(".SH \"" + title + "\"");
    }

    private void entry(String term, String text) {
        lines.add(".TP");
        lines.add(".B " + roff(term));
        text(text);
    }

    private void text(String text) {
        lines.add(roff(text));
    }

    private void verbatim(List<String> text) {
        lines.add(".PP");
        lines.add(".nf");
        text.forEach(this::text);
        lines.add(".fi");
    }

    /** Escapes what roff would understand, and writes what is not ASCII as it wants it. */
    private static String roff(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '"' -> escaped.append("\\(dq");
                case '\'' -> escaped.append("\\(aq");
                default -> {
                    if (character < 128) {
                        escaped.append((char) character);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\[u%04X]", character));
                    }
                }
            }
        });
        // A dot at the beginning would be a request.
        return escaped.indexOf(".") == 0 ? "\\&" + escaped : escaped.toString();
    }
}
