package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.command.Scripts;
import continuo.shell.console.Console;
import continuo.shell.console.Output;
import continuo.shell.language.CommandLines;
import continuo.shell.language.Variables;
import continuo.shell.session.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs commands line by line; says where one failed, and stops there unless told to go on. */
final class ScriptRunner implements Scripts {
    /** Deeper, a file most likely sources itself. */
    private static final int DEEPEST = 50;

    private final Variables variables;
    private final Environment environment;
    private final Faults faults;
    private final Output errors;
    private final boolean keepGoing;
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

    @Override
    public void source(Path file, List<String> arguments, Console console) throws IOException {
        int exitCode = runFile(file, arguments, console);
        if (exitCode != 0) {
            throw new Stopped(exitCode);
        }
    }

    /** Runs a file's commands and returns the exit code: that of the first error, 0 without one. */
    int runFile(Path file, List<String> arguments, Console console) throws IOException {
        if (Files.isDirectory(file)) {
            throw Failure.user(environment.shown(file) + " is a folder, not a file of commands");
        }
        if (depth == DEEPEST) {
            throw Failure.user("files source each other more than " + DEEPEST + " deep");
        }
        String name = environment.shown(file);
        depth++;
        try (InputStream in = Files.newInputStream(file)) {
            return run(in, name, variables.withArguments(name, arguments), console);
        } finally {
            depth--;
        }
    }

    /** Runs the commands of a stream and returns the exit code. */
    int run(InputStream in, String name, Variables values, Console console) throws IOException {
        // Bytes that are no UTF-8 are replaced: they end as an unknown command with its line, not as a fault of ours.
        CommandLines lines = new CommandLines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        int exitCode = 0;
        while (!session().leaving()) {
            int code = step(lines, name, values, console);
            if (code == END) {
                break;
            }
            exitCode = exitCode == 0 ? code : exitCode;
            boolean stop = code != 0 && (!keepGoing || code == Failure.Kind.INTERRUPTED.exitCode());
            if (stop) {
                break;
            }
        }
        return exitCode;
    }

    private static final int END = -1;

    private int step(CommandLines lines, String name, Variables values, Console console) throws IOException {
        int number = lines.line() + 1;
        try {
            Optional<CommandLines.Line> line = lines.next();
            if (line.isEmpty()) {
                return END;
            }
            number = line.get().line();
            interpreter.orElseThrow().execute(line.get().text(), values, console);
            return 0;
        } catch (Output.Closed e) {
            throw e;
        } catch (Stopped stopped) {
            return stopped.exitCode();
        } catch (Throwable thrown) {
            Faults.Fault fault = faults.of(thrown);
            console.flush();
            errors.line(name + ":" + number + ": " + fault.message());
            errors.flush();
            return fault.exitCode();
        }
    }

    private continuo.shell.session.Session session() {
        return interpreter.orElseThrow().session();
    }
}
