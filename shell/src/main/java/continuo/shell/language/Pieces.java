package continuo.shell.language;

import continuo.fault.Failure;
import continuo.shell.language.CommandLines.Line;
import continuo.shell.language.Statement.Faulty;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The commands of a script one after the other, not yet put together to blocks. Keeps count of how much one block holds. */
final class Pieces {
    /** A longer block is most likely one without its end. */
    private static final int LONGEST_BLOCK = 10_000;

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 100;

    private final CommandLines lines;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private int held;
    private int heldCharacters;
    private boolean ended;
    private Optional<Faulty> fault = Optional.empty();

    Pieces(CommandLines lines) {
        this.lines = lines;
    }

    /** Words of one line that are still to be looked at; at least one. */
    record Piece(Line line, List<Word> words) {
        boolean begins(String keyword) {
            return words.get(0).is(keyword);
        }

        LineSpan place() {
            return place(0, words.size());
        }

        /** From one word to before another. */
        LineSpan place(int from, int to) {
            return new LineSpan(line, words.get(from).start(), words.get(to - 1).end());
        }

        /** Where a word of the language stands; the number of words where it does not. */
        int find(String keyword) {
            int at = 0;
            while (at < words.size() && !words.get(at).is(keyword)) {
                at++;
            }
            return at;
        }

        /** The words from one on; empty where there are none. */
        Optional<Piece> from(int word) {
            return word < words.size()
                    ? Optional.of(new Piece(line, words.subList(word, words.size())))
                    : Optional.empty();
        }
    }

    /** Forgets how much was read: a new statement begins. */
    void beginStatement() {
        held = 0;
        heldCharacters = 0;
    }

    /** The next command; empty at the end, which is also where the script cannot be understood any further. */
    Optional<Piece> take() throws IOException {
        while (waiting.isEmpty() && !ended) {
            readLine();
        }
        return Optional.ofNullable(waiting.poll());
    }

    void putBack(Piece piece) {
        waiting.addFirst(piece);
    }

    /** Whether there is a fault to take. */
    boolean stopped() {
        return fault.isPresent();
    }

    /** Why the script cannot be understood any further; told once. */
    Optional<Faulty> takeFault() {
        Optional<Faulty> last = fault;
        fault = Optional.empty();
        return last;
    }

    /**
     * Ends the script where a block is too large to be meant.
     *
     * @param depth of the block among others, from 1
     */
    void checkSize(Piece head, int depth) {
        if (held > LONGEST_BLOCK || heldCharacters > MOST_CHARACTERS) {
            stop(
                    head.place(),
                    "the block that begins here is longer than " + LONGEST_BLOCK + " lines or " + MOST_CHARACTERS
                            + " characters; is its end missing?");
        } else if (depth > DEEPEST) {
            stop(head.place(), "blocks stand in each other more than " + DEEPEST + " deep");
        }
    }

    private void readLine() throws IOException {
        Optional<Line> line;
        try {
            line = lines.next();
        } catch (Failure failure) {
            stop(LineSpan.of(new Line("", lines.line())), failure.getMessage());
            return;
        }
        if (line.isEmpty()) {
            ended = true;
            return;
        }
        held++;
        heldCharacters += line.get().text().length();
        Lexed lexed = Lexer.cut(line.get().text());
        if (lexed.complete()) {
            lexed.commands().forEach(words -> waiting.add(new Piece(line.get(), words)));
        } else {
            stop(
                    LineSpan.of(line.get()),
                    switch (lexed.open()) {
                        case SINGLE_QUOTE -> "a single quote (') is not closed";
                        case DOUBLE_QUOTE -> "a double quote (\") is not closed";
                        default -> "nothing follows the backslash at the end";
                    });
        }
    }

    private void stop(LineSpan place, String problem) {
        fault = Optional.of(Faulty.at(place, problem));
        waiting.clear();
        ended = true;
    }
}
