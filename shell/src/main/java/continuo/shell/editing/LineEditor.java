package continuo.shell.editing;

import continuo.shell.command.Commands;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** The line at the prompt: reads it from the user, with completion, hints, colours and history. */
public final class LineEditor {
    private static final Prompts PROMPTS = new Prompts("continuo> ", "        > ");

    /**
     * How to edit.
     *
     * @param plain where nothing can be drawn anew, or nothing should be: no colours, no hints, lists as plain lines
     * @param colour whether colours and dim hints are wanted
     * @param history whether lines are remembered
     */
    public record Manner(boolean plain, boolean colour, boolean history) {}

    private final LineParser parser;
    private final LineHistory history;
    private final PromptReader reader;

    public LineEditor(Terminal terminal, Commands commands, Session session, Variables variables, Manner manner) {
        Supplier<Variables> now = () -> variables.withDefined(session.variables());
        parser = new LineParser(now);
        history = manner.history()
                ? LineHistory.in(session.environment().userFolder().resolve("history"), this::units, this::announce)
                : LineHistory.none();
        Vocabulary all = Vocabulary.whole(commands, session);
        LineCompleter completer = new LineCompleter(all, now);
        if (manner.plain()) {
            reader = new PlainReader(terminal, PROMPTS, parser, completer, history);
        } else {
            ShellReader drawing = new ShellReader(terminal, PROMPTS, parser, completer, history);
            if (manner.colour()) {
                Vocabulary known = Vocabulary.atOnce(commands, session, session.workplace()::loadedPlugins);
                LineHints hints = new LineHints(known, now, history::continuing);
                drawing.colour(new LineColours(known, now));
                drawing.hints(hints::of);
            }
            reader = drawing;
        }
        load();
    }

    private void load() {
        try {
            history.load();
        } catch (IOException e) {
            announce("what was typed before cannot be read: " + e.getMessage());
        }
    }

    /**
     * The next line: several where several were pasted or belong together.
     *
     * @throws UserInterruptException when the user gave the line up
     * @throws EndOfFileException when there is none any more
     */
    public String read() {
        return reader.read();
    }

    /** Lines that were pasted together, cut where one does not go on in the next; blank ones left out. */
    public List<String> units(String text) {
        List<String> units = new ArrayList<>();
        StringBuilder unit = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            unit.append(unit.isEmpty() ? "" : "\n").append(line);
            if (parser.complete(unit.toString())) {
                if (!unit.toString().isBlank()) {
                    units.add(unit.toString());
                }
                unit.setLength(0);
            }
        }
        if (!unit.toString().isBlank()) {
            units.add(unit.toString());
        }
        return units;
    }

    /** The lines typed before, oldest first. */
    public List<String> history() {
        return history.lines();
    }

    /** Says something to the user, above the line that is being typed if there is one. */
    public void announce(String message) {
        reader.announce("continuo: " + message);
    }

    /** Draws the line again, for what is known of its words may have changed. */
    public void refresh() {
        reader.redraw();
    }
}
