package continuo.shell.console;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** What a command talks to: results go to standard output, everything else to standard error. */
public final class Console {
    private final Streams streams;
    private final boolean json;
    private final Display display;
    private final Cancellation cancellation;
    private final Optional<Screen.Source> screen;

    /**
     * How results are shown.
     *
     * @param width columns of the terminal, asked each time because a window may be resized
     * @param colour whether colours are wanted
     */
    public record Display(IntSupplier width, boolean colour) {}

    public Console(Streams streams, boolean json, Display display, Cancellation cancellation) {
        this(streams, json, display, cancellation, Optional.empty());
    }

    private Console(
            Streams streams, boolean json, Display display, Cancellation cancellation, Optional<Screen.Source> screen) {
        this.streams = streams;
        this.json = json;
        this.display = display;
        this.cancellation = cancellation;
        this.screen = screen;
    }

    /** The same for a command that was asked for JSON. */
    public Console withJson() {
        return new Console(streams, true, display, cancellation, screen);
    }

    /** The same where a command may take over the terminal. */
    public Console withScreen(Screen.Source source) {
        return new Console(streams, json, display, cancellation, Optional.of(source));
    }

    /** The terminal, where a person sits before one that may be taken over. */
    public Optional<Screen.Source> screen() {
        return json ? Optional.empty() : screen;
    }

    public boolean json() {
        return json;
    }

    public boolean colour() {
        return display.colour();
    }

    public int width() {
        return display.width().getAsInt();
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** A line for people. */
    public void line(String text) {
        cancellation.checkAbandoned();
        (json ? streams.err() : streams.out()).line(text);
    }

    /** A paragraph for people, cut at blanks to the terminal's width. */
    public void paragraph(String text) {
        for (String line : Table.wrap(text, width())) {
            line(line);
        }
    }

    /** A JSON object on its line; only where {@link #json()}. */
    public void object(Map<String, ?> object) {
        cancellation.checkAbandoned();
        streams.out().line(Json.text(object));
    }

    /** A table for people, or its rows as objects. */
    public void table(Table table) {
        if (json) {
            table.objects().forEach(this::object);
        } else {
            table.lines(width()).forEach(this::line);
        }
    }

    /** Something the user should know that is not the result. */
    public void note(String text) {
        cancellation.checkAbandoned();
        streams.out().flush();
        streams.err().line("continuo: " + text);
        streams.err().flush();
    }

    /** Shows how far a long command has come; close it when done. */
    public Progress progress(String task) {
        if (json) {
            return new Progress(streams.err(), Progress.Style.JSON, task, display.width());
        }
        Progress.Style style = streams.err().terminal() ? Progress.Style.TERMINAL : Progress.Style.PLAIN;
        return new Progress(streams.err(), style, task, display.width());
    }

    public void flush() {
        streams.out().flush();
        streams.err().flush();
    }
}
