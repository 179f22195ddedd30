package continuo.shell.editing;

import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * Reads lines where nothing that was written can be drawn anew, or nothing should be because it is read aloud: letters
 * are echoed, a list is plain lines, and after it or another line of the history the prompt stands there anew.
 */
final class PlainReader implements PromptReader {
    private static final char BACKSPACE = '\b';
    private static final char DELETE = 127;
    private static final char END_OF_INPUT = 4;
    private static final char KILL_LINE = 21;
    private static final char ESCAPE = 27;

    private final Terminal terminal;
    private final Prompts prompts;
    private final LineParser parser;
    private final LineCompleter completer;
    private final LineHistory history;
    private final StringBuilder line = new StringBuilder();
    private boolean reading;
    private volatile boolean interrupted;
    /** A letter that came with an interrupt and belongs to the next line; negative where there is none. */
    private int pending = -1;

    PlainReader(Terminal terminal, Prompts prompts, LineParser parser, LineCompleter completer, LineHistory history) {
        this.terminal = terminal;
        this.prompts = prompts;
        this.parser = parser;
        this.completer = completer;
        this.history = history;
    }

    @Override
    public String read() {
        Thread thread = Thread.currentThread();
        Attributes before = terminal.enterRawMode();
        Terminal.SignalHandler handler = terminal.handle(Terminal.Signal.INT, signal -> interrupt(thread));
        line.setLength(0);
        history.moveToEnd();
        begin(true);
        try {
            while (true) {
                int c = next();
                if (c < 0 || c == END_OF_INPUT && line.isEmpty()) {
                    throw new EndOfFileException();
                }
                if (c == '\r' || c == '\n' ? ends() : !takes((char) c)) {
                    history.add(Instant.now(), line.toString());
                    return line.toString();
                }
            }
        } catch (InterruptedIOException e) {
            throw new UserInterruptException(line.toString());
        } catch (IOException e) {
            throw new IOError(e);
        } finally {
            if (interrupted) {
                interrupted = false;
                Thread.interrupted();
            }
            write("\n");
            begin(false);
            terminal.handle(Terminal.Signal.INT, handler);
            terminal.setAttributes(before);
        }
    }

    private void interrupt(Thread thread) {
        interrupted = true;
        thread.interrupt();
    }

    private int next() throws IOException {
        int c = pending >= 0 ? pending : terminal.reader().read();
        pending = -1;
        if (interrupted) {
            pending = c;
            throw new InterruptedIOException();
        }
        return c;
    }

    private synchronized void begin(boolean typing) {
        reading = typing;
        if (typing) {
            showLine();
        }
    }

    private boolean ends() {
        if (parser.complete(line.toString())) {
            return true;
        }
        line.append('\n');
        write("\n" + prompts.continuation());
        return false;
    }

    private synchronized boolean takes(char c) throws IOException {
        switch (c) {
            case '\t' -> complete();
            case BACKSPACE, DELETE -> erase();
            case KILL_LINE -> replace("");
            case ESCAPE -> arrow();
            default -> {
                if (c >= ' ') {
                    line.append(c);
                    write(String.valueOf(c));
                }
            }
        }
        return true;
    }

    private void erase() {
        int length = line.length();
        if (length == 0 || line.charAt(length - 1) == '\n') {
            return;
        }
        line.setLength(line.offsetByCodePoints(length, -1));
        write("\b \b");
    }

    private void arrow() throws IOException {
        if (terminal.reader().read() < 0) {
            return;
        }
        int key = terminal.reader().read();
        if (key == 'A' && history.previous() || key == 'B' && history.next()) {
            replace(history.current());
        }
    }

    private void replace(String text) {
        line.setLength(0);
        line.append(text);
        write("\n");
        showLine();
    }

    private void complete() {
        TypedLine typed = (TypedLine) parser.parse(line.toString(), line.length(), Parser.ParseContext.COMPLETE);
        List<Offer> fitting = completer.offers(typed).stream()
                .filter(offer -> offer.value().startsWith(typed.prefix()))
                .toList();
        if (fitting.isEmpty()) {
            return;
        }
        String common = fitting.get(0).value();
        for (Offer offer : fitting) {
            while (!offer.value().startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        boolean complete = fitting.size() == 1 && fitting.get(0).complete();
        String word = typed.escape(common, complete) + (complete ? " " : "");
        String added = word.substring(typed.raw().length());
        if (fitting.size() > 1 && common.equals(typed.prefix())) {
            list(fitting);
        }
        line.append(added);
        write(added);
    }

    private void list(List<Offer> offers) {
        StringBuilder text = new StringBuilder("\n");
        for (Offer offer : offers) {
            String description = offer.description();
            text.append(offer.shown())
                    .append(description.isEmpty() ? "" : ": " + description)
                    .append('\n');
        }
        write(text.toString());
        showLine();
    }

    private void showLine() {
        write(prompts.first() + line.toString().replace("\n", "\n" + prompts.continuation()));
    }

    private void write(String text) {
        terminal.writer().print(text.replace("\n", "\r\n"));
        terminal.flush();
    }

    @Override
    public synchronized void announce(String message) {
        write((reading ? "\n" : "") + message + "\n");
        if (reading) {
            showLine();
        }
    }

    @Override
    public void redraw() {
        // It looks the same whatever is known of its words.
    }
}
