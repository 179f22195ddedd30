package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Output;
import continuo.shell.console.Remedies;
import continuo.shell.console.Streams;
import continuo.shell.editing.LineEditor;
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
        TerminalBuilder builder = TerminalBuilder.builder().name("Continuo").system(true);
        if (dumb(session)) {
            // JLine's own dumb terminal has neither Tab nor Ctrl-C; nothing that this type could do is made use of.
            builder.type("ansi");
        }
        try (Terminal terminal = builder.build()) {
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
        List<LineEditor> editing = new ArrayList<>();
        Foreground foreground = new Foreground(new TerminalInterrupts(terminal), true);
        Interpreter interpreter =
                new Interpreter(session, scripts, () -> editing.get(0).history(), foreground, faults);
        scripts.attach(interpreter);
        LineEditor editor = new LineEditor(
                terminal,
                interpreter.commands(),
                session,
                variables,
                new LineEditor.Manner(
                        dumb(session), colour(), session.environment().history()));
        editing.add(editor);
        // Between commands, too, Ctrl-C must not end the process.
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
        session.askedOf(question -> agreed(question, false));
        greet();
        loadPlugins(editor);
        startup(scripts);
        // Ctrl-D at the question says once more that one wants to leave.
        Departure departure =
                new Departure(terminal, session.jobs(), streams.out(), question -> agreed(question, true));
        read(editor, interpreter);
        while (!departure.agreed()) {
            session.leaving().stay();
            read(editor, interpreter);
        }
        return session.leaving().exitCode().orElse(0);
    }

    /** Reads and runs lines until the user wants to leave. */
    private void read(LineEditor editor, Interpreter interpreter) {
        while (!session.leaving().wanted()) {
            interpreter.jobs().news().forEach(streams.err()::line);
            streams.err().flush();
            try {
                executeAll(editor.units(editor.read()), interpreter);
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt throws the line away, as in any shell.
                continue;
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    /** Has the plugins ready by the time the first word is typed, without keeping anybody waiting. */
    private void loadPlugins(LineEditor editor) {
        session.workplace().noticesTo(editor::announce);
        Thread loader = new Thread(
                () -> {
                    try {
                        session.plugins();
                        editor.refresh();
                    } catch (Failure failure) {
                        if (failure.kind() != Failure.Kind.INTERRUPTED) {
                            editor.announce(Remedies.told(failure));
                        }
                    }
                },
                "plugins");
        loader.setDaemon(true);
        loader.start();
    }

    /** Runs lines pasted together one by one, as if they had been typed; Ctrl-C gives up the rest, too. */
    private void executeAll(List<String> lines, Interpreter interpreter) {
        for (String line : lines) {
            if (session.leaving().wanted() || !execute(line, interpreter)) {
                return;
            }
        }
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

    /** Returns false when the user interrupted it. */
    private boolean execute(String line, Interpreter interpreter) {
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
        return !console.cancellation().requested();
    }

    private Console console() {
        Environment environment = session.environment();
        boolean able = !dumb(session);
        Console.Display display = new Console.Display(this::width, this::height, colour(), environment.unicode(), able);
        Console plain = new Console(streams, json, display, new Cancellation(true));
        return able ? JLineScreen.source(terminal).map(plain::withScreen).orElse(plain) : plain;
    }

    private int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : 80;
    }

    private boolean colour() {
        return session.environment().get("NO_COLOR").isEmpty() && !dumb(session);
    }

    private int height() {
        int lines = terminal.getHeight();
        return lines > 0 ? lines : 24;
    }

    private static boolean dumb(Session session) {
        return session.environment().get("TERM").orElse(Terminal.TYPE_DUMB).startsWith(Terminal.TYPE_DUMB);
    }
}
