package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.command.script.TypedLines;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import continuo.shell.language.StatementReader;
import continuo.shell.language.Variables;
import continuo.shell.session.Environment;
import continuo.shell.session.LogFile;
import continuo.shell.session.Session;
import continuo.shell.session.Setting;
import continuo.shell.session.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One start of Continuo, from its words to its exit code. */
final class Shell {
    private final Environment environment;
    private final Streams streams;

    Shell(Environment environment, Streams streams) {
        this.environment = environment;
        this.streams = streams;
    }

    /** Does what the words say and returns the exit code; throws nothing. */
    int run(List<String> words) {
        boolean debug = words.contains("--debug");
        Faults faults = new Faults(new LogFile(environment.logFile()), debug);
        try {
            int exitCode = start(StartOptions.parse(words), faults);
            streams.out().flush();
            streams.err().flush();
            return exitCode;
        } catch (Output.Closed e) {
            // Whoever read has had enough; there is nobody to tell.
            return 0;
        } catch (Throwable thrown) {
            return report(faults.of(thrown));
        }
    }

    private int start(StartOptions options, Faults faults) throws Exception {
        switch (options.mode()) {
            case VERSION -> streams.out().line("continuo " + continuo.shell.session.Version.text());
            case HELP -> StartOptions.usage().forEach(streams.out()::line);
            default -> {
                return session(options, faults);
            }
        }
        return 0;
    }

    private int session(StartOptions options, Faults faults) throws Exception {
        Optional<Path> runs = options.runs().map(environment::path);
        Variables variables = new Variables(environment.variables(), "continuo", List.of());
        ScriptRunner scripts = new ScriptRunner(variables, environment, faults, streams.err(), options.keepGoing());
        try (Session session = new Session(Settings.read(started(options)), runs, this::notice)) {
            if (options.mode() == StartOptions.Mode.SHELL && streams.inputTerminal()) {
                if (options.dryRun()) {
                    throw Failure.user(
                            "--dry-run needs commands to check: run FILE, -c \"COMMANDS\" or standard input");
                }
                return Interactive.run(session, scripts, variables, faults, streams, options.json());
            }
            TypedLines none = List::of;
            Foreground foreground = new Foreground(new ProcessInterrupts(), false);
            Interpreter interpreter = new Interpreter(session, scripts, none, foreground, faults);
            scripts.attach(interpreter);
            Console console = console(options.json(), session);
            int exitCode = script(
                    options,
                    scripts,
                    variables,
                    options.dryRun() ? scripts.checking(console) : scripts.running(console));
            return interpreter
                    .jobs()
                    .finish(console, session.leaving().exitCode().orElse(exitCode));
        }
    }

    /** The environment as if the options were variables. */
    private Environment started(StartOptions options) {
        return options.history() ? environment : environment.withVariable(Setting.HISTORY.variable(), "1");
    }

    private int script(
            StartOptions options, ScriptRunner scripts, Variables variables, ScriptRunner.Performance performance)
            throws IOException {
        List<String> words = options.operands();
        return switch (options.mode()) {
            case COMMANDS -> performance.of(StatementReader.of(words.get(0)), Optional.empty(), variables);
            case FILE -> scripts.file(environment.script(words.get(0)), words.subList(1, words.size()), performance);
            default -> scripts.stream(streams.input(), "stdin", variables, performance);
        };
    }

    private Console console(boolean json, Session session) {
        Environment environment = session.environment();
        boolean able = !environment.get("TERM").orElse("dumb").equals("dumb");
        boolean colour = streams.out().terminal() && environment.get("NO_COLOR").isEmpty() && able;
        TerminalSize size = new TerminalSize(environment, streams.out());
        Console.Display display = new Console.Display(size::columns, size::lines, colour, environment.unicode(), able);
        return new Console(streams, json, display, new Cancellation());
    }

    private int report(Faults.Fault fault) {
        try {
            streams.out().flush();
        } catch (Output.Closed | Failure e) {
            // What could not be written is what is being reported, or nobody reads it.
            return say(fault);
        }
        return say(fault);
    }

    private int say(Faults.Fault fault) {
        notice(fault.message());
        return fault.exitCode();
    }

    private void notice(String message) {
        streams.err().line("continuo: " + message);
        streams.err().flush();
    }
}
