package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.HelpText;
import continuo.shell.command.History;
import continuo.shell.command.Scripts;
import continuo.shell.console.Console;
import continuo.shell.language.ArgumentParser;
import continuo.shell.language.Lexed;
import continuo.shell.language.Lexer;
import continuo.shell.language.Option;
import continuo.shell.language.Parsed;
import continuo.shell.language.Syntax;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import continuo.shell.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Understands a line of commands and runs them in a session. */
final class Interpreter {
    private final Session session;
    private final Commands commands;

    /** Runs commands that Ctrl-C shall reach. */
    private final Foreground foreground;

    private final JobRunner jobs;

    Interpreter(Session session, Scripts scripts, History history, Foreground foreground, Faults faults) {
        this.session = session;
        this.commands = new Commands(scripts, history);
        this.foreground = foreground;
        this.jobs = new JobRunner(session, foreground, faults);
    }

    JobRunner jobs() {
        return jobs;
    }

    Session session() {
        return session;
    }

    Commands commands() {
        return commands;
    }

    /**
     * Runs the commands of a text, up to the first that fails.
     *
     * @throws Exception what stopped a command
     */
    void execute(String text, Variables variables, Console console) throws Exception {
        Lexed lexed = Lexer.lex(text, variables);
        if (!lexed.complete()) {
            throw Failure.user(
                    switch (lexed.open()) {
                        case SINGLE_QUOTE -> "a single quote (') is not closed";
                        case DOUBLE_QUOTE -> "a double quote (\") is not closed";
                        default -> "nothing follows the backslash at the end";
                    });
        }
        if (!lexed.problems().isEmpty()) {
            throw Failure.user(String.join("; ", lexed.problems()));
        }
        for (List<Word> words : lexed.commands()) {
            if (session.leaving()) {
                return;
            }
            console.cancellation().check();
            command(words, console);
            console.flush();
        }
    }

    private void command(List<Word> words, Console console) throws Exception {
        Commands.Match match = commands.match(words);
        Command command = match.command();
        Syntax syntax = command.syntax();
        Parsed parsed = ArgumentParser.parse(syntax, words.subList(match.words(), words.size()));
        Console own = parsed.arguments().has(Option.JSON) ? console.withJson() : console;
        if (parsed.arguments().has(Option.HELP)) {
            HelpText.of(syntax, own);
            return;
        }
        refuse(syntax, parsed, command);
        if (syntax.background()) {
            JobRunner.Order order = JobRunner.Order.of(words, command, parsed.arguments());
            if (parsed.arguments().has(Option.BACKGROUND)) {
                jobs.begin(order, own);
            } else {
                jobs.watch(order, own);
            }
        } else if (command.watches()) {
            foreground.watch(() -> command.run(parsed.arguments(), session, own), own.cancellation());
        } else if (foreground.takes(command.lengthy())) {
            foreground.run(() -> command.run(parsed.arguments(), session, own), command.lengthy(), own.cancellation());
        } else {
            command.run(parsed.arguments(), session, own);
        }
    }

    private void refuse(Syntax syntax, Parsed parsed, Command command) {
        List<String> problems = new ArrayList<>(parsed.problems());
        boolean enough = syntax.arguments().stream()
                .allMatch(argument -> !argument.arity().required()
                        || !parsed.arguments().words(argument.name()).isEmpty());
        if (enough) {
            problems.addAll(command.problems(parsed.arguments(), session));
        }
        if (!problems.isEmpty()) {
            throw Failure.user(syntax.name() + ": " + String.join("; ", problems));
        }
    }
}
