package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.Scripts;
import continuo.shell.command.script.HelpText;
import continuo.shell.command.script.TypedLines;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.ArgumentParser;
import continuo.shell.language.Arguments;
import continuo.shell.language.Lexed;
import continuo.shell.language.Lexer;
import continuo.shell.language.LineSpan;
import continuo.shell.language.Option;
import continuo.shell.language.Parsed;
import continuo.shell.language.StatementReader;
import continuo.shell.language.Syntax;
import continuo.shell.language.Value;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import continuo.shell.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Understands commands and runs them in a session. */
final class Interpreter {
    private final Session session;
    private final Commands commands;

    /** Runs commands that Ctrl-C shall reach. */
    private final Foreground foreground;

    private final JobRunner jobs;

    private final Faults faults;

    Interpreter(Session session, Scripts scripts, TypedLines history, Foreground foreground, Faults faults) {
        this.session = session;
        this.commands = BuiltInCommands.of(scripts, history);
        this.foreground = foreground;
        this.jobs = new JobRunner(session, foreground, faults);
        this.faults = faults;
    }

    /** One that does the same in another session. */
    Interpreter in(Session other, Scripts scripts) {
        return new Interpreter(other, scripts, List::of, foreground, faults);
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
     * Runs the statements of a text, up to the first that fails.
     *
     * @throws Exception what stopped a command
     */
    void execute(String text, Variables variables, Console console) throws Exception {
        StatementRunner.Reaction rethrow = (place, thrown) -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        };
        new StatementRunner(this, variables, console, rethrow).run(StatementReader.of(text));
    }

    /**
     * The words of a text, variables resolved.
     *
     * @throws Failure of kind USER where a variable has no value
     */
    List<Word> words(LineSpan place, Variables variables) {
        Lexed lexed = lex(place, variables);
        if (!lexed.problems().isEmpty()) {
            throw Failure.user(String.join("; ", lexed.problems()));
        }
        return lexed.commands().stream().findFirst().orElse(List.of());
    }

    Lexed lex(LineSpan place, Variables variables) {
        return Lexer.lex(place.text(), variables.withDefined(session.variables()));
    }

    /**
     * Runs one command.
     *
     * @throws Exception what stopped it
     */
    void command(LineSpan place, Variables variables, Console console) throws Exception {
        console.cancellation().check();
        List<Word> words = words(place, variables);
        if (!words.isEmpty()) {
            run(Call.of(words, commands), console);
            console.flush();
        }
    }

    /**
     * Checks one command and does in the session what later ones are judged by.
     *
     * @param console that nobody sees
     * @throws Exception what is wrong with it
     */
    void rehearse(LineSpan place, Variables variables, Console console) throws Exception {
        List<Word> words = words(place, variables);
        if (words.isEmpty()) {
            return;
        }
        Call call = Call.of(words, commands);
        Arguments arguments = call.parsed().arguments();
        if (!arguments.has(Option.HELP)) {
            refuse(call);
            runs(call.command().syntax(), arguments);
            call.command().rehearse(arguments, session, console);
        }
    }

    /** A command with its words sorted. */
    private record Call(List<Word> words, Command command, Parsed parsed) {
        static Call of(List<Word> words, Commands commands) {
            Commands.Match match = commands.match(words);
            List<Word> rest = words.subList(match.words(), words.size());
            return new Call(
                    words, match.command(), ArgumentParser.parse(match.command().syntax(), rest));
        }
    }

    private void run(Call call, Console console) throws Exception {
        Command command = call.command();
        Arguments arguments = call.parsed().arguments();
        Console own = arguments.has(Option.JSON) ? console.withJson() : console;
        if (arguments.has(Option.HELP)) {
            HelpText.of(command.syntax(), own);
            return;
        }
        refuse(call);
        if (command.syntax().background()) {
            JobRunner.Order order = JobRunner.Order.of(call.words(), command, arguments);
            if (arguments.has(Option.BACKGROUND)) {
                jobs.begin(order, own);
            } else {
                jobs.watch(order, own);
            }
        } else if (command.watches()) {
            foreground.watch(() -> command.run(arguments, session, own), own.cancellation());
        } else if (foreground.takes(command.lengthy())) {
            foreground.run(() -> command.run(arguments, session, own), command.lengthy(), own.cancellation());
        } else {
            command.run(arguments, session, own);
        }
    }

    private void refuse(Call call) {
        Syntax syntax = call.command().syntax();
        Arguments arguments = call.parsed().arguments();
        List<String> problems = new ArrayList<>(call.parsed().problems());
        boolean enough = syntax.arguments().stream()
                .allMatch(argument -> !argument.arity().required()
                        || !arguments.words(argument.name()).isEmpty());
        if (enough) {
            problems.addAll(call.command().problems(arguments, session));
        }
        if (!problems.isEmpty()) {
            throw Failure.user(syntax.name() + ": " + String.join("; ", problems));
        }
    }

    /**
     * Whether the runs that a command names are there, or will be; the last one is meant where it names none. Patterns
     * of names are left to the command.
     */
    private void runs(Syntax syntax, Arguments arguments) {
        for (Argument argument : syntax.arguments()) {
            if (argument.value() == Value.Plain.RUN) {
                List<String> names = arguments.words(argument.name());
                names.stream().filter(name -> !name.matches(".*[*?].*")).forEach(session::checkRun);
                if (argument.arity() == Argument.Arity.OPTIONAL) {
                    session.lastRun(
                            names.stream().findFirst().or(session::lastRun).orElseThrow(Session::noRunYet));
                }
            }
        }
    }
}
