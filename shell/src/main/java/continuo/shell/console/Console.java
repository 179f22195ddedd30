package continuo.shell.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** What a command talks to: results go to standard output, everything else to standard error. */
public final class Console {
    private final Streams streams;
    private final boolean json;
    private final Display display;
    private final Cancellation cancellation;
    private final LiveArea area;
    private final Optional<JobSide> job;
    private final Optional<Screen.Source> screen;
    /** Whether a person reads at a terminal what comes of it, by way of a job or at once. */
    private final boolean person;
    /** What is said around how far a part of the work is. */
    private final UnaryOperator<Status> frame;

    /**
     * How results are shown.
     *
     * @param width columns of the terminal, asked each time because a window may be resized
     * @param height lines of the terminal, asked likewise
     * @param colour whether colours are wanted
     * @param unicode whether more than ASCII may be drawn
     * @param live whether the terminal can have lines drawn again
     */
    public record Display(IntSupplier width, IntSupplier height, boolean colour, boolean unicode, boolean live) {}

    public Console(Streams streams, boolean json, Display display, Cancellation cancellation) {
        this(
                streams,
                json,
                display,
                cancellation,
                new LiveArea(streams.err()),
                Optional.empty(),
                Optional.empty(),
                streams.out().terminal(),
                UnaryOperator.identity());
    }

    private Console(
            Streams streams,
            boolean json,
            Display display,
            Cancellation cancellation,
            LiveArea area,
            Optional<JobSide> job,
            Optional<Screen.Source> screen,
            boolean person,
            UnaryOperator<Status> frame) {
        this.streams = streams;
        this.json = json;
        this.display = display;
        this.cancellation = cancellation;
        this.area = area;
        this.job = job;
        this.screen = screen;
        this.person = person;
        this.frame = frame;
    }

    /** The same for a command that was asked for JSON. */
    public Console withJson() {
        return new Console(streams, true, display, cancellation, area, job, screen, person, frame);
    }

    /** The same for another command, with a cancellation of its own. */
    public Console with(Cancellation other) {
        return new Console(streams, json, display, other, area, job, screen, person, frame);
    }

    /** The same where a command may take over the terminal. */
    public Console withScreen(Screen.Source source) {
        return new Console(streams, json, display, cancellation, area, job, Optional.of(source), person, frame);
    }

    /** One for a command that runs as a job: it looks the same, but what is said goes elsewhere. */
    public Console ofJob(Streams elsewhere, Cancellation own, JobSide side) {
        LiveArea none = new LiveArea(elsewhere.err());
        return new Console(elsewhere, json, display, own, none, Optional.of(side), Optional.empty(), person, frame);
    }

    /** The same for a part of some work: whatever tells how far it is, is told in this frame. */
    public Console framed(UnaryOperator<Status> around) {
        return new Console(streams, json, display, cancellation, area, job, screen, person, around);
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

    public int height() {
        return display.height().getAsInt();
    }

    /** Whether more than ASCII may be drawn. */
    public boolean unicode() {
        return display.unicode();
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** A line for people. */
    public void line(String text) {
        cancellation.checkAbandoned();
        write(json ? streams.err() : streams.out(), text);
    }

    /** A paragraph for people, cut at blanks to the terminal's width. */
    public void paragraph(String text) {
        for (String line : Table.wrap(text, width())) {
            line(line);
        }
    }

    /** What may be done next: only for a person at a terminal, in whose way it is not. */
    public void hint(String text) {
        if (!json && person) {
            paragraph(text);
        }
    }

    /** A JSON object on its line; only where {@link #json()}. */
    public void object(Map<String, ?> object) {
        cancellation.checkAbandoned();
        write(streams.out(), Json.text(object));
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
        complaint(text);
    }

    /** What went wrong; on a terminal cut at blanks, elsewhere on one line. */
    public void complaint(String text) {
        streams.out().flush();
        String line = "continuo: " + text;
        if (streams.err().terminal()) {
            line.lines()
                    .flatMap(part -> Table.wrap(part, width()).stream())
                    .forEach(part -> write(streams.err(), part));
        } else {
            write(streams.err(), line);
        }
        streams.err().flush();
    }

    /**
     * A line that was written to another console.
     *
     * @param error whether it went to standard error there
     */
    public void passOn(String line, boolean error) {
        write(error ? streams.err() : streams.out(), line);
        flush();
    }

    private void write(Output output, String text) {
        // In one go, and at once: lines drawn between would be taken for others when they are drawn again.
        synchronized (area) {
            area.wipe(width());
            output.line(text);
            if (output.terminal()) {
                output.flush();
            }
        }
    }

    /** Has what is said written to a file, too, where the command runs as a job. */
    public void keepOutputIn(Path file) {
        job.ifPresent(side -> side.keepOutputIn(file));
    }

    /** Shows how far a long command has come; close it when done. */
    public Progress progress(String task) {
        return new Progress(medium(), task, frame);
    }

    private Progress.Medium medium() {
        if (job.isPresent()) {
            return new Progress.Medium.Kept(job.get());
        }
        return !json && display.live() && streams.err().terminal()
                ? new Progress.Medium.Terminal(area, display)
                : new Progress.Medium.Lines(streams.err(), json);
    }

    public void flush() {
        streams.out().flush();
        streams.err().flush();
    }
}
