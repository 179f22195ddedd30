package continuo.shell;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.shell.command.Scripts;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import continuo.shell.language.CommandLines;
import continuo.shell.language.StatementReader;
import continuo.shell.language.Variables;
import continuo.shell.session.Environment;
import continuo.shell.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs or checks scripts; says where a command failed, and stops there unless told to go on. */
final class ScriptRunner implements Scripts {
    /** Deeper, a file most likely sources itself. */
    private static final int DEEPEST = 50;

    /** How a complaint begins that names no file. */
    private static final String COMPLAINT = "continuo: ";

    private final Variables variables;
    private final Environment environment;
    private final Faults faults;
    private final Output errors;
    private final boolean keepGoing;
    private Optional<Check> check = Optional.empty();
    private Optional<Interpreter> interpreter = Optional.empty();
    private int depth;

    ScriptRunner(Variables variables, Environment environment, Faults faults, Output errors, boolean keepGoing) {
        this.variables = variables;
        this.environment = environment;
        this.faults = faults;
        this.errors = errors;
        this.keepGoing = keepGoing;
    }

    /** Must be called once before anything is run: interpreter and runner need each other. */
    void attach(Interpreter runs) {
        interpreter = Optional.of(runs);
    }

    /** Says that a file stopped at an error that was reported already. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int exitCode;

        Stopped(int exitCode) {
            super("a script failed", null, false, false);
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    /** What is done with a script: {@link #running} or {@link #checking}. */
    interface Performance {
        /**
         * Goes through a script.
         *
         * @param name as errors say it; empty where they need none
         * @return the exit code: that of the first error, 0 without one
         */
        int of(StatementReader statements, Optional<String> name, Variables values) throws IOException;
    }

    /** Runs scripts. */
    Performance running(Console console) {
        ScriptErrors.Sink sink = ScriptErrors.Sink.of(faults, errors, console::flush, false);
        return (statements, name, values) -> {
            ScriptErrors told = errors(sink, name, keepGoing, values);
            StatementRunner runner = new StatementRunner(interpreter.orElseThrow(), values, console, told);
            return exitCode(() -> runner.run(statements), told);
        };
    }

    /** Checks scripts, and says of a sound one how many commands were checked. */
    Performance checking(Console console) {
        return (statements, name, values) -> {
            Check whole = new Check(console);
            check = Optional.of(whole);
            int exitCode = whole.of(statements, name, values);
            if (console.json()) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("script", name.orElse("-c"));
                object.put("commands", whole.commands);
                object.put("problems", whole.sink.told().size());
                console.object(object);
            } else if (exitCode == 0) {
                console.line(name.map(text -> text + ": ").orElse("")
                        + Quantity.of(whole.commands, "command", "commands") + " checked, no problem found");
            }
            return exitCode;
        };
    }

    /** A check of a script and of the files that it runs. */
    private final class Check implements Performance {
        private final ScriptErrors.Sink sink;
        /** A file that runs itself is checked once. */
        private final Set<Path> files = new HashSet<>();

        private int commands;

        Check(Console console) {
            sink = ScriptErrors.Sink.of(faults, errors, console::flush, true);
        }

        @Override
        public int of(StatementReader statements, Optional<String> name, Variables values) throws IOException {
            ScriptErrors told = errors(sink, name, true, values);
            Rehearsal rehearsal = new Rehearsal(interpreter.orElseThrow(), values, silent(), told);
            int exitCode = exitCode(() -> rehearsal.run(statements), told);
            commands += rehearsal.commands();
            boolean wrong = exitCode != 0 && exitCode != Failure.Kind.INTERRUPTED.exitCode();
            return wrong ? Failure.Kind.USER.exitCode() : exitCode;
        }
    }

    private ScriptErrors errors(ScriptErrors.Sink sink, Optional<String> name, boolean goOn, Variables values) {
        return new ScriptErrors(
                sink, name, goOn, place -> interpreter.orElseThrow().lex(place, values));
    }

    private static int exitCode(Foreground.Work script, ScriptErrors told) throws IOException {
        try {
            script.run();
            return told.exitCode();
        } catch (Stopped stopped) {
            return stopped.exitCode();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Console silent() {
        Output nowhere = new Output(OutputStream.nullOutputStream(), false);
        Streams streams = new Streams(InputStream.nullInputStream(), false, nowhere, nowhere);
        return new Console(
                streams, false, new Console.Display(() -> 80, () -> 24, false, false, false), new Cancellation());
    }

    @Override
    public void run(Path file, List<String> arguments, Console console) throws IOException {
        int exitCode = file(file, arguments, running(console));
        Session session = interpreter.orElseThrow().session();
        stopAt(session.leaving().wanted() ? session.leaving().stay().orElse(exitCode) : exitCode);
    }

    @Override
    public void source(Path file, List<String> arguments, Console console) throws IOException {
        stopAt(file(file, arguments, running(console)));
    }

    @Override
    public void rehearse(Path file, List<String> arguments, Console console) throws IOException {
        Check current = check.orElseThrow(() -> new IllegalStateException("nothing is being checked"));
        if (current.files.add(file)) {
            int exitCode = file(file, arguments, current);
            current.files.remove(file);
            stopAt(exitCode);
        }
    }

    @Override
    public List<String> foresee(String text, Session session) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ScriptRunner own = new ScriptRunner(variables, environment, faults, new Output(told, false), true);
        own.attach(interpreter.orElseThrow().in(session, own));
        Check whole = own.new Check(silent());
        own.check = Optional.of(whole);
        whole.of(StatementReader.of(text), Optional.empty(), variables);
        // What is indented shows the line that is complained of.
        return told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.startsWith(COMPLAINT) ? line.substring(COMPLAINT.length()) : line)
                .toList();
    }

    private static void stopAt(int exitCode) {
        if (exitCode != 0) {
            throw new Stopped(exitCode);
        }
    }

    /** Goes through a file and returns the exit code. */
    int file(Path file, List<String> arguments, Performance performance) throws IOException {
        String name = environment.shown(file);
        if (Files.isDirectory(file)) {
            throw Failure.user(name + " is a folder, not a file of commands");
        }
        if (depth == DEEPEST) {
            throw Failure.user("files source each other more than " + DEEPEST + " deep");
        }
        depth++;
        try (InputStream in = Files.newInputStream(file)) {
            return stream(in, name, variables.withArguments(name, arguments), performance);
        } finally {
            depth--;
        }
    }

    /** Goes through a stream and returns the exit code. */
    int stream(InputStream in, String name, Variables values, Performance performance) throws IOException {
        // Bytes that are no UTF-8 are replaced: they end as an unknown command with its line, not as a fault of ours.
        CommandLines lines = new CommandLines(new InputStreamReader(in, StandardCharsets.UTF_8));
        return performance.of(new StatementReader(lines), Optional.of(name), values);
    }
}
