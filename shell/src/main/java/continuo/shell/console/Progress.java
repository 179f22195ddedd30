package continuo.shell.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Shows how far a long command has come: lines drawn again and again on a terminal, a line every few seconds in a pipe, an
 * object every few seconds under {@code --json}, and for a job nothing by itself: whoever watches the job draws. A command
 * that is done within the first interval leaves no trace in a pipe.
 */
public final class Progress implements AutoCloseable {
    private static final long TERMINAL_INTERVAL = 100_000_000L;
    private static final long PIPE_INTERVAL = 5_000_000_000L;

    /** Lines of the terminal that stay as they are, so that what was said last can still be read. */
    private static final int LINES_LEFT = 2;

    private final Medium medium;
    private final String task;
    private final UnaryOperator<Status> frame;
    private final LongSupplier clock;
    private final long begun;
    private long shown;
    private String hint = "";

    /** Where progress is shown. */
    sealed interface Medium {
        /** Drawn in a terminal's last lines. */
        record Terminal(LiveArea area, Console.Display display) implements Medium {}

        /** A line now and then. */
        record Lines(Output output, boolean json) implements Medium {}

        /** Kept for whoever asks. */
        record Kept(JobSide job) implements Medium {}
    }

    /** @param frame put around each status */
    Progress(Medium medium, String task, UnaryOperator<Status> frame) {
        this(medium, task, frame, System::nanoTime);
    }

    Progress(Medium medium, String task, LongSupplier clock) {
        this(medium, task, UnaryOperator.identity(), clock);
    }

    private Progress(Medium medium, String task, UnaryOperator<Status> frame, LongSupplier clock) {
        this.frame = frame;
        this.medium = medium;
        this.task = task;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.shown = begun;
    }

    /** {@code done} of {@code total}; may be called from any thread and as often as one likes. */
    public void at(long done, long total) {
        double share = total == 0 ? 1 : (double) done / total;
        Status status = new Advance(task, share, task + " " + done + "/" + total, (clock.getAsLong() - begun) / 1e9);
        at(() -> status);
    }

    /** Shows a status, which is asked for only when it is shown; from any thread and as often as one likes. */
    public synchronized void at(Supplier<? extends Status> status) {
        if (medium instanceof Medium.Kept kept) {
            kept.job().status(() -> frame.apply(status.get()));
            return;
        }
        long now = clock.getAsLong();
        if (now - shown >= (medium instanceof Medium.Terminal ? TERMINAL_INTERVAL : PIPE_INTERVAL)) {
            shown = now;
            show(frame.apply(status.get()));
        }
    }

    private void show(Status status) {
        if (medium instanceof Medium.Terminal terminal) {
            int width = terminal.display().width().getAsInt();
            int height = Math.max(1, terminal.display().height().getAsInt() - LINES_LEFT);
            List<String> lines = new ArrayList<>();
            Status.Room room = new Status.Room(
                    // The last column stays free: some terminals begin a new line behind it.
                    width - 1,
                    hint.isEmpty() ? height : height - 1,
                    terminal.display().unicode());
            status.lines(room).stream().limit(room.height()).map(room::cut).forEach(lines::add);
            if (!hint.isEmpty() && lines.size() < height) {
                lines.add(room.cut(hint));
            }
            terminal.area().draw(lines, width);
        } else if (medium instanceof Medium.Lines lines) {
            lines.output().line(lines.json() ? Json.text(status.object()) : status.line());
            lines.output().flush();
        }
    }

    /** A line below the status that tells which keys do what; only on a terminal, and from the next drawing on. */
    public synchronized void hint(String text) {
        hint = text;
    }

    /** Takes what was drawn off the terminal. */
    @Override
    public synchronized void close() {
        if (medium instanceof Medium.Terminal terminal) {
            terminal.area().wipe(terminal.display().width().getAsInt());
        }
    }
}
