package continuo.shell.language;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.shell.language.Comparison.Operator;
import java.util.List;
import java.util.Optional;

/** What stands between {@code if} and {@code do}. Operands are kept as they were written. */
public sealed interface Condition {
    /** {@code exists PATH}: there is such a file or folder. */
    record Exists(LineSpan path) implements Condition {}

    /** {@code run NAME}: there is such a run. */
    record Run(LineSpan name) implements Condition {}

    /** {@code A == B}. */
    record Compared(LineSpan left, Operator operator, LineSpan right) implements Condition {}

    /** {@code not CONDITION}. */
    record Not(Condition condition) implements Condition {}

    /** Whether it speaks of values only, not of what is on disk, so that a rehearsal already knows how it will end. */
    default boolean onlyValues() {
        return this instanceof Compared
                || this instanceof Not not && not.condition().onlyValues();
    }

    /** The conditions there are, for messages and help. */
    String FORMS = "exists PATH, run NAME, A == B (or !=, <, <=, >, >=), A in FROM..TO, with not before it or without";

    /**
     * Understands the words of a condition.
     *
     * @throws Failure of kind USER where they are none
     */
    static Condition of(List<Word> words, CommandLines.Line line) {
        if (words.size() == 3) {
            Optional<Operator> operator = Operator.of(words.get(1).text());
            if (operator.isPresent() && !words.get(1).quoted()) {
                return new Compared(place(words.get(0), line), operator.get(), place(words.get(2), line));
            }
        }
        if (words.size() > 1 && words.get(0).is("not")) {
            return new Not(of(words.subList(1, words.size()), line));
        }
        if (words.size() == 2 && words.get(0).is("exists")) {
            return new Exists(place(words.get(1), line));
        }
        if (words.size() == 2 && words.get(0).is("run")) {
            return new Run(place(words.get(1), line));
        }
        String what = words.isEmpty() ? "" : "\"" + text(words, line) + "\" is no condition";
        Optional<String> guess =
                words.size() == 2 ? Nearest.to(words.get(0).text(), List.of("exists", "run", "not")) : Optional.empty();
        throw Failure.user((words.isEmpty() ? "if has no condition" : what)
                + guess.map(word -> "; did you mean " + word + "?").orElse("") + " (there are: " + FORMS + ")");
    }

    private static LineSpan place(Word word, CommandLines.Line line) {
        return new LineSpan(line, word.start(), word.end());
    }

    private static String text(List<Word> words, CommandLines.Line line) {
        return line.text()
                .substring(words.get(0).start(), words.get(words.size() - 1).end());
    }
}
