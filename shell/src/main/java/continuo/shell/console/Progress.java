package continuo.shell.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * How far a long command has come: one line rewritten on a terminal, a line every few seconds in a pipe, an object every
 * few seconds under {@code --json}. A command that is done within the first interval leaves no trace in a pipe.
 */
public final class Progress implements AutoCloseable {
    private static final long TERMINAL_INTERVAL = 100_000_000L;
    private static final long PIPE_INTERVAL = 5_000_000_000L;

    private final Output output;
    private final Style style;
    private final String task;
    private final IntSupplier width;
    private final long begun = System.nanoTime();
    private long shown = begun;
    private int length;

    enum Style {
        TERMINAL,
        PLAIN,
        JSON
    }

    Progress(Output output, Style style, String task, IntSupplier width) {
        this.output = output;
        this.style = style;
        this.task = task;
        this.width = width;
    }

    /** {@code done} of {@code total}; may be called from any thread and as often as one likes. */
    public void at(long done, long total) {
        at(done, total, Map.of());
    }

    /** With figures such as losses, shown in the map's order. */
    public synchronized void at(long done, long total, Map<String, Double> figures) {
        long now = System.nanoTime();
        if (now - shown < (style == Style.TERMINAL ? TERMINAL_INTERVAL : PIPE_INTERVAL)) {
            return;
        }
        shown = now;
        switch (style) {
            case TERMINAL -> rewrite(words(done, total, figures, now));
            case PLAIN -> output.line(words(done, total, figures, now));
            case JSON -> output.line(Json.text(object(done, total, figures, now)));
        }
        output.flush();
    }

    private String words(long done, long total, Map<String, Double> figures, long now) {
        double seconds = (now - begun) / 1e9;
        StringBuilder line = new StringBuilder(task + " " + done + "/" + total);
        if (total > 0) {
            line.append(" (").append(100 * done / total).append(" %)");
        }
        figures.forEach(
                (name, value) -> line.append("  ").append(name).append(' ').append(Numbers.shown(value)));
        if (done > 0 && done < total) {
            line.append("  ").append(duration(seconds / done * (total - done))).append(" left");
        }
        return line.toString();
    }

    private Map<String, Object> object(long done, long total, Map<String, Double> figures, long now) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("progress", task);
        object.put("done", done);
        object.put("total", total);
        object.put("seconds", Math.round((now - begun) / 1e8) / 10.0);
        object.putAll(figures);
        return object;
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
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
