package continuo.shell;

import continuo.shell.command.Commands;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import continuo.shell.language.Variables;
import continuo.shell.session.Environment;
import continuo.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The shell that a person types into. */
final class Interactive {
    private static final String PROMPT = "continuo> ";
    private static final String CONTINUATION = "        > ";
    /** More candidates than this are listed only when the user says so. */
    private static final int LONGEST_LIST = 200;

    private static final int HISTORY_SIZE = 10_000;

    private final Terminal terminal;
    private final Session session;
    private final Variables variables;
    private final Faults faults;
    private final Streams streams;
    private final boolean json;

    private Interactive(
            Terminal terminal, Session session, Variables variables, Faults faults, Streams streams, boolean json) {
        this.terminal = terminal;
        this.session = session;
        this.variables = variables;
        this.faults = faults;
        this.streams = streams;
        this.json = json;
    }

    /** Opens the system's terminal and reads commands until the user leaves. */
    static int run(
            Session session, ScriptRunner scripts, Variables variables, Faults faults, Streams streams, boolean json)
            throws IOException {
        // JLine logs through java.util.logging, whose default is to write to the terminal.
        LogManager.getLogManager().reset();
        try (Terminal terminal =
                TerminalBuilder.builder().name("Continuo").system(true).build()) {
            return run(terminal, session, scripts, variables, faults, streams, json);
        }
    }

    /** Reads commands from a terminal until the user leaves. */
    static int run(
            Terminal terminal,
            Session session,
            ScriptRunner scripts,
            Variables variables,
            Faults faults,
            Streams streams,
            boolean json) {
        return new Interactive(terminal, session, variables, faults, streams, json).loop(scripts);
    }

    private int loop(ScriptRunner scripts) {
        List<LineReader> reading = new ArrayList<>();
        Foreground foreground = new Foreground(new TerminalInterrupts(terminal), true);
        Interpreter interpreter = new Interpreter(session, scripts, () -> lines(reading.get(0)), foreground, faults);
        scripts.attach(interpreter);
        LineReader reader = reader(interpreter.commands());
        reading.add(reader);
        // Between commands, too, Ctrl-C must not end the process.
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
        session.askedOf(question -> agreed(question, false));
        greet();
        startup(scripts);
        // Ctrl-D at the question says once more that one wants to leave.
        Departure departure =
                new Departure(terminal, session.jobs(), streams.out(), question -> agreed(question, true));
        read(reader, interpreter);
        while (!departure.agreed()) {
            session.stay();
            read(reader, interpreter);
        }
        return session.exitCode().orElse(0);
    }

    /** Reads and runs lines until the user wants to leave. */
    private void read(LineReader reader, Interpreter interpreter) {
        while (!session.leaving()) {
            interpreter.jobs().news().forEach(streams.err()::line);
            streams.err().flush();
            try {
                execute(reader.readLine(PROMPT), interpreter);
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt throws the line away, as in any shell.
                continue;
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private LineReader reader(Commands commands) {
        Environment environment = session.environment();
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("continuo")
                .parser(new LineParser(variables))
                .completer(new LineCompleter(commands, session))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.AUTO_LIST, true)
                .variable(LineReader.LIST_MAX, LONGEST_LIST)
                .variable(LineReader.HISTORY_SIZE, HISTORY_SIZE)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION);
        if (environment.history()) {
            builder.variable(LineReader.HISTORY_FILE, environment.userFolder().resolve("history"));
        }
        return builder.build();
    }

    /** @param atEnd what Ctrl-D means */
    private boolean agreed(String question, boolean atEnd) {
        // A reader of its own: the answer is no command, and does not belong into the history.
        LineReader answer = LineReaderBuilder.builder().terminal(terminal).build();
        streams.out().flush();
        try {
            return answer.readLine(question).strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (UserInterruptException e) {
            return false;
        } catch (EndOfFileException e) {
            return atEnd;
        }
    }

    private void startup(ScriptRunner scripts) {
        try {
            Optional<Path> file = session.environment().startup();
            if (file.isPresent()) {
                scripts.file(file.get(), List.of(), scripts.running(console()));
            }
        } catch (Throwable thrown) {
            streams.err().line("continuo: " + faults.of(thrown).message());
        }
        streams.err().flush();
    }

    private void greet() {
        streams.out()
                .line("Continuo " + continuo.shell.session.Version.text()
                        + ". Type help to see what there is to do, exit or Ctrl-D to leave.");
        streams.out().flush();
    }

    private void execute(String line, Interpreter interpreter) {
        Console console = console();
        try {
            interpreter.execute(line, variables, console);
        } catch (ScriptRunner.Stopped | Output.Closed e) {
            // Reported where it happened; the prompt comes back.
            console.flush();
        } catch (Throwable thrown) {
            console.complaint(faults.of(thrown).message());
        }
        console.flush();
    }

    private Console console() {
        Environment environment = session.environment();
        boolean able = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        boolean colour = environment.get("NO_COLOR").isEmpty() && able;
        Console.Display display = new Console.Display(this::width, this::height, colour, environment.unicode(), able);
        Console plain = new Console(streams, json, display, new Cancellation(true));
        return JLineScreen.source(terminal).map(plain::withScreen).orElse(plain);
    }

    private int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : 80;
    }

    private int height() {
        int lines = terminal.getHeight();
        return lines > 0 ? lines : 24;
    }

    private static List<String> lines(LineReader reader) {
        List<String> lines = new ArrayList<>();
        reader.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
    }
}
