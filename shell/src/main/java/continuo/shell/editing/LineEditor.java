package continuo.shell.editing;

import continuo.plugin.PluginHost;
import continuo.shell.command.Commands;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** The line at the prompt: reads it from the user, with completion, hints, colours and history. */
public final class LineEditor {
    private static final String PROMPT = "continuo> ";
    private static final String CONTINUATION = "        > ";
    /** More candidates than this are listed only when the user says so. */
    private static final int LONGEST_LIST = 200;

    /**
     * How to edit.
     *
     * @param colour whether colours and dim hints are wanted; a dumb terminal shows none in any case
     * @param history whether lines are remembered
     */
    public record Manner(boolean colour, boolean history) {}

    private final ShellReader reader;
    private final LineParser parser;
    private final LineHistory history;

    public LineEditor(Terminal terminal, Commands commands, Session session, Variables variables, Manner manner) {
        parser = new LineParser(variables);
        history = manner.history()
                ? LineHistory.in(session.environment().userFolder().resolve("history"), this::units, this::announce)
                : LineHistory.none();
        reader = new ShellReader(terminal, CONTINUATION, settings());
        reader.setParser(parser);
        reader.setHistory(history);
        reader.setCompleter(
                new LineCompleter(new Vocabulary(commands, session, () -> Optional.of(session.plugins())), variables));
        reader.option(Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(Option.COMPLETE_IN_WORD, true);
        reader.option(Option.INSERT_TAB, false);
        reader.option(Option.AUTO_LIST, true);
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        if (manner.colour() && !dumb) {
            Supplier<Optional<PluginHost>> loaded = session::loadedPlugins;
            Vocabulary known = new Vocabulary(commands, session, loaded);
            LineHints hints = new LineHints(known, variables, history::continuing);
            reader.colour(new LineColours(known, variables));
            reader.hints(hints::of);
        } else {
            reader.option(Option.DISABLE_HIGHLIGHTER, true);
        }
        load();
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(LineReader.LIST_MAX, LONGEST_LIST);
        return settings;
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
        return reader.readLine(PROMPT);
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
        reader.printAbove("continuo: " + message);
    }

    /** Draws the line again, for what is known of its words may have changed. */
    public void refresh() {
        try {
            reader.callWidget(LineReader.REDISPLAY);
        } catch (IllegalStateException e) {
            // Nothing is being typed.
            return;
        }
    }
}
