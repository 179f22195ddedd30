package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.language.Comparison;
import continuo.shell.language.Condition;
import continuo.shell.language.LineSpan;
import continuo.shell.language.Statement;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import continuo.shell.session.FilePattern;
import continuo.shell.session.Session;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the words of loops and conditions stand for now. */
final class Operands {
    private final Interpreter interpreter;
    private final Session session;
    private final Variables variables;

    Operands(Interpreter interpreter, Variables variables) {
        this.interpreter = interpreter;
        this.session = interpreter.session();
        this.variables = variables;
    }

    /**
     * The words that a loop goes through, patterns replaced by the files that match.
     *
     * @throws Failure of kind USER where a variable has no value or no file matches
     */
    List<String> items(Statement.ForEach loop) {
        List<String> items = new ArrayList<>();
        for (Word word : interpreter.words(loop.words(), variables)) {
            List<String> matches = matches(word);
            if (matches.isEmpty()) {
                throw Failure.user(
                        "no file matches \"" + word.text() + "\" (write it in single quotes to mean the text itself)");
            }
            items.addAll(matches);
        }
        return items;
    }

    /** The same where a pattern that nothing matches yet stands for the files that earlier commands may be about to make. */
    Foreseen foreseen(Statement.ForEach loop) {
        List<String> items = new ArrayList<>();
        Set<String> standIns = new HashSet<>();
        for (Word word : interpreter.words(loop.words(), variables)) {
            List<String> matches = matches(word);
            items.addAll(matches);
            if (matches.isEmpty()) {
                items.add(word.text());
                standIns.add(word.text());
            }
        }
        return new Foreseen(items, standIns);
    }

    /**
     * What a loop will go through, as far as one can know.
     *
     * @param standIns items that are patterns and stand for files
     */
    record Foreseen(List<String> items, Set<String> standIns) {}

    private List<String> matches(Word word) {
        return word.glob()
                .map(glob -> FilePattern.matches(glob, session.environment().directory()))
                .orElseGet(() -> List.of(word.text()));
    }

    /** @throws Failure of kind USER where a variable has no value, or texts are to be ordered as numbers */
    boolean holds(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition());
        }
        if (condition instanceof Condition.Exists exists) {
            return Files.exists(session.environment().path(text(exists.path())));
        }
        if (condition instanceof Condition.Run run) {
            return session.hasRun(text(run.name()));
        }
        Condition.Compared compared = (Condition.Compared) condition;
        return new Comparison(compared.operator(), text(compared.right())).holds(text(compared.left()));
    }

    private String text(LineSpan place) {
        List<Word> words = interpreter.words(place, variables);
        if (words.size() != 1) {
            throw Failure.user(place.text() + " stands for " + words.size() + " words; one is needed here");
        }
        return words.get(0).text();
    }
}
