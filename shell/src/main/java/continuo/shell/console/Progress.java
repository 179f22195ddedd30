package continuo.shell.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How far a long command has come: one line rewritten on a terminal, a line every few seconds in a pipe, an object every
 * few seconds under {@code --json}. A command that is done within the first interval leaves no trace in a pipe.
 */
public final class Progress implements AutoCloseable {
    private static final long TERMINAL_INTERVAL = 100_000_000L;
    private static final long PIPE_INTERVAL = 5_000_000_000L;

    /** Before this share is done, the time left is anybody's guess. */
    private static final double ENOUGH_TO_ESTIMATE = 0.01;

    private final Output output;
    private final Style style;
    private final String task;
    private final IntSupplier width;
    private final LongSupplier clock;
    private final long begun;
    private long shown;
    private int length;

    enum Style {
        TERMINAL,
        PLAIN,
        JSON
    }

    Progress(Output output, Style style, String task, IntSupplier width) {
        this(output, style, task, width, System::nanoTime);
    }

    Progress(Output output, Style style, String task, IntSupplier width, LongSupplier clock) {
        this.output = output;
        this.style = style;
        this.task = task;
        this.width = width;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.shown = begun;
    }

    /** {@code done} of {@code total}; may be called from any thread and as often as one likes. */
    public void at(long done, long total) {
        at(total == 0 ? 1 : (double) done / total, task + " " + done + "/" + total, Map.of());
    }

    /**
     * How far it is.
     *
     * @param share of the whole that is done, 0..1
     * @param where in words
     * @param figures such as losses, shown in the map's order
     */
    public synchronized void at(double share, String where, Map<String, Double> figures) {
        long now = clock.getAsLong();
        if (now - shown < (style == Style.TERMINAL ? TERMINAL_INTERVAL : PIPE_INTERVAL)) {
            return;
        }
        shown = now;
        switch (style) {
            case TERMINAL -> rewrite(words(share, where, figures, now));
            case PLAIN -> output.line(words(share, where, figures, now));
            case JSON -> output.line(Json.text(object(share, where, figures, now)));
        }
        output.flush();
    }

    private String words(double share, String where, Map<String, Double> figures, long now) {
        StringBuilder line = new StringBuilder(where);
        line.append(" (").append((int) (100 * share)).append(" %)");
        if (share >= ENOUGH_TO_ESTIMATE && share < 1) {
            double seconds = (now - begun) / 1e9;
            line.append("  ")
                    .append(Numbers.duration(seconds / share * (1 - share)))
                    .append(" left");
        }
        figures.forEach(
                (name, value) -> line.append("  ").append(name).append(' ').append(Numbers.shown(value)));
        return line.toString();
    }

    private Map<String, Object> object(double share, String where, Map<String, Double> figures, long now) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("progress", task);
        object.put("share", Math.round(share * 1000) / 1000.0);
        object.put("where", where);
        object.put("seconds", Math.round((now - begun) / 1e8) / 10.0);
        object.putAll(figures);
        return object;
    }

    private void rewrite(String line) {
        int room = Math.max(1, width.getAsInt() - 1);
        String cut = line.length() > room ? line.substring(0, room) : line;
        output.print("\r" + cut + " ".repeat(Math.max(0, length - cut.length())));
        length = cut.length();
    }

    /** Wipes the line from the terminal. */
    @Override
    public synchronized void close() {
        if (length > 0) {
            output.print("\r" + " ".repeat(length) + "\r");
            output.flush();
            length = 0;
        }
    }
}
